import { serialize, type Document } from 'bson';
import { aggregate } from '../query/aggregate.ts';
import { project } from '../query/project.ts';
import { planOf } from '../query/plan.ts';
import { search, sortOf } from '../query/search.ts';
import { valuesAt } from '../store/paths.ts';
import type { StoredDocument } from '../store/documents/stored-document.ts';
import { compareValues } from '../store/values.ts';
import { CommandFailure } from '../failure.ts';
import { collectionName, mustBeServable, type Command } from './command.ts';

const sizeOf = (size: unknown): number | undefined => (size === undefined ? undefined : Number(size));

const isWhole = (projection: Document | undefined): boolean => !projection || Object.keys(projection).length === 0;

/** BSON of what a reader sees; a whole document as it is stored, without decoding it. */
const shown = (found: readonly StoredDocument[], projection: Document | undefined): Uint8Array[] =>
  isWhole(projection)
    ? found.map(({ bytes }) => bytes)
    : encoded(
        project(
          found.map(({ document }) => document),
          projection,
        ),
      );
const encoded = (documents: readonly Document[]): Uint8Array[] => documents.map((document) => serialize(document));

const find: Command = (scene) => {
  const { catalog, cursors, database, command } = scene;
  mustBeServable(command);
  const name = collectionName(scene);
  const limit = Number(command.limit ?? 0);
  const found = search(catalog.find(database, name), {
    filter: command.filter,
    sort: command.sort,
    skip: Number(command.skip ?? 0),
    limit: Math.abs(limit),
    variables: command.let,
  });
  return cursors.start(
    `${database}.${name}`,
    shown(found, command.projection),
    sizeOf(command.batchSize),
    command.singleBatch === true || limit < 0,
  );
};

const runAggregate: Command = ({ catalog, cursors, database, target, command }) => {
  mustBeServable(command);
  const source = typeof target === 'string' ? target : undefined;
  const documents = aggregate(catalog, database, source, command.pipeline, command.let);
  return cursors.start(
    `${database}.${source ?? '$cmd.aggregate'}`,
    encoded(documents),
    sizeOf(command.cursor?.batchSize),
    false,
  );
};

const getMore: Command = ({ cursors, target, command }) => cursors.more(target, sizeOf(command.batchSize));
const killCursors: Command = ({ cursors, command }) => cursors.kill(command.cursors);

const count: Command = (scene) => {
  const { catalog, database, command } = scene;
  mustBeServable(command);
  const collection = catalog.find(database, collectionName(scene));
  const whole = Object.keys(command.query ?? {}).length === 0 && !command.skip && !command.limit;
  if (whole) return { n: collection?.size ?? 0, ok: 1 };
  return {
    n: search(collection, {
      filter: command.query,
      skip: Number(command.skip ?? 0),
      limit: Math.abs(Number(command.limit ?? 0)),
    }).length,
    ok: 1,
  };
};

const distinctOf = (documents: readonly Document[], path: string): unknown[] => {
  const values = documents
    .flatMap((document) => valuesAt(document, path))
    .filter((value) => value !== null && value !== undefined);
  return values.sort(compareValues).filter((value, at) => at === 0 || compareValues(value, values[at - 1]) !== 0);
};
const distinct: Command = (scene) => {
  const { catalog, database, command } = scene;
  mustBeServable(command);
  const found = search(catalog.find(database, collectionName(scene)), { filter: command.query });
  return {
    values: distinctOf(
      found.map(({ document }) => document),
      command.key,
    ),
    ok: 1,
  };
};

/** How a `find` would get its documents, in the stages of MongoDB's query planner. */
const explain: Command = ({ catalog, database, command }) => {
  const { find: name, filter = {}, sort } = command.explain as Document;
  if (typeof name !== 'string')
    throw new CommandFailure('CommandNotSupported', 'the embedded MongoDB explains find only');
  const collection = catalog.find(database, name);
  const plan = collection && planOf(collection, filter, sortOf(sort));
  const fetched = plan?.index
    ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: plan.index } }
    : { stage: 'COLLSCAN' };
  const winningPlan = sort && !plan?.sorted ? { stage: 'SORT', inputStage: fetched } : fetched;
  return { queryPlanner: { namespace: `${database}.${name}`, winningPlan }, ok: 1 };
};

export const readCommands: Readonly<Record<string, Command>> = {
  find,
  aggregate: runAggregate,
  getMore,
  killCursors,
  count,
  distinct,
  explain,
};
