import type mongoose from 'mongoose';
import type { VerificationFinding } from './verification.dto.ts';

/** A run, as every replica of the service sees it. */
export interface VerificationRun {
  readonly verificationId: string;
  readonly state: 'running' | 'ended' | 'failed' | 'interrupted';
  readonly stage: 'counting' | 'checking' | 'comparing';
  readonly done: number;
  readonly of?: number;
  readonly events: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly findings: readonly VerificationFinding[];
  readonly fault?: string;
}

/** `begunAt` is real time: the clock of the business may not advance. */
type Stored = Omit<VerificationRun, 'verificationId'> & { readonly _id: string; readonly begunAt: Date };
interface Lock {
  readonly _id: string;
  readonly run: string;
  readonly beatAt: Date;
}

const LOCK = 'running';
/** A process that has not reported for so long has ended, and its run with it. */
const DEAD_AFTER_MS = 30_000;
const KEPT = 20;

const isDuplicate = (error: unknown): boolean => (error as { code?: number }).code === 11_000;

/** Runs of the verification, in the service's own database. One runs at a time, in whichever replica. */
export class VerificationRuns {
  readonly #runs;
  readonly #locks;

  constructor(database: mongoose.Connection) {
    this.#runs = database.db!.collection<Stored>('_verifications');
    this.#locks = database.db!.collection<Lock>('_verification_locks');
  }

  /** @returns The run that is in progress instead, if there is one */
  async begin(run: VerificationRun): Promise<string | undefined> {
    const { verificationId: id, ...rest } = run;
    const busy = await this.#lock(id);
    if (busy !== undefined) return busy;
    await this.#runs.insertOne({ _id: id, begunAt: new Date(), ...rest });
    const old = await this.#runs
      .find({}, { projection: { _id: 1 } })
      .sort({ begunAt: -1 })
      .skip(KEPT)
      .toArray();
    if (old.length > 0) await this.#runs.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
    return undefined;
  }

  /** @returns False if another process has taken over meanwhile */
  async report(id: string, change: Partial<VerificationRun>): Promise<boolean> {
    const { matchedCount } = await this.#locks.updateOne({ _id: LOCK, run: id }, { $set: { beatAt: new Date() } });
    if (matchedCount === 0) return false;
    await this.#runs.updateOne({ _id: id, state: 'running' }, { $set: change });
    return true;
  }

  async end(id: string, change: Partial<VerificationRun>): Promise<void> {
    if (await this.report(id, change)) await this.#locks.deleteOne({ _id: LOCK, run: id });
  }

  async find(id: string): Promise<VerificationRun | undefined> {
    const stored = await this.#runs.findOne({ _id: id });
    return stored ? this.#shown(stored) : undefined;
  }

  /** The newest first. */
  async last(): Promise<readonly VerificationRun[]> {
    const stored = await this.#runs.find({}).sort({ begunAt: -1 }).limit(KEPT).toArray();
    return Promise.all(stored.map((each) => this.#shown(each)));
  }

  async #lock(run: string): Promise<string | undefined> {
    const lock = { run, beatAt: new Date() };
    try {
      await this.#locks.insertOne({ _id: LOCK, ...lock });
      return undefined;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const held = await this.#locks.findOne({ _id: LOCK });
    if (held && (await this.#isAlive(held))) return held.run;
    const { run: before = run } = held ?? {};
    const { matchedCount } = await this.#locks.updateOne({ _id: LOCK, run: before }, { $set: lock });
    return matchedCount > 0 ? undefined : before;
  }

  /** The lock of a run that has ended is released a moment later. */
  async #isAlive({ run, beatAt }: Lock): Promise<boolean> {
    if (beatAt.getTime() < Date.now() - DEAD_AFTER_MS) return false;
    const stored = await this.#runs.findOne({ _id: run }, { projection: { state: 1 } });
    return stored === null || stored.state === 'running';
  }

  async #shown({ _id, begunAt: _, ...run }: Stored): Promise<VerificationRun> {
    const isAlive = run.state !== 'running' || (await this.#isRunning(_id));
    return { verificationId: _id, ...run, ...(!isAlive && { state: 'interrupted' }) };
  }

  async #isRunning(id: string): Promise<boolean> {
    const lock = await this.#locks.findOne({ _id: LOCK });
    return lock?.run === id && lock.beatAt.getTime() >= Date.now() - DEAD_AFTER_MS;
  }
}
