import { LRUCache } from 'lru-cache';
import type { Position, RecordedEvent } from '../events/recorded-event.ts';

/** An event of a stream; one that was just appended has no position of its own if others were appended with it. */
export type StreamEvent = Omit<RecordedEvent, 'position'> & Partial<Pick<RecordedEvent, 'position'>>;

/** The state of a stream after one of its events, and what is needed to continue from there. */
export interface Remembered<State> {
  readonly state: State;
  /** Revision of the last event; -1 without events. */
  readonly revision: number;
  /** Position of the last event; `START` without events. */
  readonly position: Position;
  /** The event that began the stream. */
  readonly first: StreamEvent | undefined;
  /** Id of the last event, by which a store that has lost or replaced it is noticed. */
  readonly lastId: string | undefined;
  /** Ids of the commands that wrote the events. It may name later ones too, and grows with the stream. */
  readonly commands: Set<string>;
  /** A time at which the store had no later event. */
  readonly asOf: number;
}

/** Whose folds these are: copies of a decider share its `evolve`. */
type Folding = Pick<{ evolve(state: never, event: never): unknown }, 'evolve'>;

/** About 1 KB of state and command ids each: 20 MB. */
const MOST_EVENTS = 20_000;

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
};

/**
 * Folded states of streams by revision, bounded. It is never ahead of the store: an entry has only events that the
 * store has returned or acknowledged. It may be behind, because other processes write too.
 */
export class RememberedAggregates {
  private readonly states: LRUCache<string, Map<unknown, Remembered<unknown>>>;
  private readonly freezes: boolean;
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number;

  /** @param freezes For specs: an `evolve` that changes its state in place fails */
  constructor({ mostEvents = MOST_EVENTS, freezes = false, now = () => performance.now() } = {}) {
    this.freezes = freezes;
    this.now = now;
    this.states = new LRUCache({
      maxSize: mostEvents,
      sizeCalculation: (states) => [...states.values()].reduce((sum, { revision }) => sum + 2 + revision, 0),
    });
  }

  of<State>({ evolve }: Folding, stream: string): Remembered<State> | undefined {
    return this.states.get(stream)?.get(evolve) as Remembered<State> | undefined;
  }

  /** A state on which a command may be decided before the store is asked, because its append names the revision. */
  undoubted<State>(folding: Folding, stream: string): Remembered<State> | undefined {
    const known = this.of<State>(folding, stream);
    return known && known.asOf > -Infinity ? known : undefined;
  }

  /** Keeps what was read or acknowledged, unless a later state is known. */
  keep<State>({ evolve }: Folding, stream: string, read: Remembered<State>): void {
    const states = this.states.peek(stream);
    const known = states?.get(evolve);
    if (known && known.revision > read.revision) return;
    if (this.freezes) frozen(read.state);
    const asOf = known?.revision === read.revision ? Math.max(known.asOf, read.asOf) : read.asOf;
    this.states.set(stream, new Map(states).set(evolve, { ...read, asOf }));
  }

  /** An append is under way or has an unknown outcome: its stream must be read before it is decided upon. */
  doubt(stream: string): void {
    const states = this.states.peek(stream);
    if (!states) return;
    for (const [evolve, known] of states) states.set(evolve, { ...known, asOf: -Infinity });
  }

  /** The store does not have what is remembered. */
  forget(stream: string): void {
    this.states.delete(stream);
  }
}
