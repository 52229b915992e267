import { civilDate, defineView, eventsOf, list, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { LookUpsDecider } from '../domain/look-ups.ts';

const MOST_DAYS = 60;

const document = Type.Object(
  {
    reader: text('who looked up'),
    account: text('account'),
    counties: list('counties of the look-ups', text('county gas office')),
    days: list('days without a case about the account, the last ones', civilDate('day')),
    lastDay: civilDate('last of these days'),
  },
  { $id: 'ReaderOfAccount' },
);
export type ReaderOfAccount = DocumentOf<typeof document>;

const keyOf = (reader: string, account: string): string => `${reader.toLowerCase()} ${account}`;

/**
 * "Who returns to the same account without a case?": the own one, a neighbour's, a relative's. For the report of
 * unusual look-ups. One document per reader and account.
 */
export const readersOfAccountOf = (lookUps: LookUpsDecider) =>
  defineView({
    name: 'readers-of-account',
    version: 2,
    question: 'Who returns to the same account without a case? For the report of unusual look-ups.',
    source: eventsOf(lookUps),
    document,
    indexes: [{ lastDay: -1, counties: 1 }],
  }).on({
    PersonalDataLookedUp: {
      keys: ({ data: { reader, lookUps: batch } }) => [
        ...new Set(
          batch
            .filter(({ form, reason }) => form === 'whole' && !(reason?.kind === 'case' && reason.concerned))
            .flatMap(({ accounts }) => accounts.map((account) => keyOf(reader, account))),
        ),
      ],
      change: (before, { data: { reader, day, lookUps: batch } }, key) => {
        const account = key.slice(reader.length + 1);
        const counties = batch.filter(({ accounts }) => accounts.includes(account)).flatMap((each) => each.counties);
        return {
          reader: reader.toLowerCase(),
          account,
          counties: [...new Set([...(before?.counties ?? []), ...counties])],
          days: [...new Set([...(before?.days ?? []), day])].slice(-MOST_DAYS),
          lastDay: day,
        };
      },
    },
    LookUpLimitReached: 'ignored',
  });
export type ReadersOfAccount = ReturnType<typeof readersOfAccountOf>;
