/** Exports for the simulation and other proofs in `tools/proof`. */
export { CaseDesk } from './src/case/case-desk.ts';
export { cases } from './src/case/cases.ts';
export { Deadlines } from './src/case/deadlines/deadlines.ts';
export { CaseSteps } from './src/case/http/case-steps.ts';
export { CaseApi } from './src/case/http/case.api.ts';
export { type DecisionBody } from './src/case/http/forms/case.body.ts';
export { RecordedNotices } from './src/case/notices/recorded-notices.ts';
export { type OpenFile } from './src/engine/case.file.ts';
export { type Stage, feeItemsOf, kindNamed, stageOf } from './src/engine/kind/kind.ts';
export { CaseOpenings } from './src/request-subject/case-openings.ts';
export { billReview } from './src/kinds/bill/bill-review.case.ts';
export { kinds } from './src/kinds/index.ts';
export { meterVisit } from './src/kinds/meter/meter-visit.case.ts';
export { type FeeScheduleVersion } from './src/published/fee-schedule/domain/fee-schedule.messages.ts';
export { COUNTER_OFFICES, feeSchedule } from './src/published/fee-schedule/domain/fee-schedule.ts';
export { workingCalendar } from './src/published/working-calendar/domain/working-calendar.ts';
