import { caseClosed, caseMovedToOffice, caseOpened, caseWithdrawn, meterVisited } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import type { CaseWithdrawn } from '../engine/case.messages.ts';
import { kindNamed } from '../engine/kind/kind.ts';
import { kinds } from '../kinds/index.ts';
import { cases } from './cases.ts';
import { contractOfContent } from './contract-named.ts';

const titleOf = (kind: string, version: number) => {
  const known = kindNamed(kinds, kind, version);
  return known ? { title: { fa: known.title.fa, en: known.title.en } } : {};
};

const requestOf = (request: string, content: unknown) => {
  const contract = contractOfContent(request, content);
  if (!contract) throw new Error(`a case published ${request}, which has no contract here`);
  return { contract, data: content };
};

/** A withdrawal of a case on an account; those of earlier releases name no case and are published as a closing only. */
const withdrawalOf = ({ caseId, accountId, on }: CaseWithdrawn['data']) =>
  caseId === undefined || accountId === undefined
    ? undefined
    : publication(caseWithdrawn, { caseId, accountId, withdrawnOn: on });

/** Maps private events of cases to contract events. */
export const casePublications = publishes(cases, {
  CaseOpened: ({
    data: { caseId, kind, kindVersion, trackingCode, officeId, accountId, openedOn, fee, barred = [] },
  }) =>
    accountId === null
      ? undefined
      : publication(caseOpened, {
          caseId,
          kind,
          ...titleOf(kind, kindVersion),
          restricted: barred.length > 0,
          kindVersion,
          trackingCode,
          officeId,
          accountId,
          openedOn,
          feeCharged: fee?.amount ?? 0,
        }),
  MeterVisited: ({ data }) => publication(meterVisited, data),
  ServiceRequested: ({ data: { request, content } }) => requestOf(request, content),
  RequestRecalled: ({ data: { request, content } }) => requestOf(request, content),
  CaseWithdrawn: ({ data }) => withdrawalOf(data),
  CaseClosed: ({ data: { caseId, kind, officeId, accountId, outcome, answeredInTime, closedOn } }) =>
    accountId === null
      ? undefined
      : publication(caseClosed, { caseId, kind, officeId, accountId, outcome, answeredInTime, closedOn }),
  ClockStarted: 'private',
  StageEntered: 'private',
  WorkReported: 'private',
  CaseDecided: ({ data: { published } }) => published && requestOf(published.event, published.content),
  ServiceAnswered: 'private',
  AnswerRecorded: 'private',
  CaseContinued: 'private',
  ClockStopped: 'private',
  ApplicantInformed: 'private',
  OrderCalledBack: 'private',
  LateReportKept: 'private',
  CaseReopened: 'private',
  CaseSentBack: 'private',
  CaseReferred: 'private',
  CaseReassigned: 'private',
  CaseHandedOver: 'private',
  CaseMovedToOffice: ({ data: { caseId, accountId, from, to, pendingRequest, on } }) =>
    accountId === null
      ? undefined
      : publication(caseMovedToOffice, {
          caseId,
          accountId,
          from,
          to,
          ...(pendingRequest !== null && { pendingRequest }),
          movedOn: on,
        }),
  CaseNoted: 'private',
  CasePaused: 'private',
  CaseResumed: 'private',
  CaseEscalated: 'private',
  DeadlineMissed: 'private',
  DeadlineReplanned: 'private',
});
