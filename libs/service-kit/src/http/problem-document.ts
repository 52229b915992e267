import type { RuleTitles, Text } from '../definition.ts';
import { kitTitles } from './kit-titles.ts';
import type { ProblemException } from './problem.ts';
import { currentRequest } from './request-context.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457: the rule for machines, a title in the language of the request for people. @param path without its query, which may name people */
export const problemDocument = ({ rule, status, data, errors }: ProblemException, path: string, titles: RuleTitles = {}) => {
  const context = currentRequest();
  const title = (titles[rule] ?? kitTitles[rule] ?? named(rule))[context?.language ?? 'fa'];
  return {
    type: `urn:pishkhan:rule:${rule}`, title, status, rule, detail: detailOf(title, data),
    ...(data && { data }), ...(errors && { errors }), instance: path.split('?', 1)[0], ...(context && { correlationId: context.correlationId }),
  };
};

const named = (rule: string): Text => ({ fa: rule, en: rule });

/** `title (key: value, …)` with the plain values of the rule's data. */
const detailOf = (title: string, data: ProblemException['data']): string => {
  const plain = Object.entries(data ?? {}).filter(([, value]) => typeof value !== 'object' && value !== undefined);
  return plain.length === 0 ? title : `${title} (${plain.map(([key, value]) => `${key}: ${String(value)}`).join(', ')})`;
};
