import {
  inCategory,
  RememberedAggregates,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  type SubscriptionOptions,
} from '@pishkhan/event-store';
import type { Process } from './process.ts';
import type { World } from './world.ts';

const positionOf = (n: number) => ({ commit: BigInt(n), prepare: BigInt(n) });

/**
 * An event store in memory that outlives every process. Appends are not idempotent by id, so only the code above the
 * port can prevent duplicates.
 */
export class DurableStore {
  readonly log: RecordedEvent[] = [];
  private readonly world: World;
  private readonly streams = new Map<string, RecordedEvent[]>();
  private waiting: (() => void)[] = [];

  /** @param before Events from before the world started */
  constructor(world: World, before: readonly RecordedEvent[] = []) {
    this.world = world;
    for (const event of before) this.keep(event);
  }

  stream(name: string): readonly RecordedEvent[] {
    return this.streams.get(name) ?? [];
  }

  append(stream: string, expected: number, events: readonly NewEvent[]): Appended {
    const last = this.stream(stream).length - 1;
    if (last !== expected) throw new WrongExpectedRevision(stream, expected, last);
    for (const [index, event] of events.entries()) {
      const written = JSON.parse(JSON.stringify(event)) as NewEvent;
      this.keep({ ...written, stream, revision: last + 1 + index, position: positionOf(this.log.length + 1) });
    }
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) this.world.later(wake);
    return { revision: last + events.length, position: this.log.at(-1)!.position };
  }

  /** With a memory of the process, whose clock counts the appends of all. */
  of(process: Process): Pick<EventStore, 'append' | 'readStream' | 'subscribe' | 'remembered'> {
    const remembered = new RememberedAggregates({ freezes: true, now: () => this.log.length });
    return {
      remembered,
      append: async (stream, expected, events) => {
        remembered.doubt(stream);
        try {
          return await this.world.call(process, () =>
            this.append(stream, expected === 'NoStream' ? -1 : expected, events),
          );
        } finally {
          remembered.doubt(stream);
        }
      },
      readStream: (stream, from = 0) => this.world.call(process, () => this.stream(stream).slice(from)),
      subscribe: (options) => {
        const running = { stopped: false, at: Number(options.after.commit) };
        const ended = this.follow(process, options, running);
        return {
          get handled() {
            return positionOf(running.at);
          },
          stop: () => {
            running.stopped = true;
            for (const wake of this.waiting.splice(0)) this.world.later(wake);
            return ended;
          },
        };
      },
    };
  }

  private keep(event: RecordedEvent): void {
    this.log.push(event);
    const known = this.streams.get(event.stream);
    if (known) known.push(event);
    else this.streams.set(event.stream, [event]);
  }

  private async follow(
    process: Process,
    { categories, handle, onFault }: SubscriptionOptions,
    running: { stopped: boolean; at: number },
  ): Promise<void> {
    for (;;) {
      await this.world.moment(process);
      if (running.stopped) return;
      const upTo = Math.min(running.at + 1 + this.world.below(4), this.log.length);
      const events = this.log
        .slice(running.at, upTo)
        .filter(({ stream }) => categories.some((category) => inCategory(stream, category)));
      try {
        if (upTo === running.at) await new Promise<void>((resolve) => this.waiting.push(resolve));
        else if (events.length > 0 || this.world.happens(0.1)) await handle(events, positionOf(upTo));
        running.at = upTo;
      } catch (error) {
        onFault?.(error);
      }
    }
  }
}
