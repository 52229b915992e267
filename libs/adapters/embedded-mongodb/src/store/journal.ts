import type { Collection } from './collection.ts';
import type { Change } from './database-file.ts';

/** The writes of one command, or of one transaction, on their way from memory to the file. */
export class Journal {
  readonly changes: Change[] = [];
  readonly #touched = new Set<Collection>();

  note(collection: Collection, change: Change): void {
    this.#touched.add(collection);
    this.changes.push(change);
  }

  /** Memory goes back to what the file has. */
  discard(): void {
    for (const collection of this.#touched) collection.forget();
  }
}
