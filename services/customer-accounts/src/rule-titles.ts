import { titlesOf } from '@pishkhan/decider';
import * as accountRules from './account/domain/account.rules.ts';

const rules = [accountRules];

/** What people read when a rule of this service refuses. */
export const ruleTitles = titlesOf(rules);
