import mongoose, { type Model, type QueryFilter } from 'mongoose';
import { readCursor, writeCursor } from './cursor.ts';

export interface PageOptions<Document> {
  readonly model: Model<Document>;
  /** Operators in values must be `trusted(…)`. */
  readonly filter?: QueryFilter<Document>;
  /** Fields, `-` before one that descends; ties go by `_id`. Declare the same index in the view's schema. Default `_id`. */
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
  const named = [sort].flat().map((field): Order => (field.startsWith('-') ? { path: field.slice(1), direction: -1 } : { path: field, direction: 1 }));
  return named.some(({ path }) => path === '_id') ? named : [...named, { path: '_id', direction: named.at(-1)?.direction ?? 1 }];
};

/** What comes after a value in an order where a missing value is first. */
const beyond = ({ path, direction }: Order, value: unknown): Condition[] => {
  if (direction === 1) return [value === null ? { [path]: mongoose.trusted({ $ne: null }) } : { [path]: mongoose.trusted({ $gt: value }) }];
  return value === null ? [] : [{ [path]: mongoose.trusted({ $lt: value }) }, { [path]: null }];
};

/** Documents after the cursor: equal in the first so many fields and beyond it in the next one. */
const after = (order: readonly Order[], values: readonly unknown[]): Condition => ({
  $or: order.flatMap((field, at) => {
    const equal = order.slice(0, at).map(({ path }, before) => ({ [path]: values[before] }));
    return beyond(field, values[at]).map((condition) => ({ $and: [...equal, condition] }));
  }),
});

/** Says of the leading field what an index can use. */
const bound = ([first]: readonly Order[], [value]: readonly unknown[]): Condition[] =>
  value === null || (first!.direction === -1 && first!.path !== '_id') ? [] : [{ [first!.path]: mongoose.trusted(first!.direction === 1 ? { $gte: value } : { $lte: value }) }];

const valueAt = (document: unknown, path: string): unknown => path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], document) ?? null;

/**
 * One page by its place in the order, not by its number: documents that come or go meanwhile neither repeat nor hide others.
 * @throws InvalidCursor
 */
export const page = async <Document>({ model, filter = {}, sort = '_id', cursor, limit = DEFAULT_LIMIT }: PageOptions<Document>): Promise<Page<Document>> => {
  const order = orderOf(sort);
  const size = Math.max(1, Math.min(MAX_LIMIT, limit));
  const query = JSON.stringify([model.collection.name, filter, order]);
  const start = cursor === undefined ? undefined : readCursor(cursor, query, order.length);
  const conditions = start ? [...bound(order, start), after(order, start)] : [];
  const found = (await model
    .find({ $and: [filter, ...conditions] } as QueryFilter<Document>)
    .sort(Object.fromEntries(order.map(({ path, direction }) => [path, direction])))
    .limit(size + 1)
    .lean()) as Document[];
  const items = found.slice(0, size);
  const more = found.length > size;
  return { items, next: more ? writeCursor(order.map(({ path }) => valueAt(items.at(-1), path)), query) : null };
};
