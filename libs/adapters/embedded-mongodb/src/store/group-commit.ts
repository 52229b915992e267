import type { DatabaseFile } from './database-file.ts';
import type { Journal } from './journal.ts';

interface Waiting {
  readonly journal: Journal;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Commands that came in one turn of the event loop share one transaction of the file, and so one flush of the disk. */
export class GroupCommit {
  readonly #file: DatabaseFile;
  #waiting: Waiting[] = [];

  constructor(file: DatabaseFile) {
    this.#file = file;
  }

  /** Resolves when the writes are durable. When the file refuses, memory goes back to what the file has. */
  durable(journal: Journal): Promise<void> {
    if (journal.changes.length === 0) return Promise.resolve();
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    return new Promise((done, failed) => this.#waiting.push({ journal, done, failed }));
  }

  /** What waits is written now: before collections are made or dropped, and before one is read from the file anew. */
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
    for (const { done } of waiting) done();
  }

  /** Undoes writes that must not become durable. */
  undo(journal: Journal): void {
    this.flush();
    journal.discard();
  }
}
