import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  optional,
  orNull,
  text,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { declineReasons, identityDocuments } from '../domain/person.messages.ts';
import { person } from '../domain/person.ts';

const keys = ({ data }: { readonly data: { readonly changeId: string } }) => [data.changeId];

const document = Type.Object(
  {
    changeId: text('change'),
    subscriberId: text('subject id of the person'),
    accountId: text('account of the customer who asked'),
    countyOffice: text('county gas office that decides'),
    fields: list('fields with another value', oneOf('field', ['fullName', 'mobile'])),
    state: oneOf('waits for the head, or how it ended', ['waiting', 'approved', 'declined', 'withdrawn']),
    personVersion: whole('approved changes of the person when it was proposed; after the approval with this one'),
    document: Type.Object(
      {
        kind: oneOf('document that shows the values', identityDocuments),
        issuedOn: civilDate('day of issue'),
      },
      { $id: 'ShownDocument' },
    ),
    checkedBy: optional(text('who examined the document; absent: the proposer')),
    proposedBy: text('proposer'),
    proposedOn: civilDate('day of the proposal'),
    decidedBy: orNull(text('who approved, declined or withdrew it; null while it waits')),
    decidedOn: orNull(civilDate('day of the decision; null while it waits')),
    because: orNull(oneOf('why it was declined; null if it was not', declineReasons)),
  },
  { $id: 'PersonChange' },
);
export type PersonChange = DocumentOf<typeof document>;

/**
 * "Which changes of names and mobile numbers wait for the head, and how did former ones end?", without the values
 * (A11).
 */
export const personChanges = defineView({
  name: 'person-changes',
  version: 1,
  question: 'Which changes of names and mobile numbers wait for the head, and how did former ones end?',
  source: eventsOf(person),
  document,
  indexes: [{ subscriberId: 1 }, { countyOffice: 1, state: 1 }],
}).on({
  PersonChangeProposed: {
    keys,
    change: (_, { data }) => ({
      ...data,
      fields: [...data.fields],
      state: 'waiting',
      decidedBy: null,
      decidedOn: null,
      because: null,
    }),
  },
  PersonChangeApproved: {
    keys,
    change: (change, { data: { personVersion, approvedBy, approvedOn } }) =>
      change && { ...change, state: 'approved', personVersion, decidedBy: approvedBy, decidedOn: approvedOn },
  },
  PersonChangeDeclined: {
    keys,
    change: (change, { data: { because, declinedBy, declinedOn } }) =>
      change && { ...change, state: 'declined', because, decidedBy: declinedBy, decidedOn: declinedOn },
  },
  PersonChangeWithdrawn: {
    keys,
    change: (change, { data: { withdrawnBy, withdrawnOn } }) =>
      change && { ...change, state: 'withdrawn', decidedBy: withdrawnBy, decidedOn: withdrawnOn },
  },
});
