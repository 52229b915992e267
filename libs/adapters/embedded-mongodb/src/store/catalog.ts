import type { Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { Collection } from './collection.ts';
import type { DatabaseFile } from './database-file.ts';
import { rememberedDocuments } from './documents/documents.ts';

const nameIsLegal = (name: unknown): name is string =>
  typeof name === 'string' && name.length > 0 && !name.includes('$') && !name.includes('\0') && !name.startsWith('.');

/** The collections of every database in the file. */
export class Catalog {
  readonly #file: DatabaseFile;
  readonly #collections = new Map<string, Collection>();
  readonly #remembered = rememberedDocuments();

  constructor(file: DatabaseFile) {
    this.#file = file;
    for (const description of file.collections())
      this.#collections.set(
        `${description.database}.${description.name}`,
        new Collection(description, file, this.#remembered),
      );
  }

  find(database: string, name: unknown): Collection | undefined {
    if (!nameIsLegal(name))
      throw new CommandFailure('InvalidNamespace', `Invalid namespace specified '${database}.${String(name)}'`);
    return this.#collections.get(`${database}.${name}`);
  }
  /** @throws CommandFailure (NamespaceNotFound) */
  existing(database: string, name: unknown): Collection {
    const collection = this.find(database, name);
    if (!collection) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${database}.${String(name)}`);
    return collection;
  }
  /** The first write creates the collection, as in MongoDB. */
  ensure(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name, {});
  }
  list(database: string): Collection[] {
    return [...this.#collections.values()]
      .filter((collection) => collection.database === database)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  databases(): string[] {
    return [...new Set([...this.#collections.values()].map(({ database }) => database))].sort();
  }

  create(database: string, name: string, options: Document): Collection {
    if (this.find(database, name))
      throw new CommandFailure('NamespaceExists', `Collection ${database}.${name} already exists.`);
    const collection = new Collection(
      { id: this.#file.create(database, name, options), database, name, options, indexes: [] },
      this.#file,
      this.#remembered,
    );
    this.#collections.set(collection.namespace, collection);
    return collection;
  }
  drop(collections: readonly Collection[]): void {
    this.#file.drop(collections.map(({ table }) => table));
    for (const { namespace } of collections) this.#collections.delete(namespace);
  }
  rename(collection: Collection, database: string, name: string, dropTarget: boolean): void {
    const target = this.find(database, name);
    if (target && !dropTarget) throw new CommandFailure('NamespaceExists', 'target namespace exists');
    this.#file.rename(collection.table, database, name, target?.table);
    this.#collections.delete(collection.namespace);
    collection.database = database;
    collection.name = name;
    this.#collections.set(collection.namespace, collection);
  }
}
