import {
  comparePositions,
  storeRefusalIn,
  type Position,
  type StoreRefusal,
  type Subscription,
  type SubscriptionOptions,
} from '@pishkhan/event-store';
import { EventStoreClosed } from '../faults.ts';
import { Backlog, type Batch, type Item } from './backlog.ts';
import { Feed, type FeedTimes, type FollowerCalls } from './feed.ts';

const DEFAULT_BATCH = 500;
/** Time in ms after which a partial batch is handed over during catch-up. */
const LINGER_MS = 2000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/**
 * Hands over batches in order and repeats each until its handler accepts it. The position advances only after handling.
 */
export class Follower implements Subscription {
  private readonly options: SubscriptionOptions;
  private readonly times: FeedTimes;
  private readonly batch: number;
  private readonly backlog = new Backlog();
  private readonly feed: Feed;
  /** Settles when no further batch will be handled. */
  readonly ended: Promise<void>;
  private at: Position;
  private stopping = false;
  private receivedAt = -Infinity;
  /** A refusal of what the handler wanted to append or read. */
  private refusedInHandler: StoreRefusal | undefined;
  private wake: () => void = () => {};

  constructor(calls: FollowerCalls, options: SubscriptionOptions, times: FeedTimes) {
    this.options = options;
    this.times = times;
    this.batch = options.batch ?? DEFAULT_BATCH;
    this.at = options.after;
    const { categories, after } = options;
    this.feed = new Feed(calls, {
      categories,
      after,
      ...times,
      received: (item) => this.receive(item),
      begun: () => this.backlog.catchUpAgain(),
      fault: (error) => {
        this.report(error);
        if (error instanceof EventStoreClosed) void this.stop();
      },
    });
    this.ended = this.run();
  }

  get handled(): Position {
    return this.at;
  }

  get refused(): StoreRefusal | undefined {
    return this.feed.refused ?? this.refusedInHandler;
  }

  stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    return this.ended;
  }

  private receive(item: Item): void {
    this.backlog.push(item);
    this.receivedAt = performance.now();
    if (this.backlog.size >= 2 * this.batch) this.feed.setPaused(true);
    if (this.backlog.mayGive(this.batch)) this.wake();
  }

  private async run(): Promise<void> {
    let partial = false;
    while (!this.stopping) {
      const next = this.backlog.next(this.batch, this.at, partial);
      partial = false;
      if (next) await this.take(next);
      else if (this.backlog.fault) await this.blocked(this.backlog.fault);
      else partial = await this.lingered();
    }
    await this.feed.stop();
  }

  private async take(batch: Batch): Promise<void> {
    const news = batch.events.length > 0 || comparePositions(batch.upTo, this.at) > 0;
    if (news && !(await this.handOver(batch))) return;
    this.backlog.done(batch);
    this.at = batch.upTo;
    if (this.backlog.size < this.batch) this.feed.setPaused(false);
  }

  /** @returns False if the subscription was stopped before the handler accepted the batch. */
  private async handOver({ events, upTo }: Batch): Promise<boolean> {
    for (let pause = FIRST_PAUSE_MS; !this.stopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.options.handle(events, upTo);
        this.refusedInHandler = undefined;
        return true;
      } catch (error) {
        const refusal = storeRefusalIn(error);
        if (!refusal || refusal.name !== this.refusedInHandler?.name) this.report(error);
        this.refusedInHandler = refusal;
        await this.sleep(refusal ? this.times.refusedMs : pause, () => this.stopping);
      }
    }
    return false;
  }

  /** An unreadable event is not skipped: it blocks until somebody intervenes. */
  private async blocked(fault: Error): Promise<void> {
    this.report(fault);
    await this.sleep(LONGEST_PAUSE_MS, () => this.stopping);
  }

  /** Waits for further items. @returns Whether a partial batch has waited long enough. */
  private async lingered(): Promise<boolean> {
    const rest = this.backlog.size === 0 ? LINGER_MS : this.receivedAt + LINGER_MS - performance.now();
    if (rest > 0) await this.sleep(rest, () => true);
    return rest <= 0;
  }

  private report(error: unknown): void {
    try {
      this.options.onFault?.(error);
    } catch {
      // The fault reporter must not raise a further fault.
    }
  }

  private sleep(ms: number, mayWake: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.wake = () => {};
        resolve();
      };
      const timer = setTimeout(end, this.stopping ? 0 : ms);
      this.wake = () => void (mayWake() && end());
    });
  }
}
