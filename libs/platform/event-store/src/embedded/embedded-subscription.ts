import type { EmbeddedLog } from './embedded-log.ts';
import { positionOf } from './rows.ts';
import { inCategory, type Position, type RecordedEvent, type Subscription, type SubscriptionOptions } from '../port.ts';

/** Poll interval of the log without a wake-up, because another process may have written. */
const POLL_MS = 500;
/**
 * Number of non-matching events after which the handler gets an empty batch, so that its saved position does not fall
 * far behind.
 */
const QUIET = 10_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** Follows the log from a position: batches in order, each repeated until its handler accepts it. */
export class EmbeddedSubscription implements Subscription {
  private readonly log: EmbeddedLog;
  private readonly options: SubscriptionOptions;
  /** Settles when no further batch will be handled. */
  readonly ended: Promise<void>;
  private at: number;
  private told: number;
  private stopping = false;
  private asleep = false;
  private wake: () => void = () => {};

  constructor(log: EmbeddedLog, options: SubscriptionOptions) {
    this.log = log;
    this.options = options;
    this.at = Number(options.after.commit);
    this.told = this.at;
    this.ended = this.run();
  }

  get handled(): Position {
    return positionOf(this.at);
  }

  stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    return this.ended;
  }

  /**
   * Called after a write of the events after `before` up to `upTo` to this stream. A stream of another category costs
   * no query.
   */
  appended(before: number, upTo: number, stream: string): void {
    const { categories } = this.options;
    const concerns = categories.length === 0 || categories.some((category) => inCategory(stream, category));
    if (this.asleep && !concerns && this.at === before && upTo - this.told < QUIET) this.at = upTo;
    else this.wake();
  }

  private async run(): Promise<void> {
    await new Promise(setImmediate);
    while (!this.stopping) {
      const advanced = await this.next();
      if (!advanced && !this.stopping) await this.sleep(POLL_MS, true);
      else await new Promise(setImmediate);
    }
  }

  /** @returns Whether there were events to examine. */
  private async next(): Promise<boolean> {
    try {
      const { events, upTo } = this.log.scan(this.at, this.options.categories, this.options.batch ?? 500);
      if (upTo === this.at) return false;
      if ((events.length > 0 || upTo - this.told >= QUIET) && !(await this.handOver(events, positionOf(upTo))))
        return true;
      this.at = upTo;
      return true;
    } catch (error) {
      this.options.onFault?.(error);
      return false;
    }
  }

  /** @returns False if it was stopped before the handler accepted the batch. */
  private async handOver(events: readonly RecordedEvent[], upTo: Position): Promise<boolean> {
    for (let pause = FIRST_PAUSE_MS; !this.stopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.options.handle(events, upTo);
        this.told = Number(upTo.commit);
        return true;
      } catch (error) {
        this.options.onFault?.(error);
        if (!this.stopping) await this.sleep(pause, false);
      }
    }
    return false;
  }

  private sleep(ms: number, idle: boolean): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.asleep = false;
        this.wake = () => {};
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.asleep = idle;
      if (idle || this.stopping) this.wake = done;
      else this.wake = () => this.stopping && done();
    });
  }
}
