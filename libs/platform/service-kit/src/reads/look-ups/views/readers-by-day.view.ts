import { civilDate, defineView, eventsOf, list, optional, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { LookUp } from '../domain/look-ups.messages.ts';
import type { LookUpsDecider } from '../domain/look-ups.ts';

const HOURS = 24;

const document = Type.Object(
  {
    reader: text('who looked up'),
    day: civilDate('day'),
    office: optional(text('office of the reader')),
    counties: list('counties of the accounts and of the reader', text('county gas office')),
    answers: whole('answers, masked ones too'),
    whole: whole('persons in whole answers, each as often as it was looked up'),
    withoutCase: whole('of these without a case'),
    foreignCase: whole('of these by a case that is not about the account'),
    misses: whole('searches without a result'),
    byHour: list('answers in each hour of the day in Tehran', whole('answers')),
    limitsReached: list('rules of the limits that were reached', text('rule')),
  },
  { $id: 'ReaderOfDay' },
);
export type ReaderOfDay = DocumentOf<typeof document>;

const nothingOf = (reader: string, day: ReaderOfDay['day']): ReaderOfDay => ({
  reader: reader.toLowerCase(),
  day,
  counties: [],
  answers: 0,
  whole: 0,
  withoutCase: 0,
  foreignCase: 0,
  misses: 0,
  byHour: Array.from({ length: HOURS }, () => 0),
  limitsReached: [],
});

const withLookUp = (
  before: ReaderOfDay,
  { form, hour, persons, accounts, reason, counties, office, searched }: LookUp,
): ReaderOfDay => {
  const shown = form === 'whole' ? persons.length : 0;
  return {
    ...before,
    ...(office !== undefined && { office }),
    counties: [...new Set([...before.counties, ...counties])],
    answers: before.answers + 1,
    whole: before.whole + shown,
    withoutCase: before.withoutCase + (reason?.kind === 'case' ? 0 : shown),
    foreignCase: before.foreignCase + (reason?.kind === 'case' && !reason.concerned ? shown : 0),
    misses: before.misses + (searched && accounts.length === 0 ? 1 : 0),
    byHour: before.byHour.map((answers, each) => (each === hour ? answers + 1 : answers)),
  };
};

/** "How much did each reader look up on a day?", for the report of unusual look-ups. One document per stream. */
export const readersByDayOf = (lookUps: LookUpsDecider) =>
  defineView({
    name: 'readers-by-day',
    version: 2,
    question: 'How much did each reader look up on a day? For the report of unusual look-ups.',
    source: eventsOf(lookUps),
    document,
    indexes: [
      { day: -1, counties: 1 },
      { office: 1, day: -1 },
    ],
  }).on({
    PersonalDataLookedUp: (before, { data: { reader, day, lookUps: batch } }) =>
      batch.reduce(withLookUp, before ?? nothingOf(reader, day)),
    LookUpLimitReached: (before, { data: { reader, day, rule } }) => {
      const known = before ?? nothingOf(reader, day);
      return { ...known, limitsReached: [...new Set([...known.limitsReached, rule])] };
    },
  });
export type ReadersByDay = ReturnType<typeof readersByDayOf>;
