import { serialize, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { matcherOf } from '../query/matcher.ts';
import type { Collection } from '../store/collection.ts';
import { collectionName, type Command } from './command.ts';

const unsupported = [
  'viewOn',
  'timeseries',
  'capped',
  'expireAfterSeconds',
  'validator',
  'collation',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
];

const create: Command = (scene) => {
  const { database, catalog, command } = scene;
  const option = unsupported.find((name) => command[name]);
  if (option)
    throw new CommandFailure('CommandNotSupported', `the embedded MongoDB does not support collections with ${option}`);
  catalog.create(database, collectionName(scene), {});
  return { ok: 1 };
};

const drop: Command = (scene) => {
  const collection = scene.catalog.existing(scene.database, collectionName(scene));
  scene.catalog.drop([collection]);
  return { nIndexesWas: collection.indexes.length, ns: collection.namespace, ok: 1 };
};

const dropDatabase: Command = ({ catalog, database }) => {
  catalog.drop(catalog.list(database));
  return { dropped: database, ok: 1 };
};

const split = (namespace: unknown): [database: string, name: string] => {
  const text = String(namespace);
  const dot = text.indexOf('.');
  if (dot < 1) throw new CommandFailure('InvalidNamespace', `Invalid namespace specified '${text}'`);
  return [text.slice(0, dot), text.slice(dot + 1)];
};
const renameCollection: Command = ({ catalog, target, command }) => {
  const [database, name] = split(target);
  if (target === command.to) throw new CommandFailure('BadValue', "Can't rename a collection to itself");
  catalog.rename(catalog.existing(database, name), ...split(command.to), command.dropTarget === true);
  return { ok: 1 };
};

const described = ({ name, options }: Collection): Document => ({
  name,
  type: 'collection',
  options,
  info: { readOnly: false },
  idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
});
const listCollections: Command = ({ catalog, cursors, database, command }) => {
  const matches = matcherOf(command.filter ?? {});
  const found = catalog.list(database).map(described).filter(matches);
  const shown = command.nameOnly ? found.map(({ name, type }) => ({ name, type })) : found;
  return cursors.start(
    `${database}.$cmd.listCollections`,
    shown.map((each) => serialize(each)),
    command.cursor?.batchSize,
    false,
  );
};

const listDatabases: Command = ({ catalog }) => ({
  databases: catalog.databases().map((name) => ({ name, sizeOnDisk: 0, empty: false })),
  totalSize: 0,
  ok: 1,
});

export const collectionCommands: Readonly<Record<string, Command>> = {
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listDatabases,
};
