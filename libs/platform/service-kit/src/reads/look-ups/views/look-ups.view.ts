import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  optional,
  text,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import type { LookUpsDecider } from '../domain/look-ups.ts';

const searched = Type.Object(
  { by: list('kinds of identifier', text('kind')), hash: text('keyed hash of the typed value') },
  { $id: 'Searched' },
);

const document = Type.Object(
  {
    reader: text('who looked up, in lower case'),
    day: civilDate('day'),
    at: text('instant'),
    hour: whole('hour of the day in Tehran'),
    endpoint: text('endpoint'),
    form: oneOf('whether the answer was whole', ['whole', 'masked']),
    accounts: list('accounts in the answer', text('account')),
    persons: list('subject ids in the answer', text('subject')),
    rows: optional(whole('records in the whole answer: bills, postings, payments, readings')),
    counties: list('counties of the accounts and of the reader', text('county gas office')),
    office: optional(text('office of the reader')),
    roles: list('roles of the reader', text('role')),
    caseId: optional(text('case that was the reason')),
    caseConcerned: optional(truth('the case is about one of the accounts')),
    reason: optional(text('reason in words')),
    searched: optional(searched),
  },
  { $id: 'LookUp' },
);
export type LookUpDocument = DocumentOf<typeof document>;

/** "Who looked at this account, why and when?", for the head and the auditor. One document per look-up. */
export const lookUpsViewOf = (lookUps: LookUpsDecider) =>
  defineView({
    name: 'look-ups',
    version: 3,
    question: 'Who looked at the data of this account, why and when? For the head and the auditor.',
    source: eventsOf(lookUps),
    document,
    indexes: [{ counties: 1, at: -1 }, { accounts: 1, at: -1 }, { reader: 1, at: -1 }, { at: -1 }],
  }).on({
    PersonalDataLookedUp: {
      keys: ({ data }) => data.lookUps.map(({ lookUpId }) => lookUpId),
      change: (_, { data: { reader, day, lookUps: batch } }, key) => {
        const found = batch.find(({ lookUpId }) => lookUpId === key)!;
        const { lookUpId: _id, reason, accounts, persons, counties, roles, searched: search, ...rest } = found;
        return {
          reader: reader.toLowerCase(),
          day,
          ...rest,
          accounts: [...accounts],
          persons: [...persons],
          counties: [...counties],
          roles: [...roles],
          ...(reason?.kind === 'case' && { caseId: reason.caseId, caseConcerned: reason.concerned }),
          ...(reason?.kind === 'text' && { reason: reason.text }),
          ...(search && { searched: { by: [...search.by], hash: search.hash } }),
        };
      },
    },
    LookUpLimitReached: 'ignored',
  });
export type LookUpsView = ReturnType<typeof lookUpsViewOf>;

/** The response schema; the same for every service. */
export const lookUpsSchema = document;
