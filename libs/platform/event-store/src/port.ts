/**
 * The event store port. Shapes follow EventStoreDB: streams with dense revisions from 0, one log (`$all`) with rising
 * positions. Every append names an exact revision; "any" does not exist here.
 */

import type { NewEvent, Position, RecordedEvent } from './events/recorded-event.ts';
import { Conflict, type Outage } from './faults/outage.ts';
import type { RememberedAggregates } from './remembering/remembered-aggregates.ts';

export * from './events/recorded-event.ts';

export type ExpectedRevision = number | 'NoStream';

export interface Appended {
  /** Revision of the last event of the append. */
  readonly revision: number;
  readonly position: Position;
}

export interface Subscription {
  /** Resolves when the current handler has ended and no further batch will be handled. */
  stop(): Promise<void>;
  /** Position of the last handled batch. */
  readonly handled: Position;
  /** The `StoreRefusal` for whose end it waits; then it continues from its position by itself. */
  readonly refused?: Outage | undefined;
}

export interface SubscriptionOptions {
  /** Stream categories: `account` matches every stream `account-…`. */
  readonly categories: readonly string[];
  /** Exclusive start. `START` reads from the beginning. */
  readonly after: Position;
  /** Most events in one call of the handler. Default 500. */
  readonly batch?: number;
  /**
   * Called with events in log order, never concurrently. After an exception, which is reported to `onFault`, and a
   * pause the same batch is repeated. `upTo` is the position to save: it covers the batch and all non-matching events
   * before it. After many of those the batch is empty and only the position is new.
   */
  handle(events: readonly RecordedEvent[], upTo: Position): Promise<void>;
  /** An `Outage` if the store does not respond. */
  onFault?(error: unknown): void;
}

/** Every call may fail with an `Outage`; a `StoreRefusal` is one that lasts until the IT team changes something. */
export interface EventStore {
  /**
   * Appends all events or none, durable when it resolves. A repeated append (same stream, revision, ids) returns the
   * first result.
   *
   * @throws WrongExpectedRevision if the stream is at another revision; AppendTooLarge above 1 MiB.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** Events of one stream from a revision (inclusive), oldest first; empty for a missing stream. */
  readStream(stream: string, from?: number): Promise<RecordedEvent[]>;
  /** Events of the named categories after a position (exclusive) in log order; of all categories if none is named. */
  readAll(options: { categories?: readonly string[]; after: Position; limit: number }): Promise<RecordedEvent[]>;
  /** Ordered catch-up that continues live. */
  subscribe(options: SubscriptionOptions): Subscription;
  /** Position of the last event in the log; `START` for an empty log. */
  head(): Promise<Position>;
  /**
   * Whether the store's own user may append to and read streams of these categories, and follow the log. Remembered
   * until there is a doubt. Absent: the store has no users.
   *
   * @throws StoreRefusal, or another Outage
   */
  checkRights?(categories: readonly string[]): Promise<void>;
  /** What this process has read and written. Absent: nothing is remembered. */
  readonly remembered?: RememberedAggregates;
  /** Absent: the store is no file of this process. @throws FileFault if the last write failed and the next one would */
  checkWritable?(): Promise<void>;
  close(): Promise<void>;
}

export const START: Position = { commit: 0n, prepare: 0n };

export const comparePositions = (a: Position, b: Position): number =>
  a.commit === b.commit ? Number(a.prepare - b.prepare) : a.commit < b.commit ? -1 : 1;

/** Positions between a handled position and the head; 0 at the head. */
export const positionsBehind = (handled: Position, head: Position): number =>
  comparePositions(handled, head) >= 0 ? 0 : Number(head.commit - handled.commit);

/** Wire format of a position, as in the header `X-Position`: `<commit>-<prepare>`. */
export const formatPosition = ({ commit, prepare }: Position): string => `${commit}-${prepare}`;
/** @returns Undefined if the text is not a position. */
export const parsePosition = (text: string): Position | undefined => {
  const match = /^(\d{1,19})-(\d{1,19})$/.exec(text);
  return match ? { commit: BigInt(match[1]!), prepare: BigInt(match[2]!) } : undefined;
};

/**
 * Whether a stream belongs to a category: `bill-account` has the streams `bill-account-…`. No category may be a dashed
 * prefix of another.
 */
export const inCategory = (stream: string, category: string): boolean => stream.startsWith(`${category}-`);

/** The stream is not at the revision that the writer has read. The writer reads and decides again. */
export class WrongExpectedRevision extends Conflict {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExpectedRevision;
  constructor(stream: string, expected: ExpectedRevision, actual: ExpectedRevision) {
    super(`stream ${stream} is at ${actual}, not at ${expected}`);
    this.name = 'WrongExpectedRevision';
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

export class AppendTooLarge extends Error {
  constructor(stream: string, bytes: number, limit: number) {
    super(`append of ${bytes} bytes to ${stream} is over the limit of ${limit}`);
    this.name = 'AppendTooLarge';
  }
}

/**
 * Positions between a follower of these categories and the head; 0 if none of their events lies in between, whatever
 * else was written.
 */
export const behindOf = async (
  store: Pick<EventStore, 'head' | 'readAll'>,
  categories: readonly string[],
  handled: Position,
): Promise<number> => {
  const behind = positionsBehind(handled, await store.head());
  if (behind === 0) return 0;
  const [next] = await store.readAll({ categories, after: handled, limit: 1 });
  return next ? behind : 0;
};
