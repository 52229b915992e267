import { rial } from '@pishkhan/money';
import { defineView, eventsOf } from '@pishkhan/views';
import { correction } from '../../../domain/correction.ts';
import { paymentReversal } from '../../../../bill-account/payment/reversal/domain/payment-reversal.ts';
import { billAccount } from '../../../../bill-account/domain/bill-account.ts';
import { begun, changed, measuresOf, moneyDecision, ofCorrection, signature, sumOf } from './money-decision.ts';

const refundKey = ({ data }: { readonly data: { readonly refundId: string } }) => [data.refundId];
const factorKey = ({ data }: { readonly data: { readonly factorId: string } }) => [data.factorId];
const nothing = rial(0);

/** One document per correction, refund, reversal and volume factor: who did what, in whose place, and how fast. */
export const moneyDecisions = defineView({
  name: 'money-decisions',
  version: 4,
  question:
    'Who proposed and signed which decision about money, in whose place, how quickly, and by which events? For auditors.',
  source: eventsOf(correction, billAccount, paymentReversal),
  document: moneyDecision,
  indexes: [
    { on: -1, _id: -1 },
    { persons: 1, on: -1 },
    { atAccounts: 1, on: -1 },
    { officeId: 1, on: -1 },
    { countyOffice: 1, on: -1 },
  ],
  hidden: ['persons', 'atAccounts'],
}).on({
  CorrectionProposed: (before, fact) =>
    begun(before, fact, ofCorrection(fact.data.request, fact.data.proposal, fact.data.countyOffice)),
  CorrectionProposedAnew: (before, fact) =>
    begun(before, fact, ofCorrection(fact.data.request, fact.data.proposal, fact.data.countyOffice)),
  CorrectionReproposed: (before, fact) =>
    changed(before, fact, {
      ...measuresOf(fact.data.proposal),
      status: 'waiting',
      isProposal: true,
      voidsSignatures: true,
    }),
  CorrectionApproved: (before, fact) => changed(before, fact, { part: signature(fact.data) }),
  StandInNamed: (before, fact) => changed(before, fact, { part: { as: 'namedStandIn', by: fact.data.namedBy } }),
  CorrectionFullyApproved: (before, fact) => changed(before, fact, { status: 'decided' }),
  CorrectionDeclined: (before, fact) =>
    changed(before, fact, { status: 'declined', part: { ...signature(fact.data), as: 'decliner' } }),
  CorrectionMovedToOffice: (before, fact) => changed(before, fact, { officeId: fact.data.to }),
  CorrectionFoundStale: (before, fact) => changed(before, fact, { status: 'waiting', voidsSignatures: true }),
  CorrectionPosted: (before, fact) => changed(before, fact, { status: 'decided' }),
  CorrectionRefused: (before, fact) => changed(before, fact, { status: 'declined' }),
  CorrectionWithdrawn: (before, fact) => changed(before, fact, { status: 'declined' }),
  CorrectionFoundNeedless: (before, fact) => changed(before, fact, { status: 'declined' }),
  BillsLeftAsIssued: (before, fact) => changed(before, fact, { status: 'declined' }),
  CorrectionWithdrawalNoted: 'ignored',
  CorrectionOvertaken: 'ignored',
  CorrectionMatchedAgain: 'ignored',
  RefundRequested: {
    keys: refundKey,
    change: (before, fact) => {
      const { refundId, accountId, countyOffice, amount, requestedBy, policy, sum } = fact.data;
      return begun(before, fact, {
        matter: refundId,
        kind: 'refund',
        accounts: [accountId],
        countyOffice,
        credit: amount,
        counts: sum?.total ?? amount,
        policy,
        isSplit: sum?.raisesBand ?? false,
        isOverride: false,
        parts: [{ as: 'proposer', by: requestedBy, office: countyOffice }],
      });
    },
  },
  RefundApproved: {
    keys: refundKey,
    change: (before, fact) =>
      changed(before, fact, {
        part: signature(fact.data),
        ...(fact.data.isLast && { status: 'decided' }),
      }),
  },
  RefundStandInNamed: {
    keys: refundKey,
    change: (before, fact) => changed(before, fact, { part: { as: 'namedStandIn', by: fact.data.namedBy } }),
  },
  RefundDeclined: {
    keys: refundKey,
    change: (before, fact) => changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.by } }),
  },
  RefundReturned: { keys: refundKey, change: (before, fact) => changed(before, fact, { status: 'declined' }) },
  RefundPaid: { keys: refundKey, change: (before, fact) => changed(before, fact) },
  VolumeFactorProposed: {
    keys: factorKey,
    change: (before, fact) => {
      const { factorId, accountId, countyOffice, proposedBy } = fact.data;
      return begun(before, fact, {
        matter: factorId,
        kind: 'volumeFactor',
        accounts: [accountId],
        ...(countyOffice !== undefined && { countyOffice }),
        credit: nothing,
        counts: nothing,
        isSplit: false,
        isOverride: false,
        parts: [{ as: 'proposer', by: proposedBy }],
      });
    },
  },
  VolumeFactorKept: {
    keys: factorKey,
    change: (before, fact) =>
      changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  },
  VolumeFactorSet: {
    keys: factorKey,
    // Of a factor that was kept: with the correction of its bills, whose approvers are on record there.
    change: (before, fact) =>
      before?.status === 'decided'
        ? changed(before, fact)
        : changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  },
  VolumeFactorDeclined: {
    keys: factorKey,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  PaymentReversalRequested: (before, fact) => {
    const { reversalId, payments, countyOffice, requestedBy, policy, sum } = fact.data;
    return begun(before, fact, {
      matter: reversalId,
      kind: 'reversal',
      accounts: [...new Set(payments.map(({ accountId }) => accountId))],
      countyOffice,
      credit: nothing,
      counts: sum?.total ?? sumOf(payments),
      policy,
      isSplit: sum?.raisesBand ?? false,
      isOverride: false,
      parts: [{ as: 'proposer', by: requestedBy, office: countyOffice }],
    });
  },
  PaymentReversalApproved: (before, fact) => changed(before, fact, { part: signature(fact.data) }),
  PaymentReversalStandInNamed: (before, fact) =>
    changed(before, fact, { part: { as: 'namedStandIn', by: fact.data.namedBy } }),
  PaymentReversalConfirmed: (before, fact) => {
    const { confirmedBy: by, role, office, inPlace } = fact.data;
    const isSigned = role !== undefined && office !== undefined;
    const part = isSigned
      ? signature({ by, role, office, ...(inPlace && { inPlace }) })
      : { as: 'signer' as const, by };
    return changed(before, fact, { status: 'decided', part });
  },
  PaymentReversalFoundShort: (before, fact) =>
    changed(before, fact, {
      status: 'waiting',
      ...(fact.data.sum && { counts: fact.data.sum.total, isSplit: fact.data.sum.raisesBand }),
    }),
  PaymentReversalDeclined: (before, fact) =>
    changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  PaymentReversalPosted: (before, fact) => changed(before, fact),
  BillAccountOpened: 'ignored',
  SupplyTermsAmended: 'ignored',
  PaymentKept: 'ignored',
  MeterTaken: 'ignored',
  SecondMeterKept: 'ignored',
  MeterReleased: 'ignored',
  MeterExchangeTaken: 'ignored',
  MeterRemovalTaken: 'ignored',
  MeterChangeKept: 'ignored',
  EvidenceTaken: 'ignored',
  SelfReadingSettled: 'ignored',
  ReadingKept: 'ignored',
  BillIssued: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
});
