import type { CivilDate } from '@pishkhan/calendar';
import type { BillCorrected, BillIssued } from '@pishkhan/contracts';
import {
  civilDate,
  defineView,
  list,
  messagesOf,
  optional,
  orNull,
  text,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';

/** A bill published by billing-adjustments. `_id` is its number. */
const document = Type.Object({
  billNumber: text('number of the bill'),
  accountId: text('account'),
  meterId: text('meter'),
  periodFrom: civilDate('first day of the period'),
  periodTo: civilDate('day of the closing reading'),
  paymentDeadline: civilDate('last day to pay and to object'),
  openingReadingId: text('reading that opens the period'),
  closingReadingId: text('reading that closes it'),
  contractorId: optional(text('contractor of the closing reading')),
  payable: whole('asked for, rial'),
  billId: optional(text('bill id')),
  paymentId: optional(text('payment id; absent if nothing is to pay')),
  settledOn: orNull(text('day of the payment that settled it')),
  correctedBy: orNull(text('correction of this bill')),
  tariffVersions: optional(
    list('tariff versions by which it is rated; absent if billing has not published them', Type.String()),
  ),
  correctiveBill: optional(text('corrective bill that replaces it (11.8-5)')),
});
export type BillCopy = DocumentOf<typeof document>;

type Face = Pick<
  BillIssued,
  | 'billNumber'
  | 'periodFrom'
  | 'periodTo'
  | 'paymentDeadline'
  | 'openingReadingId'
  | 'closingReadingId'
  | 'contractorId'
  | 'payable'
  | 'billId'
  | 'paymentId'
  | 'tariffVersions'
>;

const copyOf = (
  { tariffVersions, ...face }: Face,
  { accountId, meterId }: { accountId: string; meterId: string },
): BillCopy => ({
  billNumber: face.billNumber,
  accountId,
  meterId,
  periodFrom: face.periodFrom as CivilDate,
  periodTo: face.periodTo as CivilDate,
  paymentDeadline: face.paymentDeadline as CivilDate,
  openingReadingId: face.openingReadingId,
  closingReadingId: face.closingReadingId,
  ...(face.contractorId === undefined ? {} : { contractorId: face.contractorId }),
  payable: face.payable,
  billId: face.billId,
  ...(face.paymentId === undefined ? {} : { paymentId: face.paymentId }),
  settledOn: null,
  correctedBy: null,
  ...(tariffVersions && { tariffVersions: [...tariffVersions] }),
});

const numbersOf = ({ bills }: BillCorrected) =>
  bills.flatMap(({ billNumber, correctiveBill }) =>
    correctiveBill ? [billNumber, correctiveBill.billNumber] : [billNumber],
  );

const corrected = (document: BillCopy | undefined, data: BillCorrected, key: string): BillCopy | undefined => {
  const replacing = data.bills.find(({ correctiveBill }) => correctiveBill?.billNumber === key);
  if (replacing?.correctiveBill) {
    const { correctiveBill, tariffVersions } = replacing;
    return copyOf({ ...correctiveBill, ...(tariffVersions && { tariffVersions }) }, data);
  }
  const changed = data.bills.find(({ billNumber }) => billNumber === key);
  const replacement = changed?.correctiveBill;
  return (
    document && {
      ...document,
      ...(changed?.tariffVersions && { tariffVersions: [...changed.tariffVersions] }),
      correctedBy: data.correctionId,
      ...(replacement === undefined ? {} : { correctiveBill: replacement.billNumber }),
    }
  );
};

/**
 * "What does this bill say, and until when may the subscriber object?", for registering an objection (A6-1, B3-5,
 * 11.8-5).
 */
export const knownBill = defineView({
  name: 'known-bill',
  version: 5,
  question: 'What does this bill say, and until when may the subscriber object?',
  source: messagesOf('billing-adjustments'),
  document,
  indexes: [{ accountId: 1 }],
}).on({
  BillIssued: { keys: ({ data }) => [data.billNumber], change: (_, { data }) => copyOf(data, data) },
  PaymentReceived: {
    keys: ({ data: { settles } }) => (settles === undefined ? [] : [settles]),
    change: (known, { data }) => known && { ...known, settledOn: data.paidOn },
  },
  // Open again with its own day: what relied on the payment sees no settlement (15.4-47).
  PaymentReversed: {
    keys: ({ data: { reopens } }) => reopens,
    change: (known) => known && { ...known, settledOn: null },
  },
  CreditRestored: {
    keys: ({ data: { settles } }) => settles,
    change: (known, { data }) => known && { ...known, settledOn: data.restoredOn },
  },
  RefundRequested: 'ignored',
  BillCorrected: {
    keys: ({ data }) => numbersOf(data),
    change: (known, { data }, billNumber) => corrected(known, data, billNumber),
  },
  BillCorrectionProposed: 'ignored',
  BillCorrectionOvertaken: 'ignored',
  BillCorrectionRefused: 'ignored',
  CertificateGranted: 'ignored',
  CertificateRevoked: 'ignored',
  TariffVersionPublished: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: 'ignored',
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
