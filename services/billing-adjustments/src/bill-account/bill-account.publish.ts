import {
  billCorrected,
  billIssued,
  creditRestored,
  miscChargePosted,
  miscChargeRefused,
  paymentReceived,
  paymentReversed,
  refundRequested,
  selfReadingSettled,
  type BillIssued as BillIssuedContract,
} from '@pishkhan/contracts';
import { tariffVersionsOf } from './domain/billing/terms/tariff-of-bill.ts';
import { changeOf } from './domain/correcting/cause/item/misc-item.ts';
import { publication, publishes } from '@pishkhan/messages';
import type { BillsCorrected } from './domain/bill-account.messages.ts';
import { billAccount } from './domain/bill-account.ts';
import { reasonOfRule } from '../rule-titles.ts';
import type { RefundDeclined, RefundReturned } from './domain/payment/refund/refund.messages.ts';
import type { PaymentReversed } from './domain/payment/reversal/reversal.messages.ts';
import type { BillFace, MeterPart } from './domain/billing/bill.ts';

type PublicFace = Omit<BillIssuedContract, 'accountId' | 'meterId'>;

const publicFace = ({
  billNumber,
  billId,
  paymentId,
  periodFrom,
  periodTo,
  issuedOn,
  paymentDeadline,
  consumption,
  openingReadingId,
  closingReadingId,
  contractorId,
  charges,
  carriedForward,
  payable,
  remainder,
  payableOnNextBill,
}: BillFace): PublicFace => ({
  billNumber,
  billId,
  ...(paymentId !== undefined && { paymentId }),
  periodFrom,
  periodTo,
  issuedOn,
  paymentDeadline,
  consumption,
  openingReadingId,
  closingReadingId,
  ...(contractorId !== undefined && { contractorId }),
  charges,
  carriedForward,
  payable,
  remainder,
  ...(payableOnNextBill !== undefined && { payableOnNextBill }),
});

/** The first reading of the cause: consumers of earlier releases know no other. */
const firstOf = (readings: BillsCorrected['data']['readings']) => {
  const { readingId, wrongIndex, rightIndex } =
    readings.find(({ because }) => because !== 'derivedAnew') ?? readings[0] ?? noReading;
  return { readingId, wrongIndex, rightIndex };
};
const noReading = { readingId: 'none', wrongIndex: 0, rightIndex: 0 };

const windowOf = (window: NonNullable<BillsCorrected['data']['window']>) => {
  const { meterId, from, to } = window;
  const figure = window.kind === 'error' ? { fixedBy: window.fixedBy } : { cubicMetres: window.cubicMetres };
  return { meterId, from, ...(to && { to }), ...figure };
};

const corrected = (data: BillsCorrected['data']) => {
  const { correctionId, caseId, accountId, meterId, cause, readings } = data;
  const { bills, correctiveBill, contractorEntry, noCorrectiveBill, window } = data;
  const publicBills = bills.map(({ billNumber, before, after, difference: change, settlement, lines }) => ({
    billNumber,
    old: before,
    new: after,
    difference: change,
    settlement,
    tariffVersions: tariffVersionsOf({ lines }),
    ...(correctiveBill?.replaces === billNumber && { correctiveBill: publicFace(correctiveBill.face) }),
  }));
  return publication(billCorrected, {
    correctionId,
    caseId,
    accountId,
    meterId,
    ...firstOf(readings),
    cause,
    readings,
    bills: publicBills,
    difference: changeOf(data),
    ...(noCorrectiveBill && { noCorrectiveBill }),
    ...(window && { window: windowOf(window) }),
    ...(contractorEntry && { contractorEntry }),
  });
};

const reversed = ({
  accountId,
  reference,
  reversalId,
  receiptNumber,
  paymentId,
  amount,
  reason,
  reversedOn,
  reopens,
}: PaymentReversed['data']) =>
  publication(paymentReversed, {
    accountId,
    paymentReference: reference,
    reversalId,
    receiptNumber,
    paymentId,
    amount,
    reason,
    reversedOn,
    reopens: [...reopens],
  });

const restored = (
  { accountId, refundId, amount, bills }: RefundDeclined['data'] | RefundReturned['data'],
  because: 'declined' | 'returned',
  restoredOn: string,
) => {
  const settles = bills.filter(({ settled }) => settled).map(({ billNumber }) => billNumber);
  return publication(creditRestored, { accountId, refundId, amount, because, restoredOn, settles });
};

const publicPart = ({ factors, ...part }: MeterPart) => ({ ...part, ...(factors && { factors: [...factors] }) });

/** Maps private events of the bill account to contract events. */
export const billAccountPublications = publishes(billAccount, {
  BillIssued: ({ data }) =>
    publication(billIssued, {
      accountId: data.accountId,
      meterId: data.meterId,
      ...publicFace(data),
      tariffVersions: tariffVersionsOf(data),
      ...data.reading.declaredIn,
      ...(data.parts && { parts: data.parts.map(publicPart) }),
    }),
  // The bill named by the payment id is the first of the settled bills.
  PaymentReceived: ({ data: { accountId, receiptNumber, paymentId, amount, paidOn, matched, settles } }) => {
    const settled = settles.find((billNumber) => billNumber === matched.billNumber) ?? settles.at(-1);
    const payment = { accountId, receiptNumber, paymentId, amount, paidOn };
    return publication(paymentReceived, { ...payment, ...(settled !== undefined && { settles: settled }) });
  },
  PaymentReversed: ({ data }) => reversed(data),
  BillsCorrected: ({ data }) => corrected(data),
  BillAccountOpened: 'private',
  MeterTaken: 'private',
  SecondMeterKept: 'private',
  MeterReleased: 'private',
  MeterExchangeTaken: 'private',
  MeterRemovalTaken: 'private',
  MeterChangeKept: 'private',
  EvidenceTaken: 'private',
  SelfReadingSettled: ({ data: { evidenceId: _, settledOn: __, correctiveBill, ...data } }) =>
    publication(selfReadingSettled, { ...data, ...(correctiveBill && { correctiveBill: publicFace(correctiveBill) }) }),
  SupplyTermsAmended: 'private',
  ReadingKept: 'private',
  VolumeFactorProposed: 'private',
  VolumeFactorKept: 'private',
  VolumeFactorSet: 'private',
  VolumeFactorDeclined: 'private',
  PaymentKept: 'private',
  MiscEntryPosted: 'private',
  MiscEntryReversed: 'private',
  ChargePosted: ({ data: { chargeId, caseId, accountId, item, amount, postedOn } }) =>
    publication(miscChargePosted, { chargeId, caseId, accountId, item, amount, postedOn }),
  ChargeRefused: ({ data: { chargeId, caseId, accountId, rule, data } }) =>
    publication(miscChargeRefused, { chargeId, caseId, accountId, rule, says: reasonOfRule(rule, data) }),
  RefundRequested: ({ data: { accountId, refundId, amount, requestedOn } }) =>
    publication(refundRequested, { accountId, refundId, amount, requestedOn }),
  RefundApproved: 'private',
  RefundStandInNamed: 'private',
  RefundDeclined: ({ data }) => restored(data, 'declined', data.declinedOn),
  RefundPaid: 'private',
  RefundReturned: ({ data }) => restored(data, 'returned', data.returnedOn),
});
