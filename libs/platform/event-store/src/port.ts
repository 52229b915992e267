/**
 * The event store as the rest of the platform sees it. Shapes follow EventStoreDB: streams with dense revisions from 0,
 * one log (`$all`) in which positions rise. Every append names an exact revision; "any" does not exist here.
 */

/** Who acted: subject of the token, roles, counter office or county office, and whom the actor stood in for. */
export interface Actor {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
  readonly onBehalfOf?: string;
}

export interface EventMetadata {
  /** The command that made the event; with `commandHash` it makes a repeated command harmless. */
  readonly commandId: string;
  /** SHA-256 of the command's content: the same key with another content is refused. */
  readonly commandHash: string;
  readonly correlationId: string;
  /** The event or message that made the command; the command's own id where a person gave it. */
  readonly causationId: string;
  readonly actor: Actor;
  readonly reason?: string;
  /** Instant of recording, ISO 8601 UTC, from the injected clock. */
  readonly recordedAt: string;
  /** The civil date (Asia/Tehran) that the fact is about. */
  readonly businessDate: string;
  readonly schemaVersion: number;
  readonly build: string;
}

export interface NewEvent {
  /** UUIDv5 of (command id, stream, index): a retried append is recognised by it. */
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/**
 * A place in the log. EventStoreDB has two numbers; the embedded store says the same number twice. Compare with
 * `comparePositions`.
 */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** Dense from 0 within the stream. */
  readonly revision: number;
  readonly position: Position;
}

export type ExpectedRevision = number | 'NoStream';

export interface Appended {
  /** Revision of the last event of the append. */
  readonly revision: number;
  readonly position: Position;
}

export interface Subscription {
  /** Resolves when the handler in progress has ended and nothing more will be handled. */
  stop(): Promise<void>;
  /** Position of the last handled batch. */
  readonly handled: Position;
}

export interface SubscriptionOptions {
  /** Stream categories: `account` matches every stream `account-…`. */
  readonly categories: readonly string[];
  /** Exclusive start. `START` reads from the beginning. */
  readonly after: Position;
  /** At most so many events in one call of the handler. Default 500. */
  readonly batch?: number;
  /**
   * Called with events in log order, never concurrently. A throw is reported to `onFault`, waits, and the same batch is
   * handed over again. `upTo` is the position to save: it covers the batch and every event before it that no category
   * matched. After many of those the batch is empty: then there is only the position to save.
   */
  handle(events: readonly RecordedEvent[], upTo: Position): Promise<void>;
  onFault?(error: unknown): void;
}

export interface EventStore {
  /**
   * Appends all events or none, durably before it answers. Repeating an append (same stream, revision, ids) answers as
   * the first time.
   *
   * @throws WrongExpectedRevision when the stream is elsewhere; AppendTooLarge above 1 MiB.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** Events of one stream from a revision on (inclusive), oldest first; none for a stream that does not exist. */
  readStream(stream: string, from?: number): Promise<RecordedEvent[]>;
  /** Events of the named categories after a position (exclusive) in log order; all categories when none is named. */
  readAll(options: { categories?: readonly string[]; after: Position; limit: number }): Promise<RecordedEvent[]>;
  /** Ordered catch-up that goes on live. */
  subscribe(options: SubscriptionOptions): Subscription;
  /** Position of the last event in the log, `START` when it is empty. */
  head(): Promise<Position>;
  close(): Promise<void>;
}

export const START: Position = { commit: 0n, prepare: 0n };

export const comparePositions = (a: Position, b: Position): number =>
  a.commit === b.commit ? Number(a.prepare - b.prepare) : a.commit < b.commit ? -1 : 1;

/** How far behind the head something is that has handled the log up to a position; 0 when it is there. */
export const positionsBehind = (handled: Position, head: Position): number =>
  comparePositions(handled, head) >= 0 ? 0 : Number(head.commit - handled.commit);

/** Wire form of a position, as in the header `X-Position`: `<commit>-<prepare>`. */
export const formatPosition = ({ commit, prepare }: Position): string => `${commit}-${prepare}`;
/** @returns Undefined when the text is no position. */
export const parsePosition = (text: string): Position | undefined => {
  const match = /^(\d{1,19})-(\d{1,19})$/.exec(text);
  return match ? { commit: BigInt(match[1]!), prepare: BigInt(match[2]!) } : undefined;
};

/**
 * Whether a stream belongs to a category: `bill-account` has the streams `bill-account-…`. No category may be a dashed
 * prefix of another.
 */
export const inCategory = (stream: string, category: string): boolean => stream.startsWith(`${category}-`);

/** The stream is not at the revision that the writer had seen. The writer reads again and decides again. */
export class WrongExpectedRevision extends Error {
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
