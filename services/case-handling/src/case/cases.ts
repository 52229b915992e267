import { kinds } from '../kinds/index.ts';
import { caseDecider } from '../engine/case.ts';

/** The decider of all cases, on every kind there is. */
export const cases = caseDecider(kinds);
