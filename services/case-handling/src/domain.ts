/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { knownOffices } from '@pishkhan/service-kit/offices';
import { applicantErasurePublications } from './case/applicant/applicant-erasure.publish.ts';
import { applicantErasures } from './case/applicant/applicant-erasures.view.ts';
import { applicantErasure } from './case/applicant/domain/applicant-erasure.ts';
import { casePublications } from './case/case.publish.ts';
import { cases } from './case/cases.ts';
import { casePolicy } from './published/case-policy/domain/case-policy.ts';
import { casesPage as pageOf } from './engine/kind/page/page.ts';
import { lookedUpCases } from './case/http/reading/look-ups/looked-up-cases.ts';
import { calledBackOrders } from './case/views/called-back-orders.view.ts';
import { caseByTrackingCode } from './case/views/case-by-tracking-code.view.ts';
import { caseFile } from './case/views/case-file.view.ts';
import { caseTimes } from './case/views/times/case-times.view.ts';
import { openClocks } from './case/views/open-clocks.view.ts';
import { openCases } from './case/views/open-cases.view.ts';
import { worklist } from './case/views/worklist/worklist.view.ts';
import { knownAccount } from './copies/known-account.view.ts';
import { knownBill } from './copies/known-bill.view.ts';
import { knownCertificates } from './copies/known-certificates.view.ts';
import { knownIndexJudgement } from './copies/index-judgement/known-index-judgement.view.ts';
import { knownMeter } from './copies/known-meter.view.ts';
import { knownMiscItems } from './copies/billing/known-misc-items.view.ts';
import { knownReading } from './copies/known-reading.view.ts';
import { knownTariffs } from './copies/billing/known-tariffs.view.ts';
import { knownAppointments } from './copies/contractors/known-appointments.view.ts';
import { knownWorkshops } from './copies/contractors/known-workshops.view.ts';
import { knownZone } from './copies/contractors/known-zone.view.ts';
import { erasedInCases } from './reactions/erasure/erased-in-cases.ts';
import { feeSchedule } from './published/fee-schedule/domain/fee-schedule.ts';
import { personsDecisions } from './published/persons-decisions.view.ts';
import { kinds } from './kinds/index.ts';
import { workingCalendar } from './published/working-calendar/domain/working-calendar.ts';
import { requestSubject } from './request-subject/domain/request-subject.ts';
import { streamPartsOf } from '@pishkhan/service-kit/streams';
import { wordsOfStreams } from './published/words-of-streams.ts';

export { knownAccount } from './copies/known-account.view.ts';
export { kinds } from './kinds/index.ts';
export const publish = { ...casePublications, ...erasedInCases.publications, ...applicantErasurePublications };
export const deciders = [
  cases,
  workingCalendar,
  feeSchedule,
  casePolicy,
  requestSubject,
  erasedInCases.decider,
  applicantErasure,
  ...lookedUpCases.deciders,
] as const;
export const streams = streamPartsOf(deciders, wordsOfStreams);
export const views = [
  streams.view,
  caseFile,
  worklist,
  caseByTrackingCode,
  openClocks,
  openCases,
  caseTimes,
  calledBackOrders,
  knownBill,
  knownAccount,
  knownMeter,
  knownReading,
  knownIndexJudgement,
  knownCertificates,
  knownTariffs,
  knownMiscItems,
  knownZone,
  knownAppointments,
  knownWorkshops,
  personsDecisions,
  applicantErasures,
  ...lookedUpCases.views,
  holderOfAccount,
  staffMembers,
  knownOffices,
] as const;

/** Docs/generated/cases.md */
export const casesPage = (): string => pageOf(kinds);
