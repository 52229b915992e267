import type { Collection } from './collection.ts';
import type { Change, DatabaseFile } from './database-file.ts';

/** The writes of one command, or of one transaction, on their way from memory to the file. */
export class Journal {
  readonly #changes: Change[] = [];
  readonly #touched = new Set<Collection>();

  note(collection: Collection, change: Change): void {
    this.#touched.add(collection);
    this.#changes.push(change);
  }

  /** Durable afterwards. When the file refuses, memory goes back to what the file has. */
  flush(file: DatabaseFile): void {
    if (this.#changes.length === 0) return;
    try {
      file.write(this.#changes);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Memory goes back to what the file has. */
  discard(): void {
    for (const collection of this.#touched) collection.forget();
  }
}
