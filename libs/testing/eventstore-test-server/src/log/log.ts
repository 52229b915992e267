import {
  openEmbeddedEventStore,
  rememberingStreams,
  START,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { END_OF_REVISIONS, STREAM_DELETED, visible } from './fate.ts';
import { Fates, isMetastream, originalOf, tombstonedBy } from './fates.ts';
import { Tail } from './tail.ts';
import { Writer } from './writer.ts';
import type { ExpectedVersion, Written } from './judging.ts';
import { streamDeleted } from '../protocol/refusals.ts';

/** Events that a subscription reads at once while it catches up, as the real server does. */
const PAGE = 32;
const at = (commit: bigint): Position => ({ commit, prepare: commit });

/** A tombstone is stored in a stream of its own and shown where a real server has it. */
const shown = (event: RecordedEvent): RecordedEvent =>
  event.type === STREAM_DELETED ? { ...event, stream: tombstonedBy(event.stream), revision: END_OF_REVISIONS } : event;

/** The embedded store, plus what the protocol needs beyond its port. */
export class Log {
  private readonly store: EventStore;
  private readonly fates: Fates;
  private readonly writer: Writer;
  private readonly tail: Tail;

  private constructor(store: EventStore, head: Position) {
    this.store = store;
    this.fates = new Fates(store);
    this.writer = new Writer(store, this.fates);
    this.tail = new Tail(head);
    store.subscribe({
      categories: [],
      after: head,
      batch: 100,
      handle: async (events, upTo) => {
        for (const { stream } of events) if (isMetastream(stream)) this.fates.forget(originalOf(stream));
        this.tail.push(events.map(shown), upTo);
      },
    });
  }

  /** A remembered event is parsed once, and encoded once for all reads of its stream. */
  static async open(file: string): Promise<Log> {
    const store = openEmbeddedEventStore({ file, appendLimit: Infinity });
    return new Log(rememberingStreams(store), await store.head());
  }

  append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<Written> {
    return this.writer.append(stream, expected, events);
  }

  /** Soft deletion. @returns the position of the new metadata. */
  delete(stream: string, expected: ExpectedVersion): Promise<Position> {
    return this.writer.delete(stream, expected);
  }

  /** Permanent deletion. @returns the position of the tombstone. */
  tombstone(stream: string, expected: ExpectedVersion): Promise<Position> {
    return this.writer.tombstone(stream, expected);
  }

  /**
   * The visible events of a stream from a revision; undefined for a missing stream. @throws Refusal if it is tombstoned
   */
  async readStream(stream: string, from = 0): Promise<RecordedEvent[] | undefined> {
    const fate = await this.fates.of(stream);
    if (fate.tombstoned) throw streamDeleted(stream);
    if (fate.deleted) return undefined;
    const events = await this.store.readStream(stream, from);
    if (events.length > 0) return visible(events, fate);
    return from > 0 && (await this.store.readStream(stream)).length > 0 ? [] : undefined;
  }

  /** The current metadata of a stream; empty if it has none. */
  async metadataOf(stream: string): Promise<Readonly<Record<string, unknown>>> {
    return (await this.fates.of(stream)).metadata;
  }

  /** Revision of the last event of a stream, visible or not; -1 without one. */
  async lastRevision(stream: string): Promise<number> {
    return (await this.store.readStream(stream)).length - 1;
  }

  async after(position: Position, limit: number): Promise<RecordedEvent[]> {
    return (await this.store.readAll({ after: position, limit })).map(shown);
  }

  /** Latest first, before a position (exclusive). Positions of the embedded store are dense. */
  async before(position: Position, limit: number): Promise<RecordedEvent[]> {
    const from = position.commit - 1n - BigInt(limit);
    const events = await this.after(from > 0n ? at(from) : START, limit);
    return events.filter((event) => event.position.commit < position.commit).toReversed();
  }

  /**
   * The next events of a subscription. Before it has caught up, they include everything acknowledged before the call.
   */
  async following(position: Position, caughtUp: boolean): Promise<readonly RecordedEvent[]> {
    const latest = this.tail.after(position);
    return latest && (caughtUp || latest.length > 0) ? latest : this.after(position, PAGE);
  }

  advanced(position: Position, gone: AbortSignal): Promise<void> {
    return this.tail.advanced(position, gone);
  }

  head(): Promise<Position> {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
