import type { Text } from '@pishkhan/fields';
import type { RuleTitles } from '../definition.ts';
import { detailOf } from './words/detail.ts';
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
    ...(data && { data }),
    ...(errors && { errors: errors.map((error) => ({ ...error, message: told(error.message, language) })) }),
    instance: path.split('?', 1)[0],
    ...(context && { correlationId: context.correlationId }),
  };
};

const told = (message: string | Text, language: keyof Text): string =>
  typeof message === 'string' ? message : message[language];

const named = (rule: string): Text => ({ fa: rule, en: rule });
