import { addRial, type Rial } from '@pishkhan/money';
import { defineView, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { ContractorAccountEvent, ContractorDebit } from '../domain/contractor-account.messages.ts';

export interface StatementItem extends ContractorDebit {
  readonly _id: string;
  /** Revision in the contractor's stream: the order of posting. */
  readonly place: number;
}

/** One document per debit. */
export const contractorStatement: View<StatementItem> = defineView<StatementItem>({
  name: 'contractor-statement',
  version: 1,
  question:
    'What was taken from a reading contractor, for which case and which subscriber? For the head of subscriber affairs and the contractor.',
  from: { categories: ['contractor-account'] },
  schema: new mongoose.Schema(
    { _id: String, contractorId: String, place: Number },
    { strict: false, versionKey: false },
  ).index({ contractorId: 1, place: -1 }),
  keysOf: (fact) => {
    const { contractorId, linkId } = (fact as unknown as ContractorAccountEvent).data;
    return [`${contractorId}/${linkId}`];
  },
  apply: (_, fact, key) => {
    const {
      data: { posting: _posting, ...debit },
    } = fact as unknown as ContractorAccountEvent;
    return { ...debit, _id: key, place: fact.revision };
  },
});

export interface ContractorBalance {
  readonly _id: string;
  readonly balance: Rial;
}

/** One document per contractor. */
export const contractorBalance: View<ContractorBalance> = defineView<ContractorBalance>({
  name: 'contractor-balance',
  version: 1,
  question: 'What does a reading contractor owe? For the head of subscriber affairs and the contractor.',
  from: { categories: ['contractor-account'] },
  schema: new mongoose.Schema({ _id: String }, { strict: false, versionKey: false }),
  keysOf: (fact) => [(fact as unknown as ContractorAccountEvent).data.contractorId],
  apply: (document, fact, key) => ({
    _id: key,
    balance: addRial(document?.balance ?? (0 as Rial), (fact as unknown as ContractorAccountEvent).data.amount),
  }),
});
