import { addRial, rial, type Rial } from '@pishkhan/money';
import { defineView, type Fact, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { Charges } from '../../pricing/rating/domain/rating.lines.ts';
import type { BillAccountEvent, BillIssued, BillsCorrected, PaymentReceived } from '../domain/bill-account.messages.ts';
import { standingLines } from '../domain/billing/bill-figures.ts';
import type { BillFace, BillLine, CarriedLine } from '../domain/bill.ts';

export interface BillDocument extends BillFace {
  readonly _id: string;
  readonly accountId: string;
  readonly meterId: string;
  /** Revision in the account's stream: the order of issue. */
  readonly place: number;
  readonly status: 'issued' | 'paid' | 'superseded' | 'corrected';
  readonly settled: boolean;
  readonly paid: Rial;
  /** Charges and lines that stand; those of the face stay as issued. */
  readonly standing: Charges;
  readonly lines: readonly BillLine[];
  readonly carried: readonly CarriedLine[];
  readonly supersededBy?: string;
  readonly replaces?: string;
  readonly corrections: readonly string[];
}

type Change = Omit<BillDocument, 'status'>;

const withStatus = (bill: Change): BillDocument => {
  const status =
    bill.supersededBy !== undefined
      ? 'superseded'
      : bill.corrections.length > 0
        ? 'corrected'
        : bill.settled
          ? 'paid'
          : 'issued';
  return { ...bill, status };
};

const issued = ({ data, revision }: { data: BillIssued['data']; revision: number }): Change => {
  const { reading: _reading, posting: _posting, billingPolicy: _policy, ...bill } = data;
  return {
    ...bill,
    _id: bill.billNumber,
    place: revision,
    settled: bill.payable === 0,
    paid: rial(0),
    standing: bill.charges,
    corrections: [],
  };
};

const paid = (bill: BillDocument, { matched, amount, settles }: PaymentReceived['data']): Change => ({
  ...bill,
  settled: bill.settled || settles.includes(bill._id),
  paid: matched.to === 'bill' && matched.billNumber === bill._id ? addRial(bill.paid, amount) : bill.paid,
});

const corrected = (
  bill: BillDocument,
  { bills, correctiveBill, correctionId, settles }: BillsCorrected['data'],
): Change => {
  const proposed = bills.find(({ billNumber }) => billNumber === bill._id);
  const settled = bill.settled || settles.includes(bill._id);
  if (!proposed) return { ...bill, settled };
  return {
    ...bill,
    settled,
    standing: proposed.after,
    lines: standingLines(proposed.lines),
    corrections: [...bill.corrections, correctionId],
    ...(correctiveBill?.replaces === bill._id && { supersededBy: correctiveBill.face.billNumber }),
  };
};

const corrective = ({ data, revision }: { data: BillsCorrected['data']; revision: number }): Change => {
  const { replaces, face, carried } = data.correctiveBill!;
  const { lines } = data.bills.find(({ billNumber }) => billNumber === replaces)!;
  return {
    ...face,
    _id: face.billNumber,
    accountId: data.accountId,
    meterId: data.meterId,
    place: revision,
    settled: face.payable === 0 || data.settles.includes(face.billNumber),
    paid: rial(0),
    standing: face.charges,
    lines: standingLines(lines),
    carried,
    replaces,
    corrections: [],
  };
};

const keysOf = (event: BillAccountEvent): readonly string[] => {
  switch (event.type) {
    case 'BillIssued':
      return [event.data.billNumber];
    case 'PaymentReceived':
      return [
        ...new Set([
          ...event.data.settles,
          ...(event.data.matched.billNumber === undefined ? [] : [event.data.matched.billNumber]),
        ]),
      ];
    case 'BillsCorrected': {
      const { bills, settles, correctiveBill } = event.data;
      return [
        ...new Set([
          ...bills.map(({ billNumber }) => billNumber),
          ...settles,
          ...(correctiveBill ? [correctiveBill.face.billNumber] : []),
        ]),
      ];
    }
    case 'BillAccountOpened':
    case 'MeterTaken':
    case 'ReadingKept':
    case 'MiscEntryPosted':
      return [];
  }
};

const apply = (bill: BillDocument | undefined, fact: Fact): BillDocument | undefined => {
  const { revision } = fact;
  const event = fact as unknown as BillAccountEvent;
  if (event.type === 'BillIssued') return withStatus(issued({ data: event.data, revision }));
  if (event.type === 'BillsCorrected')
    return withStatus(bill ? corrected(bill, event.data) : corrective({ data: event.data, revision }));
  return event.type === 'PaymentReceived' && bill ? withStatus(paid(bill, event.data)) : bill;
};

/** One document per bill; its face as issued, and what stands. */
export const billsOfAccount: View<BillDocument> = defineView<BillDocument>({
  name: 'bills-of-account',
  version: 1,
  question:
    'Which bills were issued to an account, line by line, what stands of them, and which are paid, replaced or corrected? For whoever serves a subscriber.',
  from: { categories: ['bill-account'] },
  schema: new mongoose.Schema(
    { _id: String, accountId: String, place: Number },
    { strict: false, versionKey: false },
  ).index({ accountId: 1, place: -1 }),
  keysOf: (fact) => keysOf(fact as unknown as BillAccountEvent),
  apply,
});
