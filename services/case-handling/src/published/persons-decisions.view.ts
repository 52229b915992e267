import { decisionsView, versionHandlers } from '@pishkhan/service-kit/decisions';
import { defineView, eventsOf } from '@pishkhan/views';
import { lookedUpCases } from '../case/http/reading/look-ups/looked-up-cases.ts';
import { casePolicy } from './case-policy/domain/case-policy.ts';
import { feeSchedule } from './fee-schedule/domain/fee-schedule.ts';
import { workingCalendar } from './working-calendar/domain/working-calendar.ts';

/** Policies, fees and calendars that two persons publish (7.5, N2). */
export const personsDecisions = defineView({
  ...decisionsView,
  source: eventsOf(casePolicy, feeSchedule, workingCalendar, lookedUpCases.policy),
}).on({
  ...versionHandlers('CasePolicy', 'policy'),
  ...versionHandlers('FeeSchedule', 'feeSchedule'),
  ...versionHandlers('WorkingCalendar', 'workingCalendar'),
  ...versionHandlers('LookUpPolicy', 'policy'),
});
