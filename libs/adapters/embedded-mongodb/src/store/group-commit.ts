import type { DatabaseFile } from './database-file.ts';
import type { Journal } from './journal.ts';

interface Waiting {
  readonly journal: Journal;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Commands of the same turn of the event loop share one file transaction, and so one disk flush. */
export class GroupCommit {
  readonly #file: DatabaseFile;
  #waiting: Waiting[] = [];

  constructor(file: DatabaseFile) {
    this.#file = file;
  }

  /** Resolves when the writes are durable. If the file write fails, memory is reset to the file's content. */
  durable(journal: Journal): Promise<void> {
    if (journal.changes.length === 0) return Promise.resolve();
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    return new Promise((done, failed) => this.#waiting.push({ journal, done, failed }));
  }

  /**
   * Writes pending changes now: before collections are created or dropped, and before one is reloaded from the file.
   */
  flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    try {
      this.#file.write(waiting.flatMap(({ journal }) => journal.changes));
    } catch (error) {
      for (const { journal, failed } of waiting) {
        journal.discard();
        failed(error);
      }
      return;
    }
    for (const { journal, done } of waiting) {
      journal.settle();
      done();
    }
  }

  /** Undoes writes that must not become durable. */
  undo(journal: Journal): void {
    this.flush();
    journal.discard();
  }
}
