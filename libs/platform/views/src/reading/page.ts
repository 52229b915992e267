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
  /** Leaves out documents by a condition that the collection cannot express, such as a copy in another view. */
  readonly keep?: (documents: readonly Document[]) => Promise<readonly Document[]>;
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

/** The documents of one page with the cursor at any of them. */
const found = async <Document>({
  model,
  filter = {},
  sort = '_id',
  cursor,
  size,
}: PageOptions<Document> & { readonly size: number }) => {
  const order = orderOf(sort);
  const query = JSON.stringify([model.collection.name, filter, order]);
  const searches = cursor === undefined ? [[]] : searchesAfter(order, readCursor(cursor, query, order.length));
  const documents: Document[] = [];
  for (const conditions of searches) {
    if (documents.length > size) break;
    documents.push(...(await search(model, { $and: [filter, ...conditions] }, order, size + 1 - documents.length)));
  }
  const cursorAt = (document: Document): string =>
    writeCursor(
      order.map(({ path }) => valueAt(document, path)),
      query,
    );
  return { items: documents.slice(0, size), more: documents.length > size, cursorAt };
};

/**
 * One page by sort position, not by page number: documents inserted or removed in between neither repeat nor hide
 * others. With `keep` the search continues until the page is full, so that no page is short because of what was left
 * out.
 *
 * @throws InvalidCursor
 */
export const page = async <Document>(options: PageOptions<Document>): Promise<Page<Document>> => {
  const size = Math.max(1, Math.min(MAX_LIMIT, options.limit ?? DEFAULT_LIMIT));
  const { keep = async (documents) => documents } = options;
  const kept: Document[] = [];
  let { cursor } = options;
  for (;;) {
    const { items, more, cursorAt } = await found({ ...options, ...(cursor !== undefined && { cursor }), size });
    kept.push(...(await keep(items)));
    if (kept.length > size || (kept.length === size && more))
      return { items: kept.slice(0, size), next: cursorAt(kept[size - 1]!) };
    if (!more) return { items: kept, next: null };
    cursor = cursorAt(items.at(-1)!);
  }
};
