import type { Document } from 'bson';
import { Aggregator, update as updateByMingo } from 'mingo';
import { CommandFailure } from '../failure.ts';
import { holderOf, setAt } from '../store/paths.ts';
import { cloneDocument, compareValues } from '../store/values.ts';

export interface UpdateContext {
  readonly filter: Document;
  readonly arrayFilters?: Document[];
  /** True for an insert: `$setOnInsert` applies and `_id` may be set. */
  readonly inserting: boolean;
  readonly variables?: Document;
}

const plain = new Set(['$set', '$unset', '$inc']);

const increment = (document: Document, path: string, by: unknown): void => {
  const { holder, step } = holderOf(document, path, true)!;
  const now = holder[step] ?? 0;
  if (typeof by !== 'number')
    throw new CommandFailure(
      'TypeMismatch',
      `Cannot increment with non-numeric argument: {${path}: ${JSON.stringify(by)}}`,
    );
  if (typeof now !== 'number')
    throw new CommandFailure('TypeMismatch', `Cannot apply $inc to a value of non-numeric type: '${path}'`);
  holder[step] = now + by;
};
const unset = (document: Document, path: string): void => {
  const found = holderOf(document, path, false);
  if (!found) return;
  if (Array.isArray(found.holder)) found.holder[Number(found.step)] = null;
  else delete found.holder[found.step];
};

/** Fast path for `$set`, `$unset` and `$inc` without positional operators: nearly every update. */
const applyPlain = (document: Document, operators: Document): void => {
  for (const [path, value] of Object.entries(operators.$set ?? {})) setAt(document, path, cloneDocument(value));
  for (const path of Object.keys(operators.$unset ?? {})) unset(document, path);
  for (const [path, by] of Object.entries(operators.$inc ?? {})) increment(document, path, by);
};

const pathsOf = (operators: Document): string[] => Object.values(operators).flatMap((fields) => Object.keys(fields));
const mustNotConflict = (operators: Document): void => {
  const paths = pathsOf(operators).sort();
  const conflict = paths.find((path, at) => at > 0 && (path === paths[at - 1] || path.startsWith(`${paths[at - 1]}.`)));
  if (conflict !== undefined)
    throw new CommandFailure(
      'FailedToParse',
      `Updating the path '${conflict}' would create a conflict at '${conflict}'`,
    );
};

/** `_id` is immutable; setting it to its present value is allowed. */
const withoutId = (document: Document, operators: Document, inserting: boolean): Document => {
  const rest: Document = { ...operators };
  for (const operator of ['$set', '$setOnInsert']) {
    if (rest[operator]?._id === undefined) continue;
    const { _id: id, ...fields } = rest[operator];
    if (inserting && document._id === undefined) document._id = id;
    if (compareValues(document._id, id) !== 0)
      throw new CommandFailure(
        'ImmutableField',
        `Performing an update on the path '_id' would modify the immutable field '_id'`,
      );
    rest[operator] = fields;
  }
  return rest;
};

const known = new Set([
  '$set',
  '$unset',
  '$inc',
  '$setOnInsert',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$currentDate',
  '$push',
  '$pull',
  '$pullAll',
  '$addToSet',
  '$pop',
  '$bit',
]);
const mustBeKnown = (operators: Document): void => {
  const unknown = Object.keys(operators).find((operator) => !known.has(operator));
  if (unknown !== undefined)
    throw new CommandFailure(
      'FailedToParse',
      `Unknown modifier: ${unknown}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
};

/** Applies update operators in place to a document that the caller owns. */
export const applyOperators = (
  document: Document,
  operators: Document,
  { filter, arrayFilters, inserting }: UpdateContext,
): Document => {
  mustBeKnown(operators);
  mustNotConflict(operators);
  const { $setOnInsert, ...rest } = withoutId(document, operators, inserting);
  if (inserting && $setOnInsert) applyPlain(document, { $set: $setOnInsert });
  const direct =
    Object.keys(rest).every((operator) => plain.has(operator)) && !pathsOf(rest).some((path) => path.includes('$'));
  if (direct) applyPlain(document, rest);
  else
    updateByMingo(document, rest, arrayFilters ?? [], inserting ? {} : filter, {
      cloneMode: 'deep',
      queryOptions: { scriptEnabled: false },
    });
  return document;
};

const stages = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

export const applyPipeline = (
  document: Document,
  pipeline: readonly Document[],
  { variables }: UpdateContext,
): Document => {
  const unknown = pipeline.map((stage) => Object.keys(stage)[0] ?? '').find((stage) => !stages.has(stage));
  if (unknown !== undefined)
    throw new CommandFailure('InvalidOptions', `${unknown} is not allowed to be used within an update`);
  const [result] = new Aggregator([...pipeline], { scriptEnabled: false, variables }).run([document]) as Document[];
  return result!;
};
