import { randomUUID } from 'node:crypto';
import { Conflict, type Position } from '@pishkhan/event-store';
import type { Term } from '@pishkhan/messages';
import type { Checkpoints } from './checkpoints.ts';

/** Shortest time between two saves. A crash repeats the facts of this time. */
const PACE_MS = 100;
/** Views reach the position of one write at nearly the same moment, and reads in other replicas wait for their save. */
const GATHERING_MS = 5;
const PAUSE_AFTER_FAULT_MS = 1_000;
/** If another live process keeps taking the checkpoint, stop competing for this time. */
const TAKE_BACK_MS = 10_000;

/** Another process has taken over the checkpoint of the view, or its earlier takeover was executed late. */
export class CheckpointTakenOver extends Conflict {
  constructor(collection: string) {
    super(`the checkpoint of ${collection} was taken over by another projector`);
    this.name = 'CheckpointTakenOver';
  }
}

export interface PacedCheckpointsOptions {
  readonly checkpoints: Checkpoints;
  readonly term: Pick<Term, 'isHeld'>;
  onFault(error: unknown): void;
}

/**
 * Saves the checkpoints of all views that a process keeps during a term of the lease, in one request at a time. The
 * documents are written before, and their marks drop facts that are repeated after a crash.
 */
export class PacedCheckpoints {
  readonly #options: PacedCheckpointsOptions;
  readonly #keeper = randomUUID();
  readonly #unsaved = new Map<string, Position>();
  readonly #takenBackAt = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> | undefined;
  #savedAt = -Infinity;

  constructor(options: PacedCheckpointsOptions) {
    this.#options = options;
  }

  takeOver(name: string): Promise<Position> {
    return this.#options.checkpoints.takeOver(name, this.#keeper);
  }

  /** Called when the view's documents include everything up to the position. */
  reached(name: string, position: Position): void {
    this.#unsaved.set(name, position);
    this.#saveLater();
  }

  /** Saves what is left. */
  async stop(): Promise<void> {
    await this.#saving;
    clearTimeout(this.#timer);
    await this.#save().catch(this.#options.onFault);
  }

  #saveLater(pause = PACE_MS): void {
    if (this.#saving) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#saving = this.#saveAndGoOn();
      },
      Math.max(GATHERING_MS, this.#savedAt + pause - performance.now()),
    );
  }

  async #saveAndGoOn(): Promise<void> {
    this.#savedAt = performance.now();
    let pause = PACE_MS;
    try {
      await this.#save();
    } catch (error) {
      this.#options.onFault(error);
      pause = PAUSE_AFTER_FAULT_MS;
    }
    this.#saving = undefined;
    if (this.#unsaved.size > 0) this.#saveLater(pause);
  }

  async #save(): Promise<void> {
    const positions = new Map(this.#unsaved);
    if (positions.size === 0) return;
    const lost = await this.#options.checkpoints.save(positions, this.#keeper);
    for (const name of lost) await this.#lost(name);
    for (const [name, position] of positions)
      if (!lost.includes(name) && this.#unsaved.get(name) === position) this.#unsaved.delete(name);
  }

  /**
   * The database may execute a dead process's takeover only when it releases its locks, after ours. The holder of the
   * lease then takes the checkpoint back. A process that has lost the lease continues without moving the checkpoint.
   */
  async #lost(name: string): Promise<void> {
    const { term, onFault } = this.#options;
    const before = this.#takenBackAt.get(name) ?? -Infinity;
    if (!term.isHeld() || performance.now() - before < TAKE_BACK_MS) {
      this.#unsaved.delete(name);
      return;
    }
    this.#takenBackAt.set(name, performance.now());
    onFault(new CheckpointTakenOver(name));
    await this.takeOver(name);
  }
}
