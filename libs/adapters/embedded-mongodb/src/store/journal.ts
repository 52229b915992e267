import type { Change } from './database-file.ts';

/** A collection, as far as a journal needs it. */
interface Written {
  /** The changes are in the file. */
  settle(changes: readonly Change[]): void;
  /** Undoes the changes in memory. */
  forget(changes: readonly Change[]): void;
}

/** The writes of one command or transaction that are not yet in the file. */
export class Journal {
  readonly changes: Change[] = [];
  readonly #touched = new Map<Written, Change[]>();

  note(collection: Written, change: Change): void {
    const noted = this.#touched.get(collection);
    if (noted) noted.push(change);
    else this.#touched.set(collection, [change]);
    this.changes.push(change);
  }

  settle(): void {
    for (const [collection, changes] of this.#touched) collection.settle(changes);
  }
  /** Resets memory to the file's content. */
  discard(): void {
    for (const [collection, changes] of this.#touched) collection.forget(changes);
  }
}
