import { BILLING_ITSELF } from '@pishkhan/billing-adjustments/simulation';
import { ofType, type RecordedEvent } from '@pishkhan/event-store';
import type { Check } from './check.ts';

type Log = readonly RecordedEvent[];
type Fields = Readonly<Record<string, unknown>>;

const situation = (name: string, count: (log: Log) => number): Check => ({
  name: `played: ${name}`,
  judge: ({ company: { store } }) => ({ examined: count(store.log), violations: [] }),
});

const times =
  (type: string, holds: (data: Fields) => boolean = () => true) =>
  (log: Log): number =>
    ofType<Fields>(log, type).filter(({ data }) => holds(data)).length;

interface Override {
  readonly findings: readonly { readonly kind: string }[];
}
interface Row {
  readonly outcome?: string;
  readonly rule?: string;
}
const rows =
  (type: string, list: string, holds: (row: Row) => boolean) =>
  (log: Log): number =>
    ofType<Fields>(log, type).flatMap(({ data }) => (data[list] as readonly Row[]).filter(holds)).length;

const corrected = (kind: string, holds: (cause: Fields) => boolean = () => true) =>
  times('BillsCorrected', ({ cause }) => {
    const known = cause as Fields | undefined;
    return known?.['kind'] === kind && holds(known);
  });

/** Corrections that billing proposed by itself, by an event of their stream. */
const ownProposals = (type: string) => (log: Log) => {
  const own = new Set(
    ofType<{ request: { proposedBy: string } }>(log, 'CorrectionProposed')
      .filter(({ data }) => data.request.proposedBy === BILLING_ITSELF)
      .map(({ stream }) => stream),
  );
  return log.filter((event) => event.type === type && own.has(event.stream)).length;
};

/** Withdrawals of requests while a correction waits. */
const recalled = times('CorrectionWithdrawn');

const isList = (cause: Fields) => (cause['readings'] as readonly unknown[]).length > 1;

/** How often the stories reach each situation: a run of many seeds fails if one is never reached. */
export const situations: readonly Check[] = [
  situation(
    'rows of payment files that are malformed',
    rows('PaymentRowsRead', 'rows', ({ rule }) => rule !== undefined),
  ),
  situation(
    'rows of payment files that were reported before',
    rows('PaymentRowsTaken', 'results', ({ outcome }) => outcome === 'repeated'),
  ),
  situation('files whose rows are taken at the next delivery', times('PaymentFileDeliveredAgain')),
  situation('money assigned to an account', times('UnidentifiedPaymentAssigned')),
  situation('money returned', times('UnidentifiedPaymentReturned')),
  situation('exchanges of meters', times('MeterExchanged')),
  situation(
    'figures of subscribers accepted',
    times('ReadingAccepted', ({ selfReading }) => selfReading !== undefined),
  ),
  situation('figures of subscribers refused by metering', times('SelfReadingRefused')),
  situation('meters of several registers', times('RegisterSetAssigned')),
  situation(
    'readings of several registers',
    times('ReadingAccepted', ({ registers }) => registers !== undefined),
  ),
  situation('volume factors confirmed', times('VolumeFactorSet')),
  situation('volume factors declined', times('VolumeFactorDeclined')),
  situation('volume factors of billed days', corrected('volumeFactor')),
  situation(
    'bills in standard m³',
    times('BillIssued', ({ parts = [] }) => (parts as readonly Fields[]).some(({ factors }) => factors !== undefined)),
  ),
  situation('exchanges after estimated bills', corrected('lateExchange')),
  situation(
    'returned cheques',
    times('PaymentReversed', ({ reason }) => reason === 'returnedCheque'),
  ),
  situation(
    'payments of a wrong account',
    times('PaymentReversed', ({ reason }) => reason === 'wrongAccount'),
  ),
  situation(
    'cheques honoured after all',
    times('PaymentReceived', ({ honours }) => honours !== undefined),
  ),
  situation('refunds paid', times('RefundPaid')),
  situation('refunds declined or returned', (log) => times('RefundDeclined')(log) + times('RefundReturned')(log)),
  situation(
    'wide rollovers of a corrected index that the head confirmed',
    times('BillsCorrected', ({ override }) =>
      ((override as Override | undefined)?.findings ?? []).some(({ kind }) => kind === 'rolloverAboveShare'),
    ),
  ),
  situation('cases handed over to another county', times('CaseHandedOver')),
  situation('several readings in one correction', corrected('readings', isList)),
  situation('overruled estimates that were corrected', corrected('estimateOverruled')),
  situation(
    'changed terms with past days',
    corrected('terms', ({ changeId }) => changeId !== undefined),
  ),
  situation(
    'wrong terms found by a case',
    corrected('terms', ({ changeId }) => changeId === undefined),
  ),
  situation('wrong tariff', corrected('tariffVersion')),
  situation('wrong Card 74 items', corrected('miscItem')),
  situation('declined proposals of billing itself', ownProposals('CorrectionDeclined')),
  situation('corrections withdrawn while they wait', recalled),
  situation('late readings kept as evidence', times('ReadingKeptAsEvidence')),
  situation(
    'rollovers',
    times('ReadingAccepted', ({ rolledOver }) => rolledOver === true),
  ),
  situation(
    'absences',
    times('ReadingAccepted', ({ kind }) => kind === 'estimated'),
  ),
  situation('changes of persons approved', times('PersonChangeApproved')),
  situation('changes of persons declined', times('PersonChangeDeclined')),
  situation('changes of persons withdrawn', times('PersonChangeWithdrawn')),
  situation(
    'a subject claimed again after its case',
    times('SubjectClaimed', ({ after }) => after !== undefined),
  ),
];
