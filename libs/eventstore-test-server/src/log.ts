import { openEmbeddedEventStore, START, WrongExpectedRevision, type Appended, type EventStore, type ExpectedRevision, type NewEvent, type Position, type RecordedEvent } from '@pishkhan/event-store';

export type ExpectedVersion = ExpectedRevision | 'Any' | 'StreamExists';

const at = (commit: bigint): Position => ({ commit, prepare: commit });

/** The embedded store, and what the protocol asks beyond its port. */
export class Log {
  private readonly store: EventStore;
  private waiting: (() => void)[] = [];

  constructor(file: string) {
    this.store = openEmbeddedEventStore({ file });
  }

  async append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<Appended> {
    const appended = expected === 'Any' || expected === 'StreamExists' ? await this.appendAnywhere(stream, expected, events) : await this.store.append(stream, expected, events);
    for (const wake of this.waiting.splice(0)) wake();
    return appended;
  }

  readStream(stream: string, from = 0): Promise<RecordedEvent[]> {
    return this.store.readStream(stream, from);
  }

  after(position: Position, limit: number): Promise<RecordedEvent[]> {
    return this.store.readAll({ after: position, limit });
  }

  /** Latest first, below a position (exclusive). Positions of the embedded store are dense. */
  async before(position: Position, limit: number): Promise<RecordedEvent[]> {
    const from = position.commit - 1n - BigInt(limit);
    const events = await this.store.readAll({ after: from > 0n ? at(from) : START, limit });
    return events.filter((event) => event.position.commit < position.commit).toReversed();
  }

  head(): Promise<Position> {
    return this.store.head();
  }

  /** Resolves at the next append, or soon: an append may have come in between. */
  advanced(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 200);
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** Ids are sought in the whole stream, where the real server has a cache of recent writes. */
  private async appendAnywhere(stream: string, expected: 'Any' | 'StreamExists', events: readonly NewEvent[]): Promise<Appended> {
    const present = await this.store.readStream(stream);
    const last = present.at(-1);
    if (!last && expected === 'StreamExists') throw new WrongExpectedRevision(stream, 'NoStream', 'NoStream');
    const known = events.map(({ id }) => present.findLast((event) => event.id === id));
    if (events.length > 0 && known.every((event) => event)) return { revision: known.at(-1)!.revision, position: known.at(-1)!.position };
    if (known.slice(1).some((event) => event)) throw new WrongExpectedRevision(stream, 'NoStream', last?.revision ?? 'NoStream');
    return this.store.append(stream, last?.revision ?? 'NoStream', events);
  }
}
