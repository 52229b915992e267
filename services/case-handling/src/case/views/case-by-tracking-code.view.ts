import { defineView, eventsOf, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { cases } from '../cases.ts';

/** "Which case has this tracking code?", for the clerk whom an applicant asks (C3-2). `_id` is the tracking code. */
export const caseByTrackingCode = defineView({
  name: 'case-by-tracking-code',
  version: 1,
  question: 'Which case has this tracking code?',
  source: eventsOf(cases),
  document: Type.Object({ caseId: text('case') }),
}).on({
  CaseOpened: {
    keys: ({ data }) => [data.trackingCode],
    change: (known, { data }) => known ?? { caseId: data.caseId },
  },
  ClockStarted: 'ignored',
  StageEntered: 'ignored',
  MeterVisited: 'ignored',
  WorkReported: 'ignored',
  CaseDecided: 'ignored',
  ServiceRequested: 'ignored',
  ServiceAnswered: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ClockStopped: 'ignored',
  ApplicantInformed: 'ignored',
  CaseWithdrawn: 'ignored',
  OrderCalledBack: 'ignored',
  LateReportKept: 'ignored',
  CaseReopened: 'ignored',
  RequestRecalled: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseHandedOver: 'ignored',
  CaseMovedToOffice: 'ignored',
  CaseNoted: 'ignored',
  CasePaused: 'ignored',
  CaseResumed: 'ignored',
  CaseEscalated: 'ignored',
  DeadlineMissed: 'ignored',
  DeadlineReplanned: 'ignored',
  CaseClosed: 'ignored',
});
