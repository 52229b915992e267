import type { Document } from 'bson';
import { Query } from 'mingo';
import { isDocument } from '../store/values.ts';

export type Matcher = (document: Document) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';

/** `$in` of texts; mingo would hash the whole list anew for each document. */
const amongTexts = (path: string, condition: unknown): Matcher | undefined => {
  if (path.includes('.') || !isDocument(condition) || Object.keys(condition).join() !== '$in') return undefined;
  const { $in: list } = condition;
  if (!Array.isArray(list) || !list.every(isText)) return undefined;
  const texts: ReadonlySet<unknown> = new Set(list);
  return ({ [path]: value }) => (Array.isArray(value) ? value.some((each) => texts.has(each)) : texts.has(value));
};

const eitherOf = (path: string, parts: unknown, variables?: Document): Matcher | undefined => {
  if (path !== '$or' || !Array.isArray(parts) || parts.length === 0 || !parts.every(isDocument)) return undefined;
  const matchers = parts.map((part) => matcherOf(part, variables));
  return (document) => matchers.some((matches) => matches(document));
};

/** Predicate of a filter. JavaScript (`$where`, `$function`) is disabled, as on a hardened mongod. */
export const matcherOf = (filter: Document, variables?: Document): Matcher => {
  const matchers: Matcher[] = [];
  const others: Document = {};
  for (const [path, condition] of Object.entries(filter)) {
    const own = amongTexts(path, condition) ?? eitherOf(path, condition, variables);
    if (own) matchers.push(own);
    else others[path] = condition;
  }
  if (Object.keys(others).length > 0) {
    const query = new Query(others, { scriptEnabled: false, variables });
    matchers.unshift((document) => query.test(document));
  }
  return (document) => matchers.every((matches) => matches(document));
};
