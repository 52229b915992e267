import type { Document } from 'bson';
import { Query } from 'mingo';
import { isDocument } from '../store/values.ts';
import { simpleCondition } from './simple-condition.ts';

export type Matcher = (document: Document) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';

/** JavaScript (`$where`, `$function`) is disabled, as on a hardened mongod. */
const byMingo = (filter: Document, variables?: Document): Matcher => {
  const query = new Query(filter, { scriptEnabled: false, variables });
  return (document) => query.test(document);
};

/** `$in` of texts; mingo would hash the whole list anew for each document. */
const amongTexts = (path: string, condition: unknown): Matcher | undefined => {
  if (path.includes('.') || !isDocument(condition) || Object.keys(condition).join() !== '$in') return undefined;
  const { $in: list } = condition;
  if (!Array.isArray(list) || !list.every(isText)) return undefined;
  const texts: ReadonlySet<unknown> = new Set(list);
  return ({ [path]: value }) => (Array.isArray(value) ? value.some((each) => texts.has(each)) : texts.has(value));
};

const partsOf = (parts: unknown, variables?: Document): Matcher[] | undefined =>
  Array.isArray(parts) && parts.length > 0 && parts.every(isDocument)
    ? parts.map((part) => matcherOf(part, variables))
    : undefined;

const eitherOf = (path: string, parts: unknown, variables?: Document): Matcher | undefined => {
  const matchers = path === '$or' ? partsOf(parts, variables) : undefined;
  return matchers && ((document) => matchers.some((matches) => matches(document)));
};
const allOf = (path: string, parts: unknown, variables?: Document): Matcher | undefined => {
  const matchers = path === '$and' ? partsOf(parts, variables) : undefined;
  return matchers && ((document) => matchers.every((matches) => matches(document)));
};

/** A condition on simple values; mingo is asked about a document that has another value. */
const simply = (path: string, condition: unknown, variables?: Document): Matcher | undefined => {
  const holds = simpleCondition(path, condition);
  let other: Matcher | undefined;
  return holds && ((document) => holds(document) ?? (other ??= byMingo({ [path]: condition }, variables))(document));
};

/** Predicate of a filter: simple conditions by hand, the rest by mingo. */
export const matcherOf = (filter: Document, variables?: Document): Matcher => {
  const matchers: Matcher[] = [];
  const others: Document = {};
  for (const [path, condition] of Object.entries(filter)) {
    const own =
      amongTexts(path, condition) ??
      simply(path, condition, variables) ??
      eitherOf(path, condition, variables) ??
      allOf(path, condition, variables);
    if (own) matchers.push(own);
    else others[path] = condition;
  }
  if (Object.keys(others).length > 0) matchers.push(byMingo(others, variables));
  return matchers.length === 1 ? matchers[0]! : (document) => matchers.every((matches) => matches(document));
};
