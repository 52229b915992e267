import { notReady, timedOut } from '../protocol/refusals.ts';

/** What calls get that begin during an election: UNAVAILABLE, as from nodes without a leader, or no answer at all. */
export type DuringElection = 'notReady' | 'silence';

/** A time without a leader. Subscriptions in progress continue: a change of role drops none. */
export class Election {
  private answer: DuringElection | undefined;
  private end: NodeJS.Timeout | undefined;
  private readonly running = new Set<(error: Error) => void>();

  begin(ms: number, answer: DuringElection): void {
    this.answer = answer;
    for (const fail of this.running) fail(timedOut());
    clearTimeout(this.end);
    this.end = setTimeout(() => (this.answer = undefined), ms).unref();
  }

  get silent(): boolean {
    return this.answer === 'silence';
  }

  /** @throws Refusal (not ready) during an election; never settles during a silent one. */
  async over(): Promise<void> {
    if (this.answer === 'notReady') throw notReady();
    if (this.silent) await new Promise<never>(() => {});
  }

  /** Runs an append. A leader that steps down answers it with Timeout: its outcome is unknown. */
  async append<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.answer) await this.over();
    return new Promise<Result>((resolve, reject) => {
      this.running.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => this.running.delete(reject));
    });
  }
}
