import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import {
  comparePositions,
  Outage,
  storeRefusalIn,
  type Position,
  type StoreCall,
  type StoreRefusal,
} from '@pishkhan/event-store';
import { isFinal, type Calls } from '../calls/calls.ts';
import { head, readAll } from '../calls/read.ts';
import { EventStoreClosed, NoAnswer, SubscriptionEnded } from '../faults.ts';
import type { Item } from './backlog.ts';
import { listen, type Listening } from './listening.ts';

/** A subscription has another connection than the reads that check it. */
export interface FollowerCalls {
  readonly reads: Calls;
  readonly subscriptions: Calls;
}

export interface FeedTimes {
  /** Silence in ms after which the log is checked for missed events. */
  readonly stallMs: number;
  /** Pause in ms after a refusal. */
  readonly refusedMs: number;
}

export interface FeedOptions extends FeedTimes {
  readonly categories: readonly string[];
  readonly after: Position;
  received(item: Item): void;
  /** A new subscription starts; its first events may be old. */
  begun(): void;
  /** After `EventStoreClosed` nothing more is received. */
  fault(error: unknown): void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** The client's errors for a lost connection have no type in common. */
const asOutage = (error: unknown): unknown =>
  error instanceof Outage || isFinal(error) ? error : new SubscriptionEnded(error);

/** Opens one subscription after another, each from the last received position: no event is lost or duplicated. */
export class Feed {
  private readonly calls: FollowerCalls;
  private readonly options: FeedOptions;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  /** Position of the last item handed on. */
  private at: Position;
  private listening: Listening | undefined;
  private heardAt = 0;
  private pause = FIRST_PAUSE_MS;
  private paused = false;
  /** The refusal that it waits for. Reported once; it ends with the next item received. */
  refused: StoreRefusal | undefined;
  /** No event of the categories is missing up to this position. */
  private clearTo: Position;

  constructor(calls: FollowerCalls, options: FeedOptions) {
    this.calls = calls;
    this.options = options;
    this.at = options.after;
    this.clearTo = options.after;
    this.running = this.run();
  }

  /** Pauses while the reader has enough. */
  setPaused(paused: boolean): void {
    if (this.paused === paused) return;
    this.paused = paused;
    this.heardAt = performance.now();
    this.listening?.setPaused(paused);
  }

  stop(): Promise<void> {
    this.stopping.abort();
    return this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    await Promise.resolve();
    while (!signal.aborted) {
      try {
        const checked = await this.reached();
        if (!signal.aborted) await this.follow(checked);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof EventStoreClosed) return this.options.fault(error);
        await sleep(this.failed(error), undefined, { signal }).catch(() => {});
      }
    }
  }

  /** A client whose server has a supported version. Rejects when the feed stops, although the server is down. */
  private reached(): Promise<EventStoreDBClient> {
    const { signal } = this.stopping;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', reject, { once: true });
      const client = this.calls.subscriptions.perform(this.call, (attempt) => Promise.resolve(attempt.client));
      void client.then(resolve, reject).finally(() => signal.removeEventListener('abort', reject));
    });
  }

  private get call(): StoreCall {
    return { operation: 'follow', stream: '$all', place: this.at };
  }

  /**
   * A refusal lasts until somebody changes a right, a password or the saved position: report its beginning only, and
   * try again seldom. @returns Pause in ms until the next attempt
   */
  private failed(error: unknown): number {
    const refusal = this.calls.subscriptions.refusalOf(error, this.call);
    if (!refusal || refusal.name !== this.refused?.name) this.options.fault(refusal ?? asOutage(error));
    if (refusal) {
      this.refused = refusal;
      return this.options.refusedMs;
    }
    const { pause } = this;
    this.pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    return pause;
  }

  /** Rejects when this subscription ends. @param client Whose server has a supported version */
  private async follow(client: EventStoreDBClient): Promise<void> {
    const { signal } = this.stopping;
    const over = new AbortController();
    const end = (error: unknown) => over.abort(error);
    signal.addEventListener('abort', end, { once: true });
    this.options.begun();
    this.heardAt = performance.now();
    const { connection } = this.calls.subscriptions;
    const received = (item: Item, position = this.at) => this.hear(item, position);
    this.listening = listen(client, { categories: this.options.categories, after: this.at }, { received, over: end });
    this.listening.setPaused(this.paused);
    const watch = setInterval(() => void this.watch(over), this.options.stallMs);
    try {
      if (!over.signal.aborted)
        await new Promise((resolve) => over.signal.addEventListener('abort', resolve, { once: true }));
      if (over.signal.reason instanceof NoAnswer) connection.renew(client);
      throw over.signal.reason;
    } finally {
      clearInterval(watch);
      signal.removeEventListener('abort', end);
      this.listening.leave();
      this.listening = undefined;
    }
  }

  private hear(item: Item, position: Position): void {
    this.heardAt = performance.now();
    this.pause = FIRST_PAUSE_MS;
    this.refused = undefined;
    this.at = position;
    this.options.received(item);
  }

  private silent(): boolean {
    return !this.paused && performance.now() - this.heardAt >= this.options.stallMs;
  }

  /** A subscription can stop without an error. After a period of silence this checks the log for missed events. */
  private async watch(over: AbortController): Promise<void> {
    if (!this.silent()) return;
    try {
      const missed = await this.missed();
      if (missed && this.silent() && comparePositions(this.at, missed) < 0)
        over.abort(new NoAnswer(this.options.stallMs));
    } catch (error) {
      if (over.signal.aborted) return;
      if (storeRefusalIn(error) || error instanceof EventStoreClosed) over.abort(error);
      else this.options.fault(error);
    }
  }

  /** Position of a missed event, if any. */
  private async missed(): Promise<Position | undefined> {
    const { at, clearTo } = this;
    const end = await head(this.calls.reads);
    const from = comparePositions(at, clearTo) < 0 ? clearTo : at;
    if (comparePositions(end, from) <= 0) return undefined;
    const [first] = await readAll(this.calls.reads, this.options.categories, from, 1);
    if (!first) this.clearTo = end;
    return first?.position;
  }
}
