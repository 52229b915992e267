import type { Document } from 'bson';
import { isDocument } from '../store/values.ts';

export interface Range {
  from?: { readonly value: unknown; readonly inclusive: boolean };
  to?: { readonly value: unknown; readonly inclusive: boolean };
}
/** The filter's conditions on single paths that an index can serve. They are necessary for a match, not sufficient. */
export interface Conditions {
  readonly equal: Map<string, unknown>;
  readonly among: Map<string, readonly unknown[]>;
  readonly range: Map<string, Range>;
}

const isOperators = (value: unknown): value is Document =>
  isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true;
const isIndexable = (value: unknown): boolean =>
  !Array.isArray(value) && !(value instanceof RegExp) && value !== undefined;

const addOperators = (conditions: Conditions, path: string, operators: Document): void => {
  const range: Range = conditions.range.get(path) ?? {};
  for (const [operator, value] of Object.entries(operators)) {
    if (operator === '$in' && Array.isArray(value) && value.every(isIndexable)) conditions.among.set(path, value);
    if (!isIndexable(value) || value === null) continue;
    if (operator === '$eq') conditions.equal.set(path, value);
    if (operator === '$gt' || operator === '$gte') range.from ??= { value, inclusive: operator === '$gte' };
    if (operator === '$lt' || operator === '$lte') range.to ??= { value, inclusive: operator === '$lte' };
  }
  if (range.from || range.to) conditions.range.set(path, range);
};

const add = (conditions: Conditions, filter: Document): void => {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(value)) for (const part of value) add(conditions, part);
    else if (path.startsWith('$')) continue;
    else if (isOperators(value)) addOperators(conditions, path, value);
    else if (isIndexable(value)) conditions.equal.set(path, value);
  }
};

export const conditionsOf = (filter: Document): Conditions => {
  const conditions: Conditions = { equal: new Map(), among: new Map(), range: new Map() };
  add(conditions, filter);
  return conditions;
};
