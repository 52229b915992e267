import type { Pause } from '../faults/tally.ts';

const LOOK_MS = 100;
const STALL_MS = 300;

/**
 * Records time spans in which this process, with its clients and proxies, was blocked; measurements in them are
 * invalid.
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
