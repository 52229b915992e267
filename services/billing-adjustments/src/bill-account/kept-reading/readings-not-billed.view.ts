import { civilDate as civilDay } from '@pishkhan/calendar';
import { defineView, eventsOf } from '@pishkhan/views';
import { correction } from '../../correction/domain/correction.ts';
import { billAccount } from '../domain/bill-account.ts';
import type { CorrectionRequest } from '../domain/correcting/proposal.ts';
import { correctionOfReading } from '../domain/correcting/estimates/own-proposals.ts';
import { document, listed, readingOf, type Listed, type Proposal } from './reading-not-billed.ts';
import { reasonWhyKept } from './reasons.ts';
import { keptChange, removalTaken, taken } from './removal-not-billed.ts';

type Step = Pick<Proposal, 'status'> & Partial<Proposal>;
const withProposal = (before: Listed | undefined, correctionId: string, step: Step, county?: string) =>
  before &&
  listed({
    ...before,
    ...(county !== undefined && { countyOffice: county }),
    proposal: { correctionId, by: null, reason: null, rule: null, ...step },
  });
/** The county's office is the office of a correction that no case requested. */
const ofRequest = (before: Listed | undefined, { correctionId, officeId }: CorrectionRequest, step: Step) =>
  withProposal(before, correctionId, step, officeId);

/**
 * Accepted readings without a bill, and those below an estimate whose correction was declined: nothing waits unseen
 * (15.4-32; F8). Keyed by the id of the correction that billing itself proposes for the reading.
 */
export const readingsNotBilled = defineView({
  name: 'readings-not-billed',
  version: 3,
  question:
    'Which accepted readings are not billed or contradict a billed estimate, why, since when and until when, and what became of the proposal to correct it? For subscriber affairs and the head.',
  source: eventsOf(billAccount, correction),
  document,
  indexes: [{ waiting: 1, since: 1 }],
  hidden: ['held', 'waiting'],
}).on({
  ReadingKept: {
    keys: ({ data }) => [correctionOfReading(data.reading.readingId)],
    change: (before, { data: { accountId, countyOffice, reading, waitsFor, keptOn, until }, businessDate }) =>
      listed({
        ...readingOf(reading),
        accountId,
        countyOffice: countyOffice ?? before?.countyOffice ?? null,
        waitsFor,
        reason: reasonWhyKept(waitsFor),
        since: before?.since ?? keptOn ?? civilDay(businessDate),
        until: until ?? null,
        billedWithoutUse: false,
        proposal: before?.proposal ?? null,
        held: true,
      }),
  },
  MeterReleased: {
    keys: ({ data }) => data.dropped.map(correctionOfReading),
    change: (before) => before && listed({ ...before, held: false }),
  },
  MeterChangeKept: keptChange,
  MeterExchangeTaken: taken,
  MeterRemovalTaken: removalTaken,
  BillIssued: {
    keys: ({ data }) => [correctionOfReading(data.closingReadingId)],
    change: (before, { data: { accountId, reading, overrulesEstimate, correctEstimateBy }, businessDate }) => {
      if (!overrulesEstimate) return before && listed({ ...before, held: false });
      const waitsFor = 'estimateCorrection';
      return listed({
        ...readingOf(reading),
        accountId,
        countyOffice: before?.countyOffice ?? null,
        waitsFor,
        reason: reasonWhyKept(waitsFor),
        since: before?.since ?? civilDay(businessDate),
        until: correctEstimateBy ?? before?.until ?? null,
        billedWithoutUse: true,
        proposal: before?.proposal ?? null,
        held: false,
      });
    },
  },
  CorrectionProposed: (before, { data: { request } }) => ofRequest(before, request, { status: 'awaitingApproval' }),
  CorrectionReproposed: (before, { data: { correctionId } }) =>
    withProposal(before, correctionId, { ...before?.proposal, status: 'awaitingApproval' }),
  CorrectionProposedAnew: (before, { data: { request, reason } }) =>
    ofRequest(before, request, { status: 'awaitingApproval', by: request.proposedBy, reason }),
  CorrectionFullyApproved: (before, { data: { correctionId } }) =>
    withProposal(before, correctionId, { ...before?.proposal, status: 'fullyApproved' }),
  CorrectionFoundStale: (before, { data: { correctionId } }) =>
    withProposal(before, correctionId, { ...before?.proposal, status: 'awaitingApproval' }),
  CorrectionDeclined: (before, { data: { correctionId, by, reason } }) =>
    withProposal(before, correctionId, { status: 'declined', by, reason }),
  CorrectionRefused: (before, { data: { request, rule } }) => ofRequest(before, request, { status: 'refused', rule }),
  CorrectionFoundNeedless: (before, { data: { request } }) => ofRequest(before, request, { status: 'needless' }),
  BillsLeftAsIssued: (before, { data: { correctionId, by, reason } }) =>
    withProposal(before, correctionId, { status: 'leftAsIssued', by, reason }),
  CorrectionMovedToOffice: 'ignored',
  CorrectionPosted: (before, { data: { correctionId } }) => withProposal(before, correctionId, { status: 'posted' }),
  CorrectionWithdrawn: (before, { data: { correctionId, by, reason } }) =>
    withProposal(before, correctionId, { status: 'withdrawn', by, reason }),
  CorrectionApproved: 'ignored',
  CorrectionWithdrawalNoted: 'ignored',
  CorrectionOvertaken: 'ignored',
  CorrectionMatchedAgain: 'ignored',
  StandInNamed: 'ignored',
  BillAccountOpened: 'ignored',
  PaymentReversed: 'ignored',
  RefundApproved: 'ignored',
  RefundStandInNamed: 'ignored',
  RefundDeclined: 'ignored',
  RefundPaid: 'ignored',
  RefundRequested: 'ignored',
  RefundReturned: 'ignored',
  SupplyTermsAmended: 'ignored',
  MeterTaken: 'ignored',
  SecondMeterKept: 'ignored',
  EvidenceTaken: 'ignored',
  SelfReadingSettled: 'ignored',
  VolumeFactorProposed: 'ignored',
  VolumeFactorKept: 'ignored',
  VolumeFactorSet: 'ignored',
  VolumeFactorDeclined: 'ignored',
  PaymentReceived: 'ignored',
  PaymentKept: 'ignored',
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
});
