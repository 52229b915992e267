import type { Document } from 'bson';
import { find } from 'mingo';
import { cloneDocument } from '../store/values.ts';

const isSimple = (projection: Document): boolean =>
  Object.entries(projection).every(
    ([path, shown]) => !path.includes('.') && (shown === 0 || shown === 1 || shown === true || shown === false),
  );

const simply = (document: Document, projection: Document): Document => {
  const { _id: withId, ...fields } = projection;
  const including = Object.keys(fields).length === 0 ? Boolean(withId) : Boolean(Object.values(fields)[0]);
  const shown: Document = {};
  for (const path of Object.keys(document)) {
    const named = path === '_id' ? (withId === undefined ? including : Boolean(withId) === including) : path in fields;
    if (named === including) shown[path] = document[path];
  }
  return shown;
};

/** Applies a `find` projection. */
export const project = (documents: readonly Document[], projection: Document | undefined): readonly Document[] => {
  if (!projection || Object.keys(projection).length === 0) return documents;
  if (isSimple(projection)) return documents.map((document) => simply(document, projection));
  return find<Document>(documents.map(cloneDocument), {}, projection, { scriptEnabled: false }).all();
};
