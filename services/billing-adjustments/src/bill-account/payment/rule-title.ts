import { currentRequest } from '@pishkhan/service-kit';
import { ruleTitles } from '../../rule-titles.ts';

/** Title of a rule in the language of the request. */
export const titleOf = (rule: string): string => ruleTitles[rule]?.[currentRequest()?.language ?? 'fa'] ?? rule;
