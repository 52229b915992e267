import type { Document } from 'bson';
import { isDocument } from '../store/values.ts';

export interface Range {
  from?: { readonly value: unknown; readonly inclusive: boolean };
  to?: { readonly value: unknown; readonly inclusive: boolean };
}
/** The filter's conditions on single paths that an index can serve. They are necessary for a match. */
export interface Conditions {
  readonly equal: Map<string, unknown>;
  readonly among: Map<string, readonly unknown[]>;
  readonly range: Map<string, Range>;
  /** Whether the filter asks for nothing else, so that they are sufficient. */
  complete: boolean;
}

const isOperators = (value: unknown): value is Document =>
  isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true;
const isIndexable = (value: unknown): boolean =>
  !Array.isArray(value) && !(value instanceof RegExp) && value !== undefined;

const isText = (value: unknown): boolean => typeof value === 'string';

const addOperators = (conditions: Conditions, path: string, operators: Document): void => {
  const range: Range = conditions.range.get(path) ?? {};
  const side = (end: 'from' | 'to', value: unknown, inclusive: boolean): void => {
    if (range[end] || !isText(value)) conditions.complete = false;
    range[end] ??= { value, inclusive };
  };
  for (const [operator, value] of Object.entries(operators)) {
    if (operator === '$in' && Array.isArray(value) && value.every(isIndexable)) {
      if (conditions.among.has(path) || !value.every(isText)) conditions.complete = false;
      conditions.among.set(path, value);
    } else if (!isIndexable(value) || value === null) conditions.complete = false;
    else if (operator === '$eq') addEqual(conditions, path, value);
    else if (operator === '$gt' || operator === '$gte') side('from', value, operator === '$gte');
    else if (operator === '$lt' || operator === '$lte') side('to', value, operator === '$lte');
    else conditions.complete = false;
  }
  if (range.from || range.to) conditions.range.set(path, range);
};

const addEqual = (conditions: Conditions, path: string, value: unknown): void => {
  if (conditions.equal.has(path) || !isText(value)) conditions.complete = false;
  conditions.equal.set(path, value);
};

const add = (conditions: Conditions, filter: Document): void => {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(value)) for (const part of value) add(conditions, part);
    else if (path.startsWith('$')) conditions.complete = false;
    else if (isOperators(value)) addOperators(conditions, path, value);
    else if (isIndexable(value)) addEqual(conditions, path, value);
    else conditions.complete = false;
  }
};

export const conditionsOf = (filter: Document): Conditions => {
  const conditions: Conditions = { equal: new Map(), among: new Map(), range: new Map(), complete: true };
  add(conditions, filter);
  return conditions;
};

/** Number of conditions, each of which a search by an index may fulfil. */
export const countOf = ({ equal, among, range }: Conditions): number => equal.size + among.size + range.size;
