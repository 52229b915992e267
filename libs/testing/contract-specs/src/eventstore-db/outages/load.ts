import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreUnreachable } from '@pishkhan/eventstore-db';
import type { EventStore, Position, RecordedEvent, Subscription } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { freshCategory, freshStream, sampleEvents } from '../../event-store/samples.ts';
import { tallyOf, type Noted, type Tally } from './tally.ts';

const WRITERS = 8;
const PAUSE_MS = 10;
const PAGE = 5000;
/** A writer repeats an append for this long: an election takes 11 to 13 s, and other faults may follow. */
const INSIST_MS = 60_000;
const RECOVERY_MS = 90_000;

export interface LoadResult extends Tally {
  readonly appends: number;
  /** Calls that ended with `EventStoreUnreachable` and were repeated with the same ids. */
  readonly unreachable: number;
  readonly longestCallMs: number;
  /** Until the acknowledgement, with all repeats. */
  readonly longestAppendMs: number;
}

/** Eight writers with a stream each, and a follower of all of them, through the port. */
export class Load {
  private readonly store: EventStore;
  private readonly category = freshCategory();
  private readonly acknowledged: Noted[] = [];
  private readonly followed: Noted[] = [];
  private readonly over = new AbortController();
  /** When each writer began its last acknowledged append. */
  private readonly began: number[] = Array.from({ length: WRITERS }, () => -Infinity);
  private start: Position | undefined;
  private following: Subscription | undefined;
  private writing: Promise<unknown> | undefined;
  private counts = { appends: 0, unreachable: 0, longestCallMs: 0, longestAppendMs: 0 };

  constructor(store: EventStore) {
    this.store = store;
  }

  async begin(): Promise<void> {
    this.start = await this.store.head();
    this.following = this.store.subscribe({
      categories: [this.category],
      after: this.start,
      batch: 100,
      handle: async (events) => void this.followed.push(...noted(events)),
    });
    this.writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.write(writer)));
    this.writing.catch(() => this.over.abort());
    await this.recovered();
  }

  /** Resolves when an append of every writer that began after this call is acknowledged. */
  async recovered(): Promise<void> {
    const since = performance.now();
    const all = () => this.over.signal.aborted || this.began.every((began) => began > since);
    await eventually(all, RECOVERY_MS, 'every writer appends again');
  }

  /** Ends the writers and waits for the follower. @param direct Reads the log without the faults' proxy. */
  async finish(direct: EventStore): Promise<LoadResult> {
    this.over.abort();
    await this.writing;
    const log = noted(await this.readLog(direct));
    await eventually(() => this.followed.length >= log.length, RECOVERY_MS).catch(() => undefined);
    return { ...this.counts, ...tallyOf(this.acknowledged, log, this.followed) };
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.writing?.catch(() => undefined);
    await this.following?.stop();
  }

  private async write(writer: number): Promise<void> {
    const stream = freshStream(this.category);
    let last = -1;
    for (let appends = 0; !this.over.signal.aborted; appends++) {
      const events = sampleEvents(1 + (appends % 2));
      const began = performance.now();
      last = await this.insist(() => this.store.append(stream, last < 0 ? 'NoStream' : last, events));
      this.acknowledged.push(...events.map(({ id }) => ({ id, stream })));
      this.began[writer] = began;
      this.counts.appends++;
      this.counts.longestAppendMs = Math.max(this.counts.longestAppendMs, performance.now() - began);
      await sleep(PAUSE_MS);
    }
  }

  /** Repeats an append with the same ids after an unknown outcome. @returns the stream's revision */
  private async insist(append: () => Promise<{ readonly revision: number }>): Promise<number> {
    for (const end = performance.now() + INSIST_MS; ;) {
      const from = performance.now();
      const settled = () => (this.counts.longestCallMs = Math.max(this.counts.longestCallMs, performance.now() - from));
      try {
        return (await append().finally(settled)).revision;
      } catch (error) {
        if (!(error instanceof EventStoreUnreachable) || performance.now() > end) throw error;
        this.counts.unreachable++;
      }
    }
  }

  private async readLog(store: EventStore): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (;;) {
      const after = events.at(-1)?.position ?? this.start!;
      const page = await store.readAll({ categories: [this.category], after, limit: PAGE });
      events.push(...page);
      if (page.length < PAGE) return events;
    }
  }
}

const noted = (events: readonly RecordedEvent[]): Noted[] => events.map(({ id, stream }) => ({ id, stream }));
