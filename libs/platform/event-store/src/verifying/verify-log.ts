import { crc32 } from 'node:zlib';
import { sortReadable, type EventCatalogue, type UnknownEvent } from '../events/event-catalogue.ts';
import { comparePositions, START, type EventStore, type Position, type RecordedEvent } from '../port.ts';
import { EVERY_GROUP, type Finding, type Invariant } from './invariant.ts';
import { everyEventIsKnown } from './readable-log.ts';

const SLICE = 500;
/** Above it the log is read several times, and each time a part of the groups is held and checked. */
const MOST_HELD = 20_000;

export interface VerifyOptions {
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  /** Of the service; of all services if absent. */
  readonly categories?: readonly string[];
  readonly catalogue: EventCatalogue;
  readonly invariants: readonly Invariant[];
  /** Most events that are held at a time, as far as groups can be divided. */
  readonly mostHeld?: number;
  /** Gives other work its turn; called between small steps. */
  pause?(): Promise<void> | undefined;
  /** Told after each slice: events that were read, of how many; the number is not known while they are counted. */
  progress?(read: number, of: number | undefined): void;
  readonly signal?: AbortSignal;
}

export interface VerifiedLog {
  readonly events: number;
  readonly everyEventIsKnown: Finding;
  /** In the order of the invariants. */
  readonly findings: readonly Finding[];
}

/** Events of some invariant: those of each group, and those that each group needs. */
class Groups {
  readonly invariant: Invariant;
  readonly #own = new Map<string, RecordedEvent[]>();
  readonly #shared: RecordedEvent[] = [];
  #finding: Finding = { examined: 0, violations: [] };

  constructor(invariant: Invariant) {
    this.invariant = invariant;
  }

  get finding(): Finding {
    return this.#finding;
  }

  take(event: RecordedEvent, isOfThisPass: (group: string) => boolean): void {
    const group = this.invariant.groupOf(event);
    if (group === EVERY_GROUP) this.#shared.push(event);
    else if (group !== undefined && isOfThisPass(group)) {
      const events = this.#own.get(group);
      if (events) events.push(event);
      else this.#own.set(group, [event]);
    }
  }

  /** Checks each group and forgets it. */
  async check(pause: () => Promise<void>): Promise<void> {
    for (const [group, events] of this.#own) {
      const { examined, violations } = this.invariant.check(inLogOrder(this.#shared, events));
      this.#finding = {
        examined: this.#finding.examined + examined,
        violations: [...this.#finding.violations, ...violations],
      };
      this.#own.delete(group);
      await pause();
    }
    this.#shared.length = 0;
  }
}

const inLogOrder = (shared: readonly RecordedEvent[], own: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  shared.length === 0
    ? own
    : [...shared, ...own].toSorted((one, other) => comparePositions(one.position, other.position));

/** Events up to the head, as this build can read them, in slices. */
const readableUpTo = async function* (
  { store, categories, catalogue }: VerifyOptions,
  head: Position,
): AsyncGenerator<{
  readonly read: number;
  readonly readable: readonly RecordedEvent[];
  readonly held: UnknownEvent[];
}> {
  const held = new Map<string, UnknownEvent>();
  for (let at = START; comparePositions(at, head) < 0;) {
    const slice = await store.readAll({ ...(categories && { categories }), after: at, limit: SLICE });
    const events = slice.filter(({ position }) => comparePositions(position, head) <= 0);
    if (events.length === 0) return;
    at = events.at(-1)!.position;
    const sorted = sortReadable(events, held, catalogue);
    for (const event of sorted.held) held.set(event.stream, event);
    yield { read: events.length, readable: sorted.readable, held: [...sorted.held] };
  }
};

/**
 * Checks invariants on the log up to its present head, in slices: other work has its turn between two groups, and at
 * most so many events are held at a time, unless one group alone has more.
 */
export const verifyLog = async (options: VerifyOptions): Promise<VerifiedLog> => {
  const { store, invariants, mostHeld = MOST_HELD, progress, signal } = options;
  const pause = async (): Promise<void> => {
    await options.pause?.();
    signal?.throwIfAborted();
  };
  const head = await store.head();
  const notKnown: UnknownEvent[] = [];
  let events = 0;
  for await (const { read, held } of readableUpTo(options, head)) {
    events += read;
    notKnown.push(...held);
    progress?.(events, undefined);
    await pause();
  }
  const passes = Math.max(1, Math.ceil(events / mostHeld));
  const all = invariants.map((invariant) => new Groups(invariant));
  for (let pass = 0, done = 0; pass < passes; pass++) {
    const isOfThisPass = (group: string): boolean => passes === 1 || crc32(group) % passes === pass;
    for await (const { read, readable } of readableUpTo(options, head)) {
      for (const event of readable) for (const groups of all) groups.take(event, isOfThisPass);
      progress?.((done += read), passes * events);
      await pause();
    }
    for (const groups of all) await groups.check(pause);
  }
  return {
    events,
    everyEventIsKnown: everyEventIsKnown(events, notKnown),
    findings: all.map(({ finding }) => finding),
  };
};
