import { setTimeout as sleep } from 'node:timers/promises';
import type { Leadership, Term } from '@pishkhan/messages';
import type { LeaseRecord } from './lease-record.ts';

interface CandidacyOptions {
  readonly record: LeaseRecord;
  readonly ttlMs: number;
  work(term: Term): Promise<{ stop(): Promise<void> }>;
  onFault(error: unknown): void;
}

/** A process that repeatedly tries to acquire a lease and works while it holds it. */
export class Candidacy implements Leadership {
  /** Settles after the first attempt, and if that acquired the lease, after the work has started. */
  readonly firstAttempt: Promise<void>;
  private readonly options: CandidacyOptions;
  private readonly running: Promise<void>;
  private readonly stopping = new AbortController();
  private working = false;
  private attempted: () => void = () => {};

  constructor(options: CandidacyOptions) {
    this.options = options;
    this.firstAttempt = new Promise((resolve) => (this.attempted = resolve));
    this.running = this.run();
  }

  get leads(): boolean {
    return this.working;
  }

  stop(): Promise<void> {
    this.stopping.abort();
    return this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.tryToLead();
      } catch (error) {
        this.options.onFault(error);
      }
      this.attempted();
      await this.pause(this.options.ttlMs * (0.15 + Math.random() * 0.1));
    }
  }

  private async tryToLead(): Promise<void> {
    const { record, ttlMs } = this.options;
    const requestedAt = performance.now();
    const token = await record.take();
    if (token === undefined) return;
    const local = new LocalTerm(token, requestedAt, ttlMs);
    const renewing = this.keep(local);
    try {
      await this.workIn(local, renewing);
    } finally {
      this.working = false;
      local.end();
      await renewing;
      await record.giveBack(token).catch((error: unknown) => this.options.onFault(error));
    }
  }

  private async workIn(local: LocalTerm, renewing: Promise<void>): Promise<void> {
    const fence = [{ name: this.options.record.name, value: local.token }];
    const running = await this.options.work({ fence, isHeld: () => local.isHeld() });
    this.working = true;
    this.attempted();
    try {
      await renewing;
    } finally {
      this.working = false;
      await running.stop();
    }
  }

  /** Renews the lease until the term ends or the process stops. */
  private async keep(local: LocalTerm): Promise<void> {
    const { record, ttlMs, onFault } = this.options;
    while (local.isHeld() && !this.stopping.signal.aborted) {
      await this.pause(ttlMs / 4, local.over);
      if (!local.isHeld() || this.stopping.signal.aborted) return;
      const requestedAt = performance.now();
      try {
        if (await record.renew(local.token)) local.renewed(requestedAt);
        else local.end();
      } catch (error) {
        onFault(error);
      }
    }
  }

  private pause(ms: number, over?: AbortSignal): Promise<void> {
    const signal = over ? AbortSignal.any([this.stopping.signal, over]) : this.stopping.signal;
    return sleep(ms, undefined, { signal }).catch(() => {});
  }
}

/** A term as this process measures it, from before the request, so the local lease always expires first. */
class LocalTerm {
  readonly token: string;
  private readonly lengthMs: number;
  private readonly ending = new AbortController();
  private until: number;

  constructor(token: string, requestedAt: number, ttlMs: number) {
    this.token = token;
    this.lengthMs = ttlMs * 0.9;
    this.until = requestedAt + this.lengthMs;
  }

  get over(): AbortSignal {
    return this.ending.signal;
  }

  isHeld(): boolean {
    return !this.over.aborted && performance.now() < this.until;
  }

  renewed(requestedAt: number): void {
    this.until = requestedAt + this.lengthMs;
  }

  end(): void {
    this.ending.abort();
  }
}
