import { deserialize, type Document } from 'bson';
import { LRUCache } from 'lru-cache';
import type { Change, DatabaseFile } from '../database-file.ts';
import { StoredDocument, type Source } from './stored-document.ts';
import { keyOf } from '../values.ts';

/**
 * Decoded documents of all collections, measured by their bytes in the file; in memory they need two to three times as
 * much.
 */
const REMEMBERED_BYTES = 32 * 1024 * 1024;
/** A scan of a larger collection reads the file in order and leaves the remembered documents as they are. */
const SMALL = 1_000;

interface Remembered {
  readonly document: Document;
  readonly size: number;
}
export type RememberedDocuments = LRUCache<string, Remembered>;

export const rememberedDocuments = (bytes = REMEMBERED_BYTES): RememberedDocuments =>
  new LRUCache({ maxSize: bytes, sizeCalculation: ({ size }) => size });

interface Pending {
  readonly change: Change;
  readonly document: Document | undefined;
}

let lastGeneration = 0;

/**
 * The documents of a collection. Memory holds their keys and rows, writes that are not in the file yet, and a bounded
 * number of decoded ones; the file holds the rest.
 */
export class Documents implements Source {
  readonly #table: number;
  readonly #file: DatabaseFile;
  readonly #remembered: RememberedDocuments;
  /** Changes when remembered documents become void; a table's number is used again after a drop. */
  #generation = ++lastGeneration;
  readonly #pending = new Map<number, Pending>();
  #rows: Map<string, number> | undefined;
  #lastRow = 0;

  constructor(table: number, file: DatabaseFile, remembered: RememberedDocuments) {
    this.#table = table;
    this.#file = file;
    this.#remembered = remembered;
  }

  get size(): number {
    return this.#loaded().size;
  }
  keys(): IterableIterator<[key: string, row: number]> {
    return this.#loaded().entries();
  }
  byId(id: unknown): StoredDocument | undefined {
    const row = this.#loaded().get(keyOf(id));
    return row === undefined ? undefined : this.at(row);
  }
  at(row: number): StoredDocument {
    return new StoredDocument(row, this);
  }
  nextRow(): number {
    this.#loaded();
    return this.#lastRow + 1;
  }
  all(): Iterable<StoredDocument> {
    const rows = this.#loaded();
    return rows.size > SMALL ? this.#scanned() : [...rows.values()].map((row) => this.at(row));
  }

  documentAt(row: number): Document {
    const place = this.#placeOf(row);
    const known = this.#pending.get(row) ?? this.#remembered.get(place);
    if (known?.document) return known.document;
    const bytes = this.#file.bytesAt(this.#table, row);
    const document = deserialize(bytes);
    this.#remembered.set(place, { document, size: bytes.length });
    return document;
  }
  bytesAt(row: number): Uint8Array {
    return this.#pending.get(row)?.change.bytes ?? this.#file.bytesAt(this.#table, row);
  }

  put(row: number, document: Document, bytes: Uint8Array): Change {
    const key = keyOf(document._id);
    const change = { table: this.#table, row, key, bytes };
    this.#loaded().set(key, row);
    this.#lastRow = Math.max(this.#lastRow, row);
    this.#pending.set(row, { change, document });
    return change;
  }
  remove({ row, document }: StoredDocument): Change {
    const change = { table: this.#table, row, key: keyOf(document._id) };
    this.#loaded().delete(change.key);
    this.#pending.set(row, { change, document: undefined });
    return change;
  }

  /**
   * The changes are in the file.
   *
   * @returns Whether memory had other content, because a command wrote the same document beside a transaction; then
   *   everything is read again
   */
  settle(changes: readonly Change[]): boolean {
    let isOvertaken = false;
    for (const change of changes) {
      const pending = this.#pending.get(change.row);
      if (!pending) isOvertaken = true;
      if (pending?.change !== change) continue;
      this.#pending.delete(change.row);
      const { document } = pending;
      if (document) this.#remembered.set(this.#placeOf(change.row), { document, size: change.bytes!.length });
      else this.#remembered.delete(this.#placeOf(change.row));
    }
    if (isOvertaken) this.#readAgain();
    return isOvertaken;
  }
  /** Undoes changes that are not in the file. */
  forget(changes: readonly Change[]): void {
    for (const change of changes)
      if (this.#pending.get(change.row)?.change === change) this.#pending.delete(change.row);
    this.#readAgain();
  }

  #readAgain(): void {
    this.#rows = undefined;
    this.#generation = ++lastGeneration;
  }
  #placeOf(row: number): string {
    return `${this.#generation}/${row}`;
  }
  *#scanned(): Generator<StoredDocument> {
    const others = new Map(this.#pending);
    for (const { row, bytes } of this.#file.scan(this.#table)) {
      others.delete(row);
      const pending = this.#pending.get(row);
      if (!pending || pending.document) yield new StoredDocument(row, this, pending ? pending.change.bytes : bytes);
    }
    for (const [row, { document }] of others) if (document) yield this.at(row);
  }
  #loaded(): Map<string, number> {
    if (!this.#rows) {
      const keys = this.#file.keys(this.#table);
      this.#rows = new Map(keys.map(({ row, key }) => [key, row]));
      this.#lastRow = keys.at(-1)?.row ?? 0;
      for (const [row, { change, document }] of this.#pending) {
        if (document) this.#rows.set(change.key, row);
        else this.#rows.delete(change.key);
        this.#lastRow = Math.max(this.#lastRow, row);
      }
    }
    return this.#rows;
  }
}
