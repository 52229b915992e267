import mongoose, { type Model, type QueryFilter } from 'mongoose';
import { readCursor, writeCursor } from './cursor.ts';

export interface PageOptions<Document> {
  readonly model: Model<Document>;
  /** Operators in values must be `trusted(…)`. */
  readonly filter?: QueryFilter<Document>;
  /**
   * Fields, `-` before one that descends; ties go by `_id`. Declare the same index in the view's schema. Default `_id`.
   */
  readonly sort?: string | readonly string[];
  readonly cursor?: string;
  /** 1–200, default 50. */
  readonly limit?: number;
}
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it back as `cursor`; `null` after the last page. */
  readonly next: string | null;
}

interface Order {
  readonly path: string;
  readonly direction: 1 | -1;
}
type Condition = Record<string, unknown>;

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const orderOf = (sort: string | readonly string[]): Order[] => {
  const named = [sort]
    .flat()
    .map((field): Order =>
      field.startsWith('-') ? { path: field.slice(1), direction: -1 } : { path: field, direction: 1 },
    );
  return named.some(({ path }) => path === '_id')
    ? named
    : [...named, { path: '_id', direction: named.at(-1)?.direction ?? 1 }];
};

/** What comes after a value in an order where a missing value is first. */
const beyond = ({ path, direction }: Order, value: unknown): Condition[] => {
  if (direction === 1) return [{ [path]: mongoose.trusted(value === null ? { $ne: null } : { $gt: value }) }];
  return value === null ? [] : [{ [path]: mongoose.trusted({ $lt: value }) }, { [path]: null }];
};

/** Documents after the cursor: equal in the first so many fields and beyond it in the next one. */
const after = (order: readonly Order[], values: readonly unknown[]): Condition => ({
  $or: order.flatMap((field, at) => {
    const equal = order.slice(0, at).map(({ path }, before) => ({ [path]: values[before] }));
    return beyond(field, values[at]).map((condition) => ({ $and: [...equal, condition] }));
  }),
});

/**
 * The conditions of the rest of the list, as searches to be made one after the other: each says of the leading field
 * what an index can use, and the documents that lack it, last where it descends, have a search of their own.
 */
const searchesAfter = (order: readonly Order[], values: readonly unknown[]): Condition[][] => {
  const { path, direction } = order[0]!;
  const rest = after(order, values);
  if (values[0] === null) return direction === 1 ? [[rest]] : [[{ [path]: null }, rest]];
  if (direction === 1) return [[{ [path]: mongoose.trusted({ $gte: values[0] }) }, rest]];
  const upTo = [{ [path]: mongoose.trusted({ $lte: values[0] }) }, rest];
  return path === '_id' ? [upTo] : [upTo, [{ [path]: null }]];
};

const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], document) ?? null;

const search = async <Document>(
  model: Model<Document>,
  filter: Condition,
  order: readonly Order[],
  limit: number,
): Promise<Document[]> => {
  const sort = Object.fromEntries(order.map(({ path, direction }) => [path, direction]));
  return (await model
    .find(filter as QueryFilter<Document>)
    .sort(sort)
    .limit(limit)
    .lean()) as Document[];
};

/**
 * One page by its place in the order, not by its number: documents that come or go meanwhile neither repeat nor hide
 * others.
 *
 * @throws InvalidCursor
 */
export const page = async <Document>({
  model,
  filter = {},
  sort = '_id',
  cursor,
  limit = DEFAULT_LIMIT,
}: PageOptions<Document>): Promise<Page<Document>> => {
  const order = orderOf(sort);
  const size = Math.max(1, Math.min(MAX_LIMIT, limit));
  const query = JSON.stringify([model.collection.name, filter, order]);
  const searches = cursor === undefined ? [[]] : searchesAfter(order, readCursor(cursor, query, order.length));
  const found: Document[] = [];
  for (const conditions of searches) {
    if (found.length > size) break;
    found.push(...(await search(model, { $and: [filter, ...conditions] }, order, size + 1 - found.length)));
  }
  const items = found.slice(0, size);
  const more = found.length > size;
  return {
    items,
    next: more
      ? writeCursor(
          order.map(({ path }) => valueAt(items.at(-1), path)),
          query,
        )
      : null,
  };
};
