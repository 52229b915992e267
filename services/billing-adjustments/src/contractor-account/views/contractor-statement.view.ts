import { addRial, negateRial, rial as rialOf, subtractRial } from '@pishkhan/money';
import { civilDate, defineView, eventsOf, optional, rial, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import type { Misreading } from '../domain/contractor-account.messages.ts';
import { contractorAccount } from '../domain/contractor-account.ts';

const statementEntry = Type.Object(
  {
    contractorId: text('reading contractor'),
    linkId: text('id of both sides of the Card 74 pair'),
    amount: rial('debited to the contractor; negative if a pair was reversed'),
    reverses: optional(text('link of the reversed pair')),
    accountId: text('account of the credited subscriber'),
    caseId: text('case'),
    correctionId: text('correction'),
    reason: text('why'),
    postedOn: civilDate('day of posting'),
    misreadOn: optional(civilDate('day of the wrong reading; absent of entries of earlier releases')),
    contractId: optional(text('contract by which it was read; absent if nobody knows it')),
    zone: optional(text('zone of the meter on that day; absent if nobody knows it')),
    place: whole("revision in the contractor's stream: the order of posting"),
  },
  { $id: 'StatementEntry' },
);

const misread = (misreading: Misreading | undefined) => {
  if (!misreading) return {};
  const { readOn: misreadOn, ...by } = misreading;
  return { misreadOn, ...by };
};

/** One document per debit and per reversal. */
export const contractorStatement = defineView({
  name: 'contractor-statement',
  version: 2,
  question:
    'What was debited to a reading contractor, for which case and which subscriber? For the head of subscriber affairs and the contractor.',
  source: eventsOf(contractorAccount),
  document: statementEntry,
  indexes: [
    { contractorId: 1, place: -1 },
    { contractorId: 1, contractId: 1, place: -1 },
  ],
  hidden: ['contractorId', 'place'],
}).on({
  ContractorDebited: {
    keys: ({ data: { contractorId, linkId } }) => [`${contractorId}/${linkId}`],
    change: (_, { revision, data: { posting: _posting, misreading, ...debit } }) => ({
      ...debit,
      ...misread(misreading),
      place: revision,
    }),
  },
  ContractorCredited: {
    keys: ({ data: { contractorId, linkId } }) => [`${contractorId}/${linkId}`],
    change: (_, { revision, data: { posting: _posting, amount, misreading, ...credit } }) => ({
      ...credit,
      ...misread(misreading),
      amount: negateRial(amount),
      place: revision,
    }),
  },
});

/** One document per contractor. */
export const contractorBalance = defineView({
  name: 'contractor-balance',
  version: 1,
  question: 'What does a reading contractor owe? For the head of subscriber affairs and the contractor.',
  source: eventsOf(contractorAccount),
  document: Type.Object({ balance: rial('owed by the contractor') }),
}).on({
  ContractorDebited: (document, { data }) => ({ balance: addRial(document?.balance ?? rialOf(0), data.amount) }),
  ContractorCredited: (document, { data }) => ({
    balance: subtractRial(document?.balance ?? rialOf(0), data.amount),
  }),
});
