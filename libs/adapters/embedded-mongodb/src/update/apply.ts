import { ObjectId, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { setAt } from '../store/paths.ts';
import { cloneDocument, compareValues, isDocument } from '../store/values.ts';
import { applyOperators, applyPipeline, type UpdateContext } from './operators.ts';

const hasOperators = (update: Document): boolean => Object.keys(update).some((key) => key.startsWith('$'));

/** A copy that starts with `_id`; generates a missing `_id`. */
export const withIdFirst = (document: Document): Document => {
  const id = document._id === undefined ? new ObjectId() : document._id;
  if (Array.isArray(id) || id instanceof RegExp)
    throw new CommandFailure('InvalidIdField', "The '_id' value cannot be of type array or regex");
  if (Object.keys(document)[0] === '_id') return document;
  const { _id: _, ...rest } = document;
  return { _id: id, ...rest };
};

const replacement = (document: Document, update: Document): Document => {
  if (update._id !== undefined && document._id !== undefined && compareValues(update._id, document._id) !== 0) {
    throw new CommandFailure(
      'ImmutableField',
      "After applying the update, the (immutable) field '_id' was found to have been altered",
    );
  }
  return document._id === undefined ? update : { _id: document._id, ...update };
};

/** The document after an update of any form; does not change its input. */
export const updated = (document: Document, update: Document | Document[], context: UpdateContext): Document => {
  if (!Array.isArray(update) && !hasOperators(update)) return withIdFirst(replacement(document, update));
  const copy = cloneDocument(document);
  const result = Array.isArray(update) ? applyPipeline(copy, update, context) : applyOperators(copy, update, context);
  if (!context.inserting && compareValues(result._id, document._id) !== 0)
    throw new CommandFailure('ImmutableField', "the (immutable) field '_id' was found to have been altered");
  return withIdFirst(result);
};

const addEqualities = (document: Document, filter: Document): void => {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and') for (const part of value as Document[]) addEqualities(document, part);
    else if (path.startsWith('$') || value instanceof RegExp) continue;
    else if (!isDocument(value) || !hasOperators(value)) setAt(document, path, value);
    else if ('$eq' in value) setAt(document, path, value.$eq);
  }
};

/** The document that an upsert inserts if nothing matched: the filter's equalities, then the update. */
export const upserted = (
  filter: Document,
  update: Document | Document[],
  context: Omit<UpdateContext, 'inserting' | 'filter'>,
): Document => {
  const start: Document = {};
  addEqualities(start, filter);
  const isReplacement = !Array.isArray(update) && !hasOperators(update);
  const from = isReplacement ? (start._id === undefined ? {} : { _id: start._id }) : start;
  return updated(from, update, { ...context, filter, inserting: true });
};
