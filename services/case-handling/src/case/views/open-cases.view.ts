import { civilDate, defineView, eventsOf, orNull, text, truth, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { kindNamed } from '../../engine/kind/kind.ts';
import { subjectOf } from '../../engine/kind/subject.ts';
import { kinds } from '../../kinds/index.ts';
import { cases } from '../cases.ts';

const document = Type.Object({
  kind: text('kind of the case'),
  subject: orNull(text('bill or account, of a kind with one open case per subject')),
  accountId: orNull(text('account')),
  trackingCode: text('tracking code for the applicant'),
  officeId: text('counter office'),
  countyOffice: text('county office'),
  openedOn: civilDate('day of the opening'),
  open: truth('whether the case is open and not withdrawn'),
});
export type OpenCaseDocument = DocumentOf<typeof document>;

/**
 * "Which cases about this bill or account are open, at any office?", before another one is registered. `_id` is the
 * case.
 */
export const openCases = defineView({
  name: 'open-cases',
  version: 1,
  question: 'Which cases about this bill or account are open, at any office?',
  source: eventsOf(cases),
  document,
  indexes: [
    { subject: 1, kind: 1, open: 1 },
    { accountId: 1, open: 1 },
  ],
}).on({
  CaseOpened: (_, { data }) => {
    const { kind, accountId, trackingCode, officeId, countyOffice, openedOn, asked } = data;
    const named = kindNamed(kinds, kind);
    const subject = (named && subjectOf(named, asked, accountId)) ?? null;
    return { kind, subject, accountId, trackingCode, officeId, countyOffice, openedOn, open: true };
  },
  CaseWithdrawn: (opened) => opened && { ...opened, open: false },
  CaseReopened: (closed) => closed && { ...closed, open: true },
  CaseClosed: (opened) => opened && { ...opened, open: false },
  ClockStarted: 'ignored',
  RequestRecalled: 'ignored',
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
  OrderCalledBack: 'ignored',
  LateReportKept: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseHandedOver: (opened, { data: { to } }) => opened && { ...opened, countyOffice: to },
  CaseMovedToOffice: (opened, { data }) => opened && { ...opened, officeId: data.to },
  CaseNoted: 'ignored',
  CasePaused: 'ignored',
  CaseResumed: 'ignored',
  CaseEscalated: 'ignored',
  DeadlineMissed: 'ignored',
  DeadlineReplanned: 'ignored',
});
