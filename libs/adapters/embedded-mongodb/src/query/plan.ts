import type { Document } from 'bson';
import type { Collection } from '../store/collection.ts';
import type { CollectionIndex, IndexEntry } from '../store/collection-index.ts';
import type { Side } from '../store/ordered-list.ts';
import type { StoredDocument } from '../store/documents/stored-document.ts';
import { compareValues, keyOf, rankOf } from '../store/values.ts';
import { conditionsOf, countOf, type Conditions, type Range } from './conditions.ts';

export type Sort = readonly (readonly [path: string, direction: 1 | -1])[];

/** Candidate documents that contain all matches; `sorted` if they already have the requested order. */
export interface Plan {
  readonly candidates: Iterable<StoredDocument>;
  readonly sorted: boolean;
  /** Whether every candidate matches. */
  readonly exact: boolean;
  /** The index that finds them; undefined if the collection is scanned. */
  readonly index: string | undefined;
}
const byId = { index: '_id_' } as const;
interface Choice {
  readonly index: CollectionIndex;
  /** Number of leading index fields with an equality condition. */
  readonly equals: number;
  readonly next: 'among' | 'range' | 'none';
  readonly order: 'forward' | 'backward' | 'none';
}

const orderBy = (index: CollectionIndex, equals: number, sort: Sort, { equal }: Conditions): Choice['order'] => {
  const wanted = sort.filter(([path]) => !equal.has(path));
  if (index.multikey || sort.length === 0) return 'none';
  const turns = wanted.map(([path, direction], at) =>
    index.fields[equals + at]?.path === path ? direction * index.fields[equals + at]!.direction : 0,
  );
  if (turns.every((turn) => turn === 1)) return 'forward';
  return turns.every((turn) => turn === -1) ? 'backward' : 'none';
};

const choiceOf = (index: CollectionIndex, conditions: Conditions, sort: Sort): Choice => {
  let equals = 0;
  while (equals < index.fields.length && conditions.equal.has(index.fields[equals]!.path)) equals++;
  const path = index.fields[equals]?.path;
  const order = orderBy(index, equals, sort, conditions);
  if (path !== undefined && conditions.among.has(path) && order === 'none')
    return { index, equals, next: 'among', order };
  return { index, equals, next: path !== undefined && conditions.range.has(path) ? 'range' : 'none', order };
};
const worth = ({ index, equals, next, order }: Choice): number =>
  (index.spec.unique && equals === index.fields.length ? 100 : 0) +
  equals * 8 +
  (next === 'among' ? 6 : next === 'range' ? 4 : 0) +
  (order === 'none' ? 0 : 3);

const sideOf = ({ from, to }: Range, value: unknown, multikey: boolean): number => {
  if (from) {
    const order = compareValues(value, from.value);
    if (order < 0 || (order === 0 && !from.inclusive)) return -1;
  } else if (rankOf(value) < rankOf(to!.value)) return -1;
  if (to && !(multikey && from)) {
    const order = compareValues(value, to.value);
    return order > 0 || (order === 0 && !to.inclusive) ? 1 : 0;
  }
  return rankOf(value) > rankOf(from!.value) ? 1 : 0;
};

const within =
  (index: CollectionIndex, prefix: readonly unknown[], range?: Range): Side<IndexEntry> =>
  ({ values }) => {
    for (let field = 0; field < prefix.length; field++) {
      const order = compareValues(values[field], prefix[field]);
      if (order) return order * index.fields[field]!.direction;
    }
    return range ? sideOf(range, values[prefix.length], index.multikey) * index.fields[prefix.length]!.direction : 0;
  };

function* scan(collection: Collection, choice: Choice, conditions: Conditions): Generator<StoredDocument> {
  const { index, equals, next, order } = choice;
  const prefix = index.fields.slice(0, equals).map(({ path }) => conditions.equal.get(path));
  const path = index.fields[equals]?.path;
  const prefixes =
    next === 'among' ? distinct(conditions.among.get(path!)!).map((value) => [...prefix, value]) : [prefix];
  const seen = index.multikey ? new Set<number>() : undefined;
  for (const values of prefixes) {
    for (const { row } of index.range(
      within(index, values, next === 'range' ? conditions.range.get(path!) : undefined),
      order === 'backward',
    )) {
      if (seen?.has(row)) continue;
      seen?.add(row);
      yield collection.at(row);
    }
  }
}
const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
];

const byIds = (collection: Collection, ids: readonly unknown[]): StoredDocument[] =>
  distinct(ids)
    .map((id) => collection.byId(id))
    .filter((stored) => stored !== undefined);

const fulfils = ({ index, equals, next }: Choice, conditions: Conditions): boolean =>
  conditions.complete && !index.multikey && equals + (next === 'none' ? 0 : 1) === countOf(conditions);

/** Chooses how to find a filter's matches: by `_id`, by an index, or by scanning the collection. */
export const planOf = (collection: Collection, filter: Document, sort: Sort): Plan => {
  const conditions = conditionsOf(filter);
  const exact = conditions.complete && countOf(conditions) === 1;
  if (conditions.equal.has('_id'))
    return { ...byId, candidates: byIds(collection, [conditions.equal.get('_id')]), sorted: true, exact };
  if (conditions.among.has('_id'))
    return { ...byId, candidates: byIds(collection, conditions.among.get('_id')!), sorted: false, exact };
  let best: Choice | undefined;
  for (const index of collection.indexes) {
    if (!index.complete) continue;
    const choice = choiceOf(index, conditions, sort);
    if (choice.equals === 0 && choice.next === 'none' && choice.order === 'none') continue;
    if (!best || worth(choice) > worth(best)) best = choice;
  }
  if (!best) {
    const all = conditions.complete && countOf(conditions) === 0;
    return { candidates: collection.documents(), sorted: false, exact: all, index: undefined };
  }
  collection.ready(best.index);
  const choice = choiceOf(best.index, conditions, sort);
  return {
    candidates: scan(collection, choice, conditions),
    sorted: choice.order !== 'none',
    exact: fulfils(choice, conditions),
    index: best.index.spec.name,
  };
};
