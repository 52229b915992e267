import type { Change } from './database-file.ts';

/** A collection, as far as a journal needs it. */
interface Written {
  /** Drops what is in memory; it is loaded again from the file. */
  forget(): void;
}

/** The writes of one command or transaction that are not yet in the file. */
export class Journal {
  readonly changes: Change[] = [];
  readonly #touched = new Set<Written>();

  note(collection: Written, change: Change): void {
    this.#touched.add(collection);
    this.changes.push(change);
  }

  /** Resets memory to the file's content. */
  discard(): void {
    for (const collection of this.#touched) collection.forget();
  }
}
