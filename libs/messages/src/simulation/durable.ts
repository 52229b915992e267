import { inCategory, WrongExpectedRevision, type EventStore, type NewEvent, type RecordedEvent, type SubscriptionOptions } from '@pishkhan/event-store';
import type { Checkpoints } from '../port.ts';
import type { Process, World } from './world.ts';

/** Checkpoints in memory that outlive every process. */
export class DurableCheckpoints {
  private readonly world: World;
  private readonly values = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
  }

  of(process: Process): Checkpoints {
    const { values, world } = this;
    const parse = (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as unknown));
    return {
      load: (name) => world.call(process, () => parse(values.get(name))),
      list: (prefix) => world.call(process, () => [...values.keys()].filter((name) => name.startsWith(prefix)).sort().map((name) => ({ name, value: parse(values.get(name)) }))),
      save: (entries) => world.call(process, () => entries.forEach(({ name, value }) => values.set(name, JSON.stringify(value)))),
      remove: (names) => world.call(process, () => names.forEach((name) => values.delete(name))),
    };
  }
}

const positionOf = (n: number) => ({ commit: BigInt(n), prepare: BigInt(n) });

/** An event store in memory that outlives every process. Appends know no idempotence by id: only what is above the port shows. */
export class DurableStore {
  readonly log: RecordedEvent[] = [];
  private readonly world: World;
  private waiting: (() => void)[] = [];

  constructor(world: World) {
    this.world = world;
  }

  stream(name: string): RecordedEvent[] {
    return this.log.filter(({ stream }) => stream === name);
  }

  append(stream: string, expected: number, events: readonly NewEvent[]) {
    const last = this.stream(stream).length - 1;
    if (last !== expected) throw new WrongExpectedRevision(stream, expected, last);
    for (const [index, event] of events.entries()) this.log.push({ ...event, stream, revision: last + 1 + index, position: positionOf(this.log.length + 1) });
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) this.world.later(wake);
    return { revision: last + events.length, position: this.log.at(-1)!.position };
  }

  of(process: Process): Pick<EventStore, 'append' | 'readStream' | 'subscribe'> {
    return {
      append: (stream, expected, events) => this.world.call(process, () => this.append(stream, expected === 'NoStream' ? -1 : expected, events)),
      readStream: (stream, from = 0) => this.world.call(process, () => this.stream(stream).slice(from)),
      subscribe: (options) => {
        void this.follow(process, options);
        return { stop: async () => {}, handled: options.after };
      },
    };
  }

  private async follow(process: Process, { categories, after, handle, onFault }: SubscriptionOptions): Promise<void> {
    for (let at = Number(after.commit); ; ) {
      await this.world.moment(process);
      const upTo = Math.min(at + 1 + this.world.below(4), this.log.length);
      const events = this.log.slice(at, upTo).filter(({ stream }) => categories.some((category) => inCategory(stream, category)));
      try {
        if (upTo === at) await new Promise<void>((resolve) => this.waiting.push(resolve));
        else await handle(events, positionOf(upTo));
        at = upTo;
      } catch (error) {
        onFault?.(error);
      }
    }
  }
}
