import type { Position } from '@pishkhan/event-store';
import type { Delivery } from './delivery.ts';

/**
 * Decides when a filtered subscription gets a checkpoint: after each `interval` events considered, and when it has
 * caught up. Never without an interval.
 */
export class Checkpoints {
  private readonly delivery: Delivery;
  private readonly interval: number | undefined;
  private considered = 0;
  private unsaid: Position | undefined;

  constructor(delivery: Delivery, interval: number | undefined) {
    this.delivery = delivery;
    this.interval = interval;
  }

  /** @returns Whether one is due. */
  passed(position: Position): boolean {
    if (this.interval === undefined) return false;
    this.unsaid = position;
    return ++this.considered >= this.interval;
  }

  async say(): Promise<void> {
    const position = this.unsaid;
    [this.considered, this.unsaid] = [0, undefined];
    if (position) await this.delivery.checkpoint(position);
  }
}
