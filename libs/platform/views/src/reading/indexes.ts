import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { collectionOf } from '../projecting/view-store.ts';
import type { AnyView } from '../view.ts';

interface Wanted {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

const OPTIONS = ['unique', 'sparse', 'partialFilterExpression'] as const;
const NAMESPACE_EXISTS = 48;
const NAMESPACE_NOT_FOUND = 26;

const wantedBy = (view: AnyView): Wanted[] =>
  view.schema.indexes().map(([key, given]) => {
    const options = Object.fromEntries(OPTIONS.flatMap((option) => (given?.[option] ? [[option, given[option]]] : [])));
    return { key, options, name: (given?.name as string | undefined) ?? Object.entries(key).flat().join('_') };
  });

/** Field order matters in an index. */
const contentOf = (index: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(OPTIONS.map((option) => index[option] || null));
const isThere = (indexes: readonly mongo.IndexDescriptionInfo[], { name, key, options }: Wanted): boolean =>
  indexes.some(
    (found) =>
      found.name === name &&
      JSON.stringify(found.key) === JSON.stringify(key) &&
      contentOf(found) === contentOf(options),
  );

/** An index of an earlier release that does not end with `_id` yet. */
const isReplaced = ({ key }: mongo.IndexDescriptionInfo, wanted: Wanted): boolean =>
  JSON.stringify([...Object.entries(key), ['_id', wanted.key._id]]) === JSON.stringify(Object.entries(wanted.key));

/**
 * Creates a collection with the indexes of the view's schema. @throws Error that names collection and index if an
 * existing one differs
 */
export const makeCollection = async (
  database: mongoose.Connection,
  view: AnyView,
  name = collectionOf(view),
): Promise<void> => {
  const db = database.db!;
  await db.createCollection(name).catch((error: { code?: number }) => {
    if (error.code !== NAMESPACE_EXISTS) throw error;
  });
  const collection = db.collection(name);
  const refused = new Map<string, unknown>();
  const wanted = wantedBy(view);
  for (const { name: index, key, options } of wanted) {
    await collection
      .createIndex(key as mongo.IndexSpecification, { ...options, name: index })
      .catch((error: unknown) => refused.set(index, error));
  }
  const indexes = await collection.indexes();
  for (const old of indexes)
    if (wanted.some((each) => isReplaced(old, each))) await collection.dropIndex(old.name!).catch(() => undefined);
  const missing = wanted.find((each) => !isThere(indexes, each));
  if (missing)
    throw new Error(`the index ${missing.name} of the collection ${name} differs from the schema of the view`, {
      cause: refused.get(missing.name),
    });
};

/** Indexes of the views' schemas that the database does not have: `<collection>: <index>`. */
export const missingIndexes = async (
  database: mongoose.Connection,
  views: readonly AnyView[],
): Promise<readonly string[]> => {
  const missing: string[] = [];
  for (const view of views) {
    const name = collectionOf(view);
    const indexes = await database
      .db!.collection(name)
      .indexes()
      .catch((error: { code?: number }) => {
        if (error.code !== NAMESPACE_NOT_FOUND) throw error;
        return [];
      });
    if (indexes.length === 0) missing.push(`${name}: the collection itself`);
    missing.push(...wantedBy(view).flatMap((each) => (isThere(indexes, each) ? [] : [`${name}: ${each.name}`])));
  }
  return missing;
};

/**
 * Creates the collections and the indexes of the views' schemas, and compares existing ones.
 *
 * @throws Error
 */
export const ensureIndexes = async (database: mongoose.Connection, views: readonly AnyView[]): Promise<void> => {
  for (const view of views) await makeCollection(database, view);
};
