import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { CommandFailure } from '../failure.ts';
import type { Catalog } from '../store/catalog.ts';
import { cloneDocument } from '../store/values.ts';
import { search, type Search } from './search.ts';

/** Stages that do not change their input documents; the documents are copied before any other stage. */
const harmless = new Set(['$match', '$group', '$sort', '$skip', '$limit', '$count', '$sortByCount']);
const refused = new Set([
  '$out',
  '$merge',
  '$changeStream',
  '$geoNear',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listSessions',
]);

interface Peeled {
  readonly search: Search;
  readonly rest: readonly Document[];
}

/** Splits off leading `$match`, `$sort`, `$skip`, `$limit` (in this order), which can use an index. */
const peel = (pipeline: readonly Document[], variables: Document | undefined): Peeled => {
  const wanted: { -readonly [Key in keyof Search]: Search[Key] } = { variables };
  let at = 0;
  if (pipeline[at]?.$match) wanted.filter = pipeline[at++]!.$match;
  if (pipeline[at]?.$sort) wanted.sort = pipeline[at++]!.$sort;
  if (pipeline[at]?.$skip) wanted.skip = pipeline[at++]!.$skip;
  if (pipeline[at]?.$limit) wanted.limit = pipeline[at++]!.$limit;
  return { search: wanted, rest: pipeline.slice(at) };
};

const mustBeSupported = (pipeline: readonly Document[]): void => {
  for (const stage of pipeline) {
    const name = Object.keys(stage)[0] ?? '';
    if (refused.has(name))
      throw new CommandFailure('CommandNotSupported', `the embedded MongoDB does not support ${name}`);
  }
};

/**
 * Runs a pipeline over one collection, or over none (`$documents`). `$lookup` and similar stages read the same
 * database.
 */
export const aggregate = (
  catalog: Catalog,
  database: string,
  source: string | undefined,
  pipeline: readonly Document[],
  variables?: Document,
): readonly Document[] => {
  mustBeSupported(pipeline);
  const { search: wanted, rest } = peel(source === undefined ? [] : pipeline, variables);
  const input =
    source === undefined ? [] : search(catalog.find(database, source), wanted).map(({ document }) => document);
  const stages = source === undefined ? pipeline : rest;
  if (stages.length === 0) return input;
  const copies = stages.every((stage) => harmless.has(Object.keys(stage)[0] ?? '')) ? input : input.map(cloneDocument);
  const collectionResolver = (name: string): Document[] =>
    [...(catalog.find(database, name)?.documents() ?? [])].map(({ document }) => cloneDocument(document));
  return new Aggregator([...stages], { collectionResolver, scriptEnabled: false, variables }).run(copies) as Document[];
};
