import { serialize, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { CollectionIndex, type IndexEntry, type IndexSpec } from './collection-index.ts';
import type { Change, CollectionDescription, DatabaseFile } from './database-file.ts';
import type { Journal } from './journal.ts';
import { Documents, type RememberedDocuments } from './documents/documents.ts';
import type { StoredDocument } from './documents/stored-document.ts';
import { idOf } from './values.ts';

const idIndex: IndexSpec = { v: 2, name: '_id_', key: { _id: 1 } };

/** A collection: its documents and its indexes. Writes are also recorded in the journal. */
export class Collection {
  readonly table: number;
  database: string;
  name: string;
  readonly options: Document;
  indexes: CollectionIndex[];
  readonly #file: DatabaseFile;
  readonly #documents: Documents;

  constructor(description: CollectionDescription, file: DatabaseFile, remembered: RememberedDocuments) {
    this.table = description.id;
    this.database = description.database;
    this.name = description.name;
    this.options = description.options;
    this.indexes = [idIndex, ...description.indexes].map((spec) => new CollectionIndex(spec));
    this.#file = file;
    this.#documents = new Documents(description.id, file, remembered);
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }
  get size(): number {
    return this.#documents.size;
  }
  documents(): Iterable<StoredDocument> {
    return this.#documents.all();
  }
  byId(id: unknown): StoredDocument | undefined {
    return this.#documents.byId(id);
  }
  at(row: number): StoredDocument {
    return this.#documents.at(row);
  }
  /** Builds the index on first use. */
  ready(index: CollectionIndex): CollectionIndex {
    if (!index.built) index.take(index.spec.name === '_id_' ? this.#entriesOfIds() : this.#entriesOf(index));
    return index;
  }

  insert(document: Document, journal: Journal): void {
    if (this.byId(document._id)) throw this.#duplicate(this.indexes[0]!.spec, [document._id]);
    this.#mustBeUnique(document);
    this.#put(this.#documents.nextRow(), document, serialize(document), journal);
  }

  /** @returns Whether the document differs from the stored one. */
  replace(stored: StoredDocument, document: Document, journal: Journal): boolean {
    const bytes = serialize(document);
    if (Buffer.compare(bytes, stored.bytes) === 0) return false;
    this.#mustBeUnique(document, stored.row);
    this.#put(stored.row, document, bytes, journal, stored.document);
    return true;
  }

  remove(stored: StoredDocument, journal: Journal): void {
    for (const index of this.indexes) index.remove(stored.document, stored.row);
    journal.note(this, this.#documents.remove(stored));
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

  settle(changes: readonly Change[]): void {
    if (this.#documents.settle(changes)) this.#forgetIndexes();
  }
  forget(changes: readonly Change[]): void {
    this.#documents.forget(changes);
    this.#forgetIndexes();
  }

  #forgetIndexes(): void {
    for (const index of this.indexes) index.forget();
  }

  #put(row: number, document: Document, bytes: Uint8Array, journal: Journal, before?: Document): void {
    const built = this.indexes.filter((index) => index.built);
    const entries = built.map((index) => index.entriesOf(document, row));
    built.forEach((index, at) => {
      if (before) index.remove(before, row);
      index.add(entries[at]!);
    });
    journal.note(this, this.#documents.put(row, document, bytes));
  }
  #entriesOfIds(): IndexEntry[] {
    return [...this.#documents.keys()].map(([key, row]) => ({ values: [idOf(key)], row }));
  }
  #entriesOf(index: CollectionIndex): IndexEntry[] {
    const names = new Set(index.fields.map(({ path }) => path.split('.', 1)[0]!));
    const entries: IndexEntry[] = [];
    for (const stored of this.documents()) {
      const document = index.spec.partialFilterExpression ? stored.document : stored.fields(names);
      entries.push(...index.entriesOf(document, stored.row));
    }
    return entries;
  }
  #describe(): void {
    this.#file.describe(
      this.table,
      this.options,
      this.indexes.slice(1).map(({ spec }) => spec),
    );
  }
  #buildUnique(index: CollectionIndex): void {
    index.take([]);
    for (const { document, row } of this.documents()) {
      const conflict = index.conflictOf(document);
      if (conflict) throw this.#duplicate(index.spec, conflict);
      index.add(index.entriesOf(document, row));
    }
  }
  #mustBeUnique(document: Document, self?: number): void {
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
}
