import type { Collection } from './collection.ts';
import type { Change } from './database-file.ts';

/** The writes of one command or transaction that are not yet in the file. */
export class Journal {
  readonly changes: Change[] = [];
  readonly #touched = new Set<Collection>();

  note(collection: Collection, change: Change): void {
    this.#touched.add(collection);
    this.changes.push(change);
  }

  /** Resets memory to the file's content. */
  discard(): void {
    for (const collection of this.#touched) collection.forget();
  }
}
