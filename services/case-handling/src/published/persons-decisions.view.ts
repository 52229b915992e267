import {
  begun,
  changed,
  decisionsView,
  versionHandlers,
  type PersonsDecision,
  type Seen,
} from '@pishkhan/service-kit/decisions';
import { defineView, eventsOf } from '@pishkhan/views';
import { applicantErasure } from '../case/applicant/domain/applicant-erasure.ts';
import { lookedUpCases } from '../case/http/reading/look-ups/looked-up-cases.ts';
import { cases } from '../case/cases.ts';
import { casePolicy } from './case-policy/domain/case-policy.ts';
import { feeSchedule } from './fee-schedule/domain/fee-schedule.ts';
import { workingCalendar } from './working-calendar/domain/working-calendar.ts';

type Before = PersonsDecision | undefined;
const caseIdOf = ({ stream }: Pick<Seen, 'stream'>): readonly string[] => [stream.slice(`${cases.category}-`.length)];
const onCase = <Fact extends Seen>(change: (before: Before, fact: Fact) => Before) => ({ keys: caseIdOf, change });

/**
 * Policies, fees and calendars that two persons publish (7.5, N2), and cases: who registered, visited and decided, and
 * in whose place (1.2, S3). The signatures of a correction are in the report about money, which names its case.
 */
export const personsDecisions = defineView({
  ...decisionsView,
  version: 3,
  source: eventsOf(cases, applicantErasure, casePolicy, feeSchedule, workingCalendar, lookedUpCases.policy),
}).on({
  CaseOpened: onCase((before, fact) => {
    const { caseId, accountId, countyOffice, officeId, openedBy, barred = [], disputedReaders = [] } = fact.data;
    return begun(before, fact, {
      kind: 'case',
      matter: caseId,
      countyOffice,
      accounts: accountId === null ? [] : [accountId],
      ...(barred.length > 0 && { notFor: barred.map((each) => each.toLowerCase()) }),
      parts: [
        { as: 'registrar', by: openedBy, office: officeId },
        ...disputedReaders.map((by) => ({ as: 'reader', by }) as const),
      ],
    });
  }),
  MeterVisited: onCase((before, fact) => changed(before, fact, { part: { as: 'visitor', by: fact.data.visitedBy } })),
  WorkReported: onCase((before, fact) => changed(before, fact, { part: { as: 'evidence', by: fact.data.reportedBy } })),
  LateReportKept: onCase((before, fact) =>
    changed(before, fact, { part: { as: 'evidence', by: fact.data.reportedBy } }),
  ),
  CaseDecided: onCase((before, fact) => {
    const { decidedBy: by, decidedAs: role } = fact.data;
    const { office } = fact.actor;
    const part = {
      as: 'judge',
      by,
      ...(role !== undefined && { role }),
      ...(office !== undefined && { office }),
    } as const;
    return changed(before, fact, { part });
  }),
  CaseWithdrawn: onCase((before, fact) =>
    changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.recordedBy } }),
  ),
  CaseClosed: onCase((before, fact) =>
    before?.status === 'declined' ? before : changed(before, fact, { status: 'decided' }),
  ),
  CaseReopened: onCase((before, fact) => changed(before, fact, { status: 'waiting' })),
  CaseHandedOver: onCase((before, fact) => before && { ...before, countyOffice: fact.data.to }),
  ClockStarted: 'ignored',
  RequestRecalled: 'ignored',
  StageEntered: 'ignored',
  ServiceRequested: 'ignored',
  ServiceAnswered: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ClockStopped: 'ignored',
  ApplicantInformed: 'ignored',
  OrderCalledBack: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseMovedToOffice: 'ignored',
  CaseNoted: 'ignored',
  CasePaused: 'ignored',
  CaseResumed: 'ignored',
  CaseEscalated: 'ignored',
  DeadlineMissed: 'ignored',
  DeadlineReplanned: 'ignored',
  ApplicantErasureRequested: (before, fact) => {
    const { erasureId, countyOffice, requestedBy: by } = fact.data;
    return begun(before, fact, {
      kind: 'applicantErasure',
      matter: erasureId,
      countyOffice,
      parts: [{ as: 'proposer', by }],
    });
  },
  ApplicantErasureConfirmed: (before, fact) =>
    changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  ApplicantErasureDeclined: (before, fact) =>
    changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  ApplicantErased: 'ignored',
  ...versionHandlers('CasePolicy', 'policy'),
  ...versionHandlers('FeeSchedule', 'feeSchedule'),
  ...versionHandlers('WorkingCalendar', 'workingCalendar'),
  ...versionHandlers('LookUpPolicy', 'policy'),
});
