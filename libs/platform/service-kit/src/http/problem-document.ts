import { detailOf, type Text } from '@pishkhan/fields';
import type { RuleTitles } from '../definition.ts';
import { kitTitles } from './kit-titles.ts';
import type { ProblemException } from './problem.ts';
import { currentRequest } from './request-context.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/**
 * RFC 9457: the rule for programs, a title in the language of the request for people.
 *
 * @param path Without its query, which may contain personal data
 */
export const problemDocument = (
  { rule, status, data, errors }: ProblemException,
  path: string,
  titles: RuleTitles = {},
) => {
  const context = currentRequest();
  const language = context?.language ?? 'fa';
  const title = (titles[rule] ?? kitTitles[rule] ?? named(rule))[language];
  return {
    type: `urn:pishkhan:rule:${rule}`,
    title,
    status,
    rule,
    detail: detailOf(title, data, language),
    ...(data && { data: inLanguage(data, language) }),
    ...(errors && { errors: inLanguage(errors, language) }),
    instance: path.split('?', 1)[0],
    ...(context && { correlationId: context.correlationId }),
  };
};

const isText = (value: object): value is Text => Object.keys(value).toSorted().join() === 'en,fa';

/** The same value with every text for people in one language. */
const inLanguage = (value: unknown, language: keyof Text): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => inLanguage(each, language));
  if (isText(value)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inLanguage(each, language)]));
};

const named = (rule: string): Text => ({ fa: rule, en: rule });
