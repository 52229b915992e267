import { serialize, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import type { Collection } from '../store/collection.ts';
import type { IndexSpec } from '../store/collection-index.ts';
import { compareValues } from '../store/values.ts';
import { collectionName, mustBeServable, type Command } from './command.ts';

const unsupported = ['expireAfterSeconds', 'wildcardProjection', '2dsphereIndexVersion', 'weights'];

const specOf = (wanted: Document): IndexSpec => {
  mustBeServable(wanted);
  const option = unsupported.find((name) => wanted[name] !== undefined);
  if (option)
    throw new CommandFailure('CannotCreateIndex', `the embedded MongoDB does not support indexes with ${option}`);
  const key = Object.fromEntries(
    Object.entries(wanted.key as Document).map(([path, direction]) => [path, directionOf(path, direction)]),
  );
  const { name, unique, sparse, partialFilterExpression } = wanted;
  return {
    v: 2,
    key,
    name,
    ...(unique ? { unique: true } : {}),
    ...(sparse ? { sparse: true } : {}),
    ...(partialFilterExpression ? { partialFilterExpression } : {}),
  };
};
const directionOf = (path: string, direction: unknown): 1 | -1 => {
  if (typeof direction !== 'number' || path.includes('$'))
    throw new CommandFailure(
      'CannotCreateIndex',
      `the embedded MongoDB does not support a '${String(direction)}' index on '${path}'`,
    );
  return direction < 0 ? -1 : 1;
};

const same = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0;

/** Whether the index already exists. The same name or key with different content is a conflict. */
const isThere = ({ indexes }: Collection, wanted: IndexSpec): boolean => {
  for (const { spec } of indexes) {
    const named = spec.name === wanted.name;
    if (!named && !same(spec.key, wanted.key)) continue;
    if (spec.name === '_id_' && same(spec.key, wanted.key)) return true;
    if (named && !same(spec.key, wanted.key))
      throw new CommandFailure(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${wanted.name}`,
      );
    const options = ({ unique, sparse, partialFilterExpression }: IndexSpec): Document => ({
      unique,
      sparse,
      partialFilterExpression,
    });
    if (named && same(options(spec), options(wanted))) return true;
    if (same(spec.partialFilterExpression, wanted.partialFilterExpression))
      throw new CommandFailure(
        'IndexOptionsConflict',
        `Index already exists with different name or options: ${spec.name}`,
      );
  }
  return false;
};

const createIndexes: Command = (scene) => {
  const { catalog, database, command } = scene;
  const createdCollectionAutomatically = !catalog.find(database, collectionName(scene));
  const wanted = (command.indexes as Document[]).map(specOf);
  const collection = catalog.ensure(database, collectionName(scene));
  const numIndexesBefore = collection.indexes.length;
  for (const spec of wanted) if (!isThere(collection, spec)) collection.addIndex(spec);
  return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
};

const listIndexes: Command = (scene) => {
  const collection = scene.catalog.existing(scene.database, collectionName(scene));
  return scene.cursors.start(
    collection.namespace,
    collection.indexes.map(({ spec }) => serialize(spec)),
    scene.command.cursor?.batchSize,
    false,
  );
};

const dropIndexes: Command = (scene) => {
  const collection = scene.catalog.existing(scene.database, collectionName(scene));
  const nIndexesWas = collection.indexes.length;
  const { index } = scene.command;
  if (index === '*') collection.keepIndexes(() => false);
  else for (const one of Array.isArray(index) ? index : [index]) dropOne(collection, one);
  return { nIndexesWas, ok: 1 };
};
const dropOne = (collection: Collection, wanted: unknown): void => {
  const found = collection.indexes.find(({ spec }) =>
    typeof wanted === 'string' ? spec.name === wanted : same(spec.key, wanted),
  );
  if (!found) throw new CommandFailure('IndexNotFound', `index not found with name [${String(wanted)}]`);
  if (found.spec.name === '_id_') throw new CommandFailure('InvalidOptions', 'cannot drop _id index');
  collection.keepIndexes(({ name }) => name !== found.spec.name);
};

export const indexCommands: Readonly<Record<string, Command>> = { createIndexes, listIndexes, dropIndexes };
