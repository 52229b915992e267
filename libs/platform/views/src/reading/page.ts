import mongoose, { type Model, type QueryFilter } from 'mongoose';
import { readCursor, writeCursor } from './cursor.ts';

export interface PageOptions<Document> {
  readonly model: Model<Document>;
  /** Operators in values must be `trusted(…)`. */
  readonly filter?: QueryFilter<Document>;
  /** Fields, with `-` for descending; `_id` breaks ties. Declare the same index in the view's schema. Default `_id`. */
  readonly sort?: string | readonly string[];
  readonly cursor?: string;
  /** 1–200, default 50. */
  readonly limit?: number;
}
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass it as the next `cursor`; `null` after the last page. */
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

/** Conditions for values after this one, in an order with missing values first. */
const beyond = ({ path, direction }: Order, value: unknown): Condition[] => {
  if (direction === 1) return [{ [path]: mongoose.trusted(value === null ? { $ne: null } : { $gt: value }) }];
  return value === null ? [] : [{ [path]: mongoose.trusted({ $lt: value }) }, { [path]: null }];
};

/** Documents after the cursor: equal in the first fields and after it in the next one. */
const after = (order: readonly Order[], values: readonly unknown[]): Condition => ({
  $or: order.flatMap((field, at) => {
    const equal = order.slice(0, at).map(({ path }, before) => ({ [path]: values[before] }));
    return beyond(field, values[at]).map((condition) => ({ $and: [...equal, condition] }));
  }),
});

/**
 * Conditions for the rest of the list, as a sequence of searches. Each has a condition on the leading field that an
 * index can use; in descending order, documents without the field come last and have their own search.
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
 * One page by sort position, not by page number: documents inserted or removed in between neither repeat nor hide
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
