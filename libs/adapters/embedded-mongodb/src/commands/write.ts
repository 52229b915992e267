import type { Document } from 'bson';
import { failureOf } from '../failure.ts';
import { search } from '../query/search.ts';
import type { Collection } from '../store/collection.ts';
import { updated, upserted, withIdFirst } from '../update/apply.ts';
import { collectionName, mustBeServable, type Command, type Scene } from './command.ts';

/** Runs the statements of a bulk in order. Reports a failed statement by its index; a failure stops an ordered bulk. */
const eachStatement = (
  statements: readonly Document[],
  ordered: boolean,
  run: (statement: Document, index: number) => void,
): Document => {
  const writeErrors: Document[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      const { code, message, details } = failureOf(error);
      writeErrors.push({ index, code, errmsg: message, ...details });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
};
const collectionOf = (scene: Scene): Collection => scene.catalog.ensure(scene.database, collectionName(scene));

const insert: Command = (scene) => {
  const collection = collectionOf(scene);
  let n = 0;
  const errors = eachStatement(scene.command.documents, scene.command.ordered !== false, (document) => {
    collection.insert(withIdFirst(document), scene.journal);
    n++;
  });
  return { n, ...errors, ok: 1 };
};

interface Outcome {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId?: unknown;
}

const updateStatement = (collection: Collection, statement: Document, scene: Scene): Outcome => {
  mustBeServable(statement);
  const { q: filter, u: update, arrayFilters } = statement;
  const variables = scene.command.let;
  const found = search(collection, { filter, limit: statement.multi ? 0 : 1, sort: statement.sort, variables });
  if (found.length === 0 && statement.upsert) {
    const document = upserted(filter, update, { arrayFilters, variables });
    collection.insert(document, scene.journal);
    return { matched: 1, modified: 0, upsertedId: document._id };
  }
  let modified = 0;
  for (const stored of found) {
    const next = updated(stored.document, update, { filter, arrayFilters, variables, inserting: false });
    if (collection.replace(stored, next, scene.journal)) modified++;
  }
  return { matched: found.length, modified };
};

const update: Command = (scene) => {
  const collection = collectionOf(scene);
  const ids: Document[] = [];
  let n = 0;
  let nModified = 0;
  const errors = eachStatement(scene.command.updates, scene.command.ordered !== false, (statement, index) => {
    const outcome = updateStatement(collection, statement, scene);
    n += outcome.matched;
    nModified += outcome.modified;
    if ('upsertedId' in outcome) ids.push({ index, _id: outcome.upsertedId });
  });
  return { n, nModified, ...(ids.length > 0 ? { upserted: ids } : {}), ...errors, ok: 1 };
};

const remove: Command = (scene) => {
  const collection = scene.catalog.find(scene.database, collectionName(scene));
  let n = 0;
  const errors = eachStatement(scene.command.deletes, scene.command.ordered !== false, (statement) => {
    mustBeServable(statement);
    for (const stored of search(collection, {
      filter: statement.q,
      limit: Number(statement.limit ?? 0),
      variables: scene.command.let,
    })) {
      collection!.remove(stored, scene.journal);
      n++;
    }
  });
  return { n, ...errors, ok: 1 };
};

export const writeCommands: Readonly<Record<string, Command>> = { insert, update, delete: remove };
