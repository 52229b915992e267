import { addRial, rial, subtractRial } from '@pishkhan/money';
import { defineView, eventsOf, type DocumentOf } from '@pishkhan/views';
import { bill } from '../bills/bill.schema.ts';
import type { BillIssued, BillsCorrected, PaymentReceived } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { payableOf, standingLines } from '../domain/billing/bill-figures.ts';
import type { BillStanding } from '../domain/payment/standing.ts';

export type BillDocument = DocumentOf<typeof bill>;

type Change = Omit<BillDocument, 'status'>;

/** Replaced, corrected, paid or as issued, in this order. */
export const statusOf = ({
  supersededBy,
  corrections,
  settled,
}: Pick<Change, 'supersededBy' | 'corrections' | 'settled'>): BillDocument['status'] => {
  if (supersededBy !== undefined) return 'superseded';
  if (corrections.length > 0) return 'corrected';
  return settled ? 'paid' : 'issued';
};
const withStatus = (change: Change): BillDocument => ({
  ...change,
  status: statusOf(change),
  leftToPay: change.settled || change.supersededBy !== undefined ? rial(0) : change.leftToPay,
});

const issued = (data: BillIssued['data'], revision: number): Change => {
  const { reading: _reading, posting: _posting, billingPolicy: _policy, ...issuedBill } = data;
  return {
    ...issuedBill,
    place: revision,
    settled: issuedBill.payable === 0 && issuedBill.payableOnNextBill === undefined,
    paid: rial(0),
    leftToPay: issuedBill.payable,
    standing: issuedBill.charges,
    corrections: [],
  };
};

/** The bill of the payment id, and the one in force instead. */
const paidBills = ({ billNumber, inForce }: PaymentReceived['data']['matched']): readonly string[] =>
  [billNumber, inForce].filter((number) => number !== undefined);

const paid = (
  document: BillDocument,
  { matched, amount, settles }: PaymentReceived['data'],
  billNumber: string,
): Change => ({
  ...document,
  settled: document.settled || settles.includes(billNumber),
  paid: matched.billNumber === billNumber ? addRial(document.paid, amount) : document.paid,
  leftToPay: rial(
    Math.min(
      paidBills(matched).includes(billNumber) ? Math.max(document.leftToPay - amount, 0) : document.leftToPay,
      matched.owed === undefined ? document.leftToPay : payableOf(subtractRial(matched.owed, amount)),
    ),
  ),
});

const corrected = (
  document: BillDocument,
  { bills, correctiveBill, correctionId, settles, balance }: BillsCorrected['data'],
  billNumber: string,
): Change => {
  const proposed = bills.find((each) => each.billNumber === billNumber);
  const settled = document.settled || settles.includes(billNumber);
  const leftToPay = rial(Math.min(document.leftToPay, payableOf(balance.after)));
  if (!proposed) return { ...document, settled, leftToPay };
  return {
    ...document,
    settled,
    leftToPay,
    standing: proposed.after,
    lines: standingLines(proposed.lines),
    corrections: [...document.corrections, correctionId],
    ...(correctiveBill?.replaces === billNumber && { supersededBy: correctiveBill.face.billNumber }),
  };
};

const corrective = (data: BillsCorrected['data'], revision: number): Change => {
  const { replaces, face, carried } = data.correctiveBill!;
  const { lines } = data.bills.find(({ billNumber }) => billNumber === replaces)!;
  return {
    ...face,
    accountId: data.accountId,
    meterId: data.meterId,
    place: revision,
    settled: face.payable === 0 || data.settles.includes(face.billNumber),
    paid: rial(0),
    leftToPay: face.payable,
    standing: face.charges,
    lines: standingLines(lines),
    carried,
    replaces,
    corrections: [],
  };
};

const numbersIn = ({ bills, settles, alsoReduces = [], correctiveBill }: BillsCorrected['data']): readonly string[] => [
  ...new Set([
    ...bills.map(({ billNumber }) => billNumber),
    ...settles,
    ...alsoReduces,
    ...(correctiveBill ? [correctiveBill.face.billNumber] : []),
  ]),
];

/** A reversed payment or the credit of a refund that was not paid: the event says how its bills stand. */
const standing = {
  keys: ({ data: { bills } }: { readonly data: { readonly bills: readonly BillStanding[] } }) =>
    bills.map(({ billNumber }) => billNumber),
  change: (
    document: BillDocument | undefined,
    { data: { bills } }: { readonly data: { readonly bills: readonly BillStanding[] } },
    billNumber: string,
  ) => {
    const changed = bills.find((bill) => bill.billNumber === billNumber);
    return document && changed && withStatus({ ...document, ...changed });
  },
};

/** One document per bill: its face as issued, and its current charges. */
export const billsOfAccount = defineView({
  name: 'bills-of-account',
  version: 3,
  question:
    'Which bills were issued to an account, line by line, which charges are current, and which bills are paid, replaced or corrected? For clerks at the counter.',
  source: eventsOf(billAccount),
  document: bill,
  indexes: [{ accountId: 1, place: -1 }, { leftToPay: 1 }],
  hidden: ['place'],
}).on({
  BillIssued: {
    keys: ({ data }) => [data.billNumber],
    change: (_, { data, revision }) => withStatus(issued(data, revision)),
  },
  PaymentReceived: {
    keys: ({ data: { settles, matched, alsoReduces = [] } }) => [
      ...new Set([...settles, ...paidBills(matched), ...alsoReduces]),
    ],
    change: (document, { data }, billNumber) => document && withStatus(paid(document, data, billNumber)),
  },
  BillsCorrected: {
    keys: ({ data }) => numbersIn(data),
    change: (document, { data, revision }, billNumber) =>
      withStatus(document ? corrected(document, data, billNumber) : corrective(data, revision)),
  },
  PaymentReversed: standing,
  RefundDeclined: standing,
  RefundReturned: standing,
  RefundRequested: 'ignored',
  RefundApproved: 'ignored',
  RefundStandInNamed: 'ignored',
  RefundPaid: 'ignored',
  BillAccountOpened: 'ignored',
  MeterTaken: 'ignored',
  SecondMeterKept: 'ignored',
  MeterReleased: 'ignored',
  MeterExchangeTaken: 'ignored',
  MeterRemovalTaken: 'ignored',
  MeterChangeKept: 'ignored',
  EvidenceTaken: 'ignored',
  SelfReadingSettled: 'ignored',
  VolumeFactorProposed: 'ignored',
  VolumeFactorKept: 'ignored',
  VolumeFactorSet: 'ignored',
  VolumeFactorDeclined: 'ignored',
  SupplyTermsAmended: 'ignored',
  ReadingKept: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
  PaymentKept: 'ignored',
});
