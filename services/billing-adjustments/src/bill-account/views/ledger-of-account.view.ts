import { defineView, eventsOf, list, optional, rial, text, titled, whole, type FactOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';

const entry = Type.Object(
  {
    ledgerAccount: text('ledger account'),
    amount: rial('debit positive, credit negative'),
    billNumber: optional(text('bill with reversed or entered charges')),
  },
  { $id: 'Entry' },
);
const postingTitles = {
  bill: { fa: 'قبض', en: 'Bill' },
  payment: { fa: 'پرداخت', en: 'Payment' },
  reversal: { fa: 'برگشت پرداخت', en: 'Reversed payment' },
  correction: { fa: 'تعدیل', en: 'Correction' },
  miscEntry: { fa: 'مبلغ متفرقه', en: 'Miscellaneous entry' },
  miscReversal: { fa: 'برگشت مبلغ متفرقه', en: 'Reversed miscellaneous entry' },
  charge: { fa: 'هزینه متفرقه (کارت ۷۴)', en: 'Card 74 charge' },
  refundRequest: { fa: 'درخواست استرداد', en: 'Refund requested' },
  refundDecline: { fa: 'رد استرداد', en: 'Refund declined' },
  refundPayout: { fa: 'پرداخت استرداد', en: 'Refund paid out' },
  refundReturn: { fa: 'برگشت استرداد', en: 'Refund returned' },
} as const;
const posting = Type.Object(
  {
    accountId: text('account'),
    place: whole("revision in the account's stream: the order of posting"),
    kind: titled('what was posted', postingTitles),
    reference: text('bill number, receipt, reversed payment, correction, link or refund'),
    postedOn: text('business day'),
    recordedAt: text('instant of recording'),
    by: text('who acted'),
    entries: list('sums to zero', entry),
  },
  { $id: 'Posting' },
);

type Posted = Extract<FactOf<BillAccountEvent>, { readonly data: { readonly posting: object } }>;

const keys = ({ stream, revision }: Posted) => [`${stream}@${revision}`];
const common = ({
  revision,
  recordedAt,
  actor,
  data: {
    accountId,
    posting: { entries },
  },
}: Posted) => ({
  accountId,
  place: revision,
  recordedAt,
  by: actor.subject,
  entries,
});

/** One document per posting; debits are positive, and each posting sums to zero. */
export const ledgerOfAccount = defineView({
  name: 'ledger-of-account',
  version: 3,
  question:
    'What was posted to an account, by which bill, payment, reversal, refund or correction? For clerks at the counter and auditors.',
  source: eventsOf(billAccount),
  document: posting,
  indexes: [{ accountId: 1, place: -1 }],
  hidden: ['accountId'],
}).on({
  BillIssued: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'bill',
      reference: fact.data.billNumber,
      postedOn: fact.data.issuedOn,
    }),
  },
  PaymentReceived: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'payment',
      reference: fact.data.receiptNumber,
      postedOn: fact.data.paidOn,
    }),
  },
  PaymentReversed: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'reversal',
      reference: fact.data.reference,
      postedOn: fact.data.reversedOn,
    }),
  },
  BillsCorrected: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'correction',
      reference: fact.data.correctionId,
      postedOn: fact.data.postedOn,
    }),
  },
  MiscEntryPosted: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'miscEntry',
      reference: fact.data.linkId,
      postedOn: fact.data.postedOn,
    }),
  },
  MiscEntryReversed: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'miscReversal',
      reference: fact.data.linkId,
      postedOn: fact.data.postedOn,
    }),
  },
  ChargePosted: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'charge',
      reference: fact.data.chargeId,
      postedOn: fact.data.postedOn,
    }),
  },
  ChargeRefused: 'ignored',
  RefundRequested: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'refundRequest',
      reference: fact.data.refundId,
      postedOn: fact.data.requestedOn,
    }),
  },
  RefundDeclined: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'refundDecline',
      reference: fact.data.refundId,
      postedOn: fact.data.declinedOn,
    }),
  },
  RefundPaid: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'refundPayout',
      reference: fact.data.refundId,
      postedOn: fact.data.paidOn,
    }),
  },
  RefundReturned: {
    keys,
    change: (_, fact) => ({
      ...common(fact),
      kind: 'refundReturn',
      reference: fact.data.refundId,
      postedOn: fact.data.returnedOn,
    }),
  },
  RefundApproved: 'ignored',
  RefundStandInNamed: 'ignored',
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
  PaymentKept: 'ignored',
});
