import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { knownOffices } from '@pishkhan/service-kit/offices';
import { Eraser } from '@pishkhan/service-kit/erasure';
import type { Provider } from '@nestjs/common';
import { serviceTitles } from '@pishkhan/contracts';
import { defineService, ReasonCases, type Platform } from '@pishkhan/service-kit';
import { ApplicantErasureApi } from './case/applicant/applicant-erasure.api.ts';
import { ApplicantErasureDesk } from './case/applicant/applicant-erasure-desk.ts';
import { Applicants, applicantsOf } from './case/applicant/applicants.ts';
import { CaseDesk } from './case/case-desk.ts';
import { DeadlineWatch } from './case/deadlines/deadline-watch.ts';
import { Deadlines } from './case/deadlines/deadlines.ts';
import { WATCH_SETTINGS, watchSettingsFrom } from './case/deadlines/settings.ts';
import { CaseApi } from './case/http/case.api.ts';
import { CalledBackOrdersApi } from './case/http/reading/called-back-orders.api.ts';
import { CaseKindsApi } from './case/http/reading/case-kinds.api.ts';
import { CaseReadsApi } from './case/http/reading/case-reads.api.ts';
import { WorklistApi } from './case/http/reading/worklist/worklist.api.ts';
import { BoardApi } from './case/http/reading/worklist/board/board.api.ts';
import { StatisticsApi } from './case/http/reading/worklist/statistics/statistics.api.ts';
import { OpenCasesApi } from './case/http/reading/open-cases.api.ts';
import { CaseSteps } from './case/http/case-steps.ts';
import { CaseVerbsApi } from './case/http/case-verbs.api.ts';
import { HandOverApi } from './case/http/moving/hand-over.api.ts';
import { CaseMovesApi } from './case/http/moving/case-moves.api.ts';
import { CaseMoves } from './case/http/moving/case-moves.ts';
import { CasePolicyApi } from './published/case-policy/case-policy.api.ts';
import { watchedCases } from './case/http/reading/case.scope.ts';
import { lookedUpCases } from './case/http/reading/look-ups/looked-up-cases.ts';
import { OwnReasonCases } from './case/http/reading/look-ups/own-reason-cases.ts';
import { Notices } from './case/notices/notices.ts';
import { RecordedNotices } from './case/notices/recorded-notices.ts';
import { WholeNotices } from './case/notices/whole-notices.ts';
import { personsDecisions } from './published/persons-decisions.view.ts';
import { deciders, publish, streams, views } from './domain.ts';
import { invariants } from './invariants.ts';
import { CaseEraser } from './reactions/erasure/case-eraser.ts';
import { eraseTheApplicantWhenItIsConfirmed } from './reactions/erasure/erase-the-applicant-when-it-is-confirmed.ts';
import { erasedInCases } from './reactions/erasure/erased-in-cases.ts';
import { FeeScheduleApi } from './published/fee-schedule/fee-schedule.api.ts';
import { kinds } from './kinds/index.ts';
import { claimTheSubjectOfACaseOpenedWithoutAClaim } from './reactions/claim-the-subject-of-a-case-opened-without-a-claim.ts';
import { completeTheOpeningWhenASubjectIsClaimed } from './reactions/complete-the-opening-when-a-subject-is-claimed.ts';
import { openTheNextCaseWhenACaseContinues } from './reactions/open-the-next-case-when-a-case-continues.ts';
import { tellACaseWhatAServiceAnswered } from './reactions/tell-a-case-what-a-service-answered.ts';
import { WorkingCalendarApi } from './published/working-calendar/working-calendar.api.ts';
import { CaseOpenings } from './request-subject/case-openings.ts';
import { ruleTitles } from './rule-titles.ts';
import { samples } from './published/samples.ts';
import { documents } from './published/documents.ts';

const providers = (platform: Platform): Provider[] => [
  CaseDesk,
  CaseSteps,
  CaseMoves,
  CaseOpenings,
  Deadlines,
  DeadlineWatch,
  { provide: WATCH_SETTINGS, useValue: watchSettingsFrom(platform) },
  { provide: ReasonCases, useClass: OwnReasonCases },
  CaseEraser,
  { provide: Eraser, useExisting: CaseEraser },
  ApplicantErasureDesk,
  { provide: Applicants, useFactory: () => applicantsOf(platform) },
  { provide: Notices, useValue: new WholeNotices(new RecordedNotices(platform.clock), platform.sealedNumbers) },
];

/** The composition root: all parts of this service. */
export const caseHandling = defineService({
  name: 'case-handling',
  title: serviceTitles['case-handling'],
  deciders,
  views,
  offices: { view: knownOffices },
  publish,
  invariants,
  reactions: [
    tellACaseWhatAServiceAnswered(kinds),
    openTheNextCaseWhenACaseContinues,
    completeTheOpeningWhenASubjectIsClaimed,
    claimTheSubjectOfACaseOpenedWithoutAClaim,
    ...erasedInCases.reactions,
    eraseTheApplicantWhenItIsConfirmed,
  ],
  controllers: [
    CaseApi,
    CaseVerbsApi,
    HandOverApi,
    CaseMovesApi,
    CaseReadsApi,
    WorklistApi,
    BoardApi,
    StatisticsApi,
    CaseKindsApi,
    OpenCasesApi,
    CalledBackOrdersApi,
    WorkingCalendarApi,
    FeeScheduleApi,
    CasePolicyApi,
    ApplicantErasureApi,
  ],
  providers,
  ruleTitles,
  sealsNumbers: true,
  lookUps: lookedUpCases,
  changes: [watchedCases],
  samples,
  documents,
  streams,
  decisions: {
    view: personsDecisions,
    policy: lookedUpCases.policy,
    staff: { holders: holderOfAccount, members: staffMembers },
  },
});
