const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** Pauses partitions whose handler failed, longer after each consecutive failure, while the others continue. */
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

  /** Resumes all paused partitions. */
  end(): void {
    for (const [timer, resume] of this.resting) {
      clearTimeout(timer);
      resume();
    }
    this.resting.clear();
    this.next.clear();
  }
}
