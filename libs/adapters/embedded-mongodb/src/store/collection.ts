import { serialize, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { CollectionIndex, type IndexEntry, type IndexSpec } from './collection-index.ts';
import type { CollectionDescription, DatabaseFile } from './database-file.ts';
import type { Journal } from './journal.ts';
import { StoredDocument } from './stored-document.ts';
import { keyOf } from './values.ts';

const idIndex: IndexSpec = { v: 2, name: '_id_', key: { _id: 1 } };

/**
 * A collection: its documents by `_id`, loaded from the file on first use, and its indexes. Writes are also recorded in
 * the journal.
 */
export class Collection {
  readonly table: number;
  database: string;
  name: string;
  readonly options: Document;
  indexes: CollectionIndex[];
  readonly #file: DatabaseFile;
  #documents: Map<string, StoredDocument> | undefined;
  #lastRow = 0;

  constructor(description: CollectionDescription, file: DatabaseFile) {
    this.table = description.id;
    this.database = description.database;
    this.name = description.name;
    this.options = description.options;
    this.indexes = [idIndex, ...description.indexes].map((spec) => new CollectionIndex(spec));
    this.#file = file;
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }
  get size(): number {
    return this.#loaded().size;
  }
  documents(): IterableIterator<StoredDocument> {
    return this.#loaded().values();
  }
  byId(id: unknown): StoredDocument | undefined {
    return this.#loaded().get(keyOf(id));
  }
  /** Builds the index on first use. */
  ready(index: CollectionIndex): CollectionIndex {
    if (!index.built) index.build(this.documents());
    return index;
  }

  insert(document: Document, journal: Journal): void {
    const key = keyOf(document._id);
    if (this.#loaded().has(key)) throw this.#duplicate(this.indexes[0]!.spec, [document._id]);
    this.#mustBeUnique(document);
    const bytes = serialize(document);
    const stored = new StoredDocument(this.#lastRow + 1, key, { document });
    const entries = this.#entriesOf(document, stored);
    this.#lastRow++;
    this.#loaded().set(key, stored);
    for (const [index, added] of entries) index.add(added);
    journal.note(this, { table: this.table, row: stored.row, key, bytes });
  }

  replace(stored: StoredDocument, document: Document, journal: Journal): void {
    this.#mustBeUnique(document, stored);
    const bytes = serialize(document);
    const entries = this.#entriesOf(document, stored);
    for (const [index] of entries) index.remove(stored);
    stored.document = document;
    for (const [index, added] of entries) index.add(added);
    journal.note(this, { table: this.table, row: stored.row, key: stored.key, bytes });
  }

  remove(stored: StoredDocument, journal: Journal): void {
    for (const index of this.indexes) if (index.built) index.remove(stored);
    this.#loaded().delete(stored.key);
    journal.note(this, { table: this.table, row: stored.row, key: stored.key });
  }

  /** @throws CommandFailure (DuplicateKey) when the documents break a unique index; the index is then not added. */
  addIndex(spec: IndexSpec): void {
    const index = new CollectionIndex(spec);
    if (spec.unique) this.#buildUnique(index);
    this.indexes.push(index);
    this.#describe();
  }
  keepIndexes(keep: (spec: IndexSpec) => boolean): void {
    this.indexes = this.indexes.filter(({ spec }) => spec.name === '_id_' || keep(spec));
    this.#describe();
  }

  /** Drops the documents in memory; the next access reloads the file. */
  forget(): void {
    this.#documents = undefined;
    for (const index of this.indexes) index.forget();
  }

  #describe(): void {
    this.#file.describe(
      this.table,
      this.options,
      this.indexes.slice(1).map(({ spec }) => spec),
    );
  }
  #buildUnique(index: CollectionIndex): void {
    index.build([]);
    for (const stored of this.documents()) {
      const conflict = index.conflictOf(stored.document);
      if (conflict) throw this.#duplicate(index.spec, conflict);
      index.add(index.entriesOf(stored.document, stored));
    }
  }
  #entriesOf(document: Document, stored: StoredDocument): [CollectionIndex, IndexEntry[]][] {
    return this.indexes.filter((index) => index.built).map((index) => [index, index.entriesOf(document, stored)]);
  }
  #mustBeUnique(document: Document, self?: StoredDocument): void {
    for (const index of this.indexes) {
      const conflict = index.spec.unique ? this.ready(index).conflictOf(document, self) : undefined;
      if (conflict) throw this.#duplicate(index.spec, conflict);
    }
  }
  #duplicate(spec: IndexSpec, values: readonly unknown[]): CommandFailure {
    const keyValue = Object.fromEntries(Object.keys(spec.key).map((path, at) => [path, values[at] ?? null]));
    const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
    const message = `E11000 duplicate key error collection: ${this.namespace} index: ${spec.name} dup key: { ${shown.join(', ')} }`;
    return new CommandFailure('DuplicateKey', message, { keyPattern: spec.key, keyValue });
  }
  #loaded(): Map<string, StoredDocument> {
    if (!this.#documents) {
      const rows = this.#file.rows(this.table);
      this.#documents = new Map(rows.map(({ row, key, bytes }) => [key, new StoredDocument(row, key, { bytes })]));
      this.#lastRow = rows.at(-1)?.row ?? 0;
    }
    return this.#documents;
  }
}
