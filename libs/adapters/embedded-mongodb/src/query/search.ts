import type { Document } from 'bson';
import type { Collection } from '../store/collection.ts';
import { valuesAt } from '../store/paths.ts';
import type { StoredDocument } from '../store/documents/stored-document.ts';
import { compareValues } from '../store/values.ts';
import { matcherOf, type Matcher } from './matcher.ts';
import { planOf, type Sort } from './plan.ts';

export interface Search {
  readonly filter?: Document;
  readonly sort?: Document;
  readonly skip?: number;
  /** 0 means no limit. */
  readonly limit?: number;
  readonly variables?: Document;
}

export const sortOf = (sort: Document | undefined): Sort =>
  Object.entries(sort ?? {}).map(([path, direction]) => [path, Number(direction) < 0 ? -1 : 1] as const);

const sortKey = (document: Document, sort: Sort): unknown[] =>
  sort.map(([path, direction]) => {
    const values = valuesAt(document, path);
    return values.length === 1
      ? values[0]
      : values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
  });

export const sorted = (found: readonly StoredDocument[], sort: Sort): StoredDocument[] =>
  found
    .map((stored) => ({ stored, key: sortKey(stored.document, sort) }))
    .sort((a, b) => {
      for (let field = 0; field < sort.length; field++) {
        const order = compareValues(a.key[field], b.key[field]);
        if (order) return order * sort[field]![1];
      }
      return 0;
    })
    .map(({ stored }) => stored);

const take = (candidates: Iterable<StoredDocument>, matches: Matcher | undefined, enough: number): StoredDocument[] => {
  const found: StoredDocument[] = [];
  for (const stored of candidates) {
    if (matches && !matches(stored.document)) continue;
    found.push(stored);
    if (found.length >= enough) break;
  }
  return found;
};

/** The matches in the requested order. */
export const search = (
  collection: Collection | undefined,
  { filter = {}, sort: wanted, skip = 0, limit = 0, variables }: Search,
): StoredDocument[] => {
  if (!collection) {
    matcherOf(filter, variables);
    return [];
  }
  const sort = sortOf(wanted);
  const plan = planOf(collection, filter, sort);
  const matches = plan.exact ? undefined : matcherOf(filter, variables);
  const end = limit === 0 ? Infinity : skip + limit;
  const found =
    sort.length === 0 || plan.sorted
      ? take(plan.candidates, matches, end)
      : sorted(take(plan.candidates, matches, Infinity), sort);
  return skip === 0 && found.length <= end ? found : found.slice(skip, end);
};
