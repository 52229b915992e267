import { defineView, type Fact, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import type { Entry } from '../domain/billing/posting.ts';

export interface LedgerPosting {
  readonly _id: string;
  readonly accountId: string;
  /** Revision in the account's stream. */
  readonly place: number;
  readonly kind: 'bill' | 'payment' | 'correction' | 'miscEntry';
  /** Bill number, receipt, correction or link. */
  readonly reference: string;
  readonly postedOn: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly entries: readonly Entry[];
}

type Posted = Pick<LedgerPosting, 'kind' | 'reference' | 'postedOn'>;

const postedBy = (event: BillAccountEvent): Posted | undefined => {
  switch (event.type) {
    case 'BillIssued':
      return { kind: 'bill', reference: event.data.billNumber, postedOn: event.data.issuedOn };
    case 'PaymentReceived':
      return { kind: 'payment', reference: event.data.receiptNumber, postedOn: event.data.paidOn };
    case 'BillsCorrected':
      return { kind: 'correction', reference: event.data.correctionId, postedOn: event.data.postedOn };
    case 'MiscEntryPosted':
      return { kind: 'miscEntry', reference: event.data.linkId, postedOn: event.data.postedOn };
    case 'BillAccountOpened':
    case 'MeterTaken':
    case 'ReadingKept':
      return undefined;
  }
};

const apply = (_: LedgerPosting | undefined, fact: Fact, key: string): LedgerPosting | undefined => {
  const event = fact as unknown as BillAccountEvent;
  const posted = postedBy(event);
  if (!posted || !('posting' in event.data)) return undefined;
  const {
    accountId,
    posting: { entries },
  } = event.data;
  return {
    _id: key,
    accountId,
    place: fact.revision,
    ...posted,
    recordedAt: fact.recordedAt,
    by: fact.actor.subject,
    entries,
  };
};

/** One document per posting; debits are positive, and each posting sums to zero. */
export const ledgerOfAccount: View<LedgerPosting> = defineView<LedgerPosting>({
  name: 'ledger-of-account',
  version: 1,
  question:
    'What was posted to an account, by which bill, payment or correction? For whoever serves a subscriber and for auditors.',
  from: { categories: ['bill-account'] },
  schema: new mongoose.Schema(
    { _id: String, accountId: String, place: Number },
    { strict: false, versionKey: false },
  ).index({ accountId: 1, place: -1 }),
  keysOf: (fact) => (postedBy(fact as unknown as BillAccountEvent) ? [`${fact.stream}@${fact.revision}`] : []),
  apply,
});
