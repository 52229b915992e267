import type { Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { project } from '../query/project.ts';
import { search } from '../query/search.ts';
import type { StoredDocument } from '../store/documents/stored-document.ts';
import type { Collection } from '../store/collection.ts';
import { updated, upserted } from '../update/apply.ts';
import { collectionName, mustBeServable, type Command, type Scene } from './command.ts';

const shown = (document: Document | null, { fields }: Document): Document | null =>
  document ? project([document], fields)[0]! : null;

const removeFound = (
  collection: Collection | undefined,
  stored: StoredDocument | undefined,
  { command, journal }: Scene,
): Document => {
  if (!stored) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
  const value = shown(stored.document, command);
  collection!.remove(stored, journal);
  return { lastErrorObject: { n: 1 }, value, ok: 1 };
};

const insertMissing = (collection: Collection, { command, journal }: Scene): Document => {
  const document = upserted(command.query ?? {}, command.update, {
    arrayFilters: command.arrayFilters,
    variables: command.let,
  });
  collection.insert(document, journal);
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: document._id },
    value: command.new ? shown(document, command) : null,
    ok: 1,
  };
};

const updateFound = (collection: Collection, stored: StoredDocument, { command, journal }: Scene): Document => {
  const before = stored.document;
  const after = updated(before, command.update, {
    filter: command.query ?? {},
    arrayFilters: command.arrayFilters,
    variables: command.let,
    inserting: false,
  });
  collection.replace(stored, after, journal);
  return {
    lastErrorObject: { n: 1, updatedExisting: true },
    value: shown(command.new ? after : before, command),
    ok: 1,
  };
};

/** Changes or removes one document; returns the version before the change, or after it with `new`. */
export const findAndModify: Command = (scene) => {
  const { catalog, database, command } = scene;
  mustBeServable(command);
  if (Boolean(command.remove) === Boolean(command.update))
    throw new CommandFailure('FailedToParse', 'Either an update or remove=true must be specified');
  const collection = command.remove
    ? catalog.find(database, collectionName(scene))
    : catalog.ensure(database, collectionName(scene));
  const [stored] = search(collection, { filter: command.query, sort: command.sort, limit: 1, variables: command.let });
  if (command.remove) return removeFound(collection, stored, scene);
  if (stored) return updateFound(collection!, stored, scene);
  return command.upsert
    ? insertMissing(collection!, scene)
    : { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
};
