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
  readonly asked: Promise<void>;
  private readonly options: CandidacyOptions;
  private readonly running: Promise<void>;
  private readonly stopping = new AbortController();
  private working = false;
  private askedOnce: () => void = () => {};

  constructor(options: CandidacyOptions) {
    this.options = options;
    this.asked = new Promise((resolve) => (this.askedOnce = resolve));
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
        await this.askAndWork();
      } catch (error) {
        this.options.onFault(error);
      }
      this.askedOnce();
      await this.pause(this.options.ttlMs * (0.15 + Math.random() * 0.1));
    }
  }

  private async askAndWork(): Promise<void> {
    const { record, ttlMs } = this.options;
    const askedAt = performance.now();
    const token = await record.take();
    if (token === undefined) return;
    const spell = new Spell(token, askedAt, ttlMs);
    const kept = this.keep(spell);
    try {
      await this.workIn(spell, kept);
    } finally {
      this.working = false;
      spell.end();
      await kept;
      await record.giveBack(token).catch((error: unknown) => this.options.onFault(error));
    }
  }

  private async workIn(spell: Spell, kept: Promise<void>): Promise<void> {
    const fence = [{ name: this.options.record.name, value: spell.token }];
    const running = await this.options.work({ fence, isHeld: () => spell.isHeld() });
    this.working = true;
    this.askedOnce();
    try {
      await kept;
    } finally {
      this.working = false;
      await running.stop();
    }
  }

  /** Renews the lease until the term ends or the process stops. */
  private async keep(spell: Spell): Promise<void> {
    const { record, ttlMs, onFault } = this.options;
    while (spell.isHeld() && !this.stopping.signal.aborted) {
      await this.pause(ttlMs / 4, spell.over);
      if (!spell.isHeld() || this.stopping.signal.aborted) return;
      const askedAt = performance.now();
      try {
        if (await record.renew(spell.token)) spell.renewed(askedAt);
        else spell.end();
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
class Spell {
  readonly token: string;
  private readonly lengthMs: number;
  private readonly ending = new AbortController();
  private until: number;

  constructor(token: string, askedAt: number, ttlMs: number) {
    this.token = token;
    this.lengthMs = ttlMs * 0.9;
    this.until = askedAt + this.lengthMs;
  }

  get over(): AbortSignal {
    return this.ending.signal;
  }

  isHeld(): boolean {
    return !this.over.aborted && performance.now() < this.until;
  }

  renewed(askedAt: number): void {
    this.until = askedAt + this.lengthMs;
  }

  end(): void {
    this.ending.abort();
  }
}
