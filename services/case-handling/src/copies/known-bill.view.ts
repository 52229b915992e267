import type { CivilDate } from '@pishkhan/calendar';
import type { BillCorrected, BillIssued, PaymentReceived } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { KnownBill } from '../engine/kind/known.ts';

/** A bill as billing-adjustments told of it. `_id` is its number. */
export interface BillCopy extends KnownBill {
  /** Day of the payment that settled it. */
  readonly settledOn: string | null;
  /** Correction that touched it. */
  readonly correctedBy: string | null;
}

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
>;

const copyOf = (face: Face, { accountId, meterId }: { accountId: string; meterId: string }): BillCopy => ({
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
  settledOn: null,
  correctedBy: null,
});

type Heard =
  | { readonly type: 'BillIssued'; readonly data: BillIssued }
  | { readonly type: 'PaymentReceived'; readonly data: PaymentReceived }
  | { readonly type: 'BillCorrected'; readonly data: BillCorrected };
const isHeard = (fact: { type: string }): fact is Heard =>
  ['BillIssued', 'PaymentReceived', 'BillCorrected'].includes(fact.type);

const numbersOf = ({ bills }: BillCorrected) =>
  bills.flatMap(({ billNumber, correctiveBill }) =>
    correctiveBill ? [billNumber, correctiveBill.billNumber] : [billNumber],
  );

const corrected = (document: BillCopy | undefined, data: BillCorrected, key: string): BillCopy | undefined => {
  const corrective = data.bills.find(({ correctiveBill }) => correctiveBill?.billNumber === key)?.correctiveBill;
  if (corrective) return copyOf(corrective, data);
  const replacement = data.bills.find(({ billNumber }) => billNumber === key)?.correctiveBill;
  return (
    document && {
      ...document,
      correctedBy: data.correctionId,
      ...(replacement === undefined ? {} : { correctiveBill: replacement.billNumber }),
    }
  );
};

/**
 * "What does this bill say, and until when may it be objected to?", asked when an objection is registered (A6-1, B3-5,
 * 11.8-5).
 */
export const knownBill = defineView<BillCopy>({
  name: 'known-bill',
  version: 2,
  question: 'What does this bill say, and until when may it be objected to?',
  from: { topics: [topicOf('billing-adjustments')] },
  schema: new mongoose.Schema(
    {
      _id: String,
      billNumber: String,
      accountId: { type: String, index: true },
      meterId: String,
      periodFrom: String,
      periodTo: String,
      paymentDeadline: String,
      openingReadingId: String,
      closingReadingId: String,
      contractorId: String,
      payable: Number,
      settledOn: String,
      correctedBy: String,
      correctiveBill: String,
    },
    { versionKey: false },
  ),
  keysOf: (fact) => {
    if (!isHeard(fact)) return [];
    switch (fact.type) {
      case 'BillIssued':
        return [fact.data.billNumber];
      case 'PaymentReceived':
        return fact.data.settles === undefined ? [] : [fact.data.settles];
      case 'BillCorrected':
        return numbersOf(fact.data);
    }
  },
  apply: (document, fact, key) => {
    if (!isHeard(fact)) return document;
    switch (fact.type) {
      case 'BillIssued':
        return copyOf(fact.data, fact.data);
      case 'PaymentReceived':
        return document && { ...document, settledOn: fact.data.paidOn };
      case 'BillCorrected':
        return corrected(document, fact.data, key);
    }
  },
});
