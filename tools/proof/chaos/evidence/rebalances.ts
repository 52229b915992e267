import { setTimeout as sleep } from 'node:timers/promises';
import type { Brokers } from './brokers.ts';

const LOOK_MS = 3000;

/** Number of groups whose membership changed between two polls; a group that was or is empty counts too. */
export const changesBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number =>
  [...after].filter(([group, members]) => before.has(group) && before.get(group) !== members).length;

/** Counts rebalances visible from outside; several between two polls count as one. */
export class RebalanceWatch {
  seen = 0;
  private readonly brokers: Brokers;
  private stopped = false;
  private watching: Promise<void> = Promise.resolve();

  constructor(brokers: Brokers) {
    this.brokers = brokers;
  }

  start(): void {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    for (let before = await this.brokers.members(); !this.stopped; await sleep(LOOK_MS)) {
      const after = await this.brokers.members();
      if (before && after) this.seen += changesBetween(before, after);
      before = after ?? before;
    }
  }
}
