import { NoAnswer } from '../faults.ts';
import type { AppendPatience } from './patience.ts';

/** How the server answers on the append call: not at all, only without a certain outcome, or well. */
export class Answering {
  private readonly patience: AppendPatience;
  /** Since then the server owes an answer: the last answer, or the first write after it. */
  private owedSince = Infinity;
  /** Since then no answer was certain. */
  private uncertainSince = Infinity;
  private lastUncertain: Error | undefined;
  /** Calls that failed since the last answer. */
  failures = 0;
  lastFailure: unknown;

  constructor(patience: AppendPatience) {
    this.patience = patience;
  }

  /** A new call begins, or the first append after a rest. */
  reset(): void {
    this.owedSince = Infinity;
    this.certain();
  }

  failed(error: unknown): void {
    this.failures++;
    this.lastFailure = error;
  }

  written(): void {
    this.owedSince = Math.min(this.owedSince, performance.now());
  }

  /** @param isMoreOwed Whether other attempts have no answer yet */
  answered(isMoreOwed: boolean): void {
    this.failures = 0;
    this.lastFailure = undefined;
    this.owedSince = isMoreOwed ? performance.now() : Infinity;
  }

  certain(): void {
    this.uncertainSince = Infinity;
    this.lastUncertain = undefined;
  }

  uncertain(error: Error): void {
    this.uncertainSince = Math.min(this.uncertainSince, performance.now());
    this.lastUncertain = error;
  }

  /** Silence: the channel may be dead. Nothing certain: the node may have left the cluster, and another leads it. */
  faultAt(now: number): Error | undefined {
    const { silenceMs, doubtMs } = this.patience;
    if (now - this.owedSince >= silenceMs) return new NoAnswer(silenceMs);
    return now - this.uncertainSince >= doubtMs ? this.lastUncertain : undefined;
  }
}
