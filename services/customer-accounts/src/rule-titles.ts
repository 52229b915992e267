import { titlesOf } from '@pishkhan/decider';
import * as accountRules from './account/domain/account.rules.ts';

const rules = [accountRules];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);
