import { defineView, eventsOf, list, oneOf, optional, rial, text, whole, type FactOf } from '@pishkhan/views';
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
const posting = Type.Object(
  {
    accountId: text('account'),
    place: whole("revision in the account's stream: the order of posting"),
    kind: oneOf('what was posted', ['bill', 'payment', 'correction', 'miscEntry']),
    reference: text('bill number, receipt, correction or link'),
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
  version: 1,
  question:
    'What was posted to an account, by which bill, payment or correction? For clerks at the counter and auditors.',
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
  BillAccountOpened: 'ignored',
  MeterTaken: 'ignored',
  SupplyTermsAmended: 'ignored',
  ReadingKept: 'ignored',
  PaymentKept: 'ignored',
});
