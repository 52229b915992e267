const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** Partitions whose handler failed: each rests, longer with every failure in a row, while the others go on. */
export class GrowingPauses {
  private readonly next = new Map<string, number>();
  private readonly resting = new Map<NodeJS.Timeout, () => void>();

  rest(lane: string, resume: () => void): void {
    const pause = this.next.get(lane) ?? FIRST_PAUSE_MS;
    this.next.set(lane, Math.min(pause * 2, LONGEST_PAUSE_MS));
    const timer = setTimeout(() => {
      this.resting.delete(timer);
      resume();
    }, pause);
    this.resting.set(timer, resume);
  }

  succeeded(lane: string): void {
    this.next.delete(lane);
  }

  /** Nothing rests any longer. */
  end(): void {
    for (const [timer, resume] of this.resting) {
      clearTimeout(timer);
      resume();
    }
    this.resting.clear();
    this.next.clear();
  }
}
