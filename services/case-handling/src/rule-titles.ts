import { titlesOf } from '@pishkhan/decider';
import * as casePolicyRules from './published/case-policy/domain/case-policy.rules.ts';
import * as caseRules from './engine/case.rules.ts';
import * as feeScheduleRules from './published/fee-schedule/domain/fee-schedule.rules.ts';
import * as caseKindsRules from './kinds/parts/case-kinds.rules.ts';
import * as workingCalendarRules from './published/working-calendar/domain/working-calendar.rules.ts';

const rules = [casePolicyRules, caseRules, feeScheduleRules, caseKindsRules, workingCalendarRules];

/** What people read when a rule of this service refuses. */
export const ruleTitles = titlesOf(rules);
