import { kinds } from '../kinds/index.ts';
import { caseDecider } from '../engine/case.ts';

/** The decider of all cases, with all kinds. */
export const cases = caseDecider(kinds);
