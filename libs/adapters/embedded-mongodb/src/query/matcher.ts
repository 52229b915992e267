import type { Document } from 'bson';
import { Query } from 'mingo';

export type Matcher = (document: Document) => boolean;

const everything: Matcher = () => true;

/** Predicate of a filter. JavaScript (`$where`, `$function`) is disabled, as on a hardened mongod. */
export const matcherOf = (filter: Document, variables?: Document): Matcher => {
  if (Object.keys(filter).length === 0) return everything;
  const query = new Query(filter, { scriptEnabled: false, variables });
  return (document) => query.test(document);
};
