import type { Pause } from '../faults/tally.ts';

const LOOK_MS = 100;
const STALL_MS = 300;

/**
 * Spells in which this process, through which clients and balancers go, had no turn: what it measures then is its own.
 */
export class StallWatch {
  readonly stalls: Pause[] = [];
  private readonly timer: NodeJS.Timeout;
  private last = Date.now();

  constructor() {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = Date.now();
    if (now - this.last > LOOK_MS + STALL_MS) this.stalls.push({ name: 'chaos', from: this.last, to: now });
    this.last = now;
  }
}
