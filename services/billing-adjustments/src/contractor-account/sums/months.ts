import { addDays, civilDate, fromJalali, toJalali, type CivilDate } from '@pishkhan/calendar';
import { addRial, rial as rialOf, type Rial } from '@pishkhan/money';
import { civilDate as dayOf, rial, whole } from '@pishkhan/views';
import { Type } from 'typebox';

/** Entries of one day of posting. */
export interface DayOfStatement {
  readonly _id: string;
  readonly amount: number;
  readonly entries: number;
}

export const monthOfStatement = Type.Object(
  {
    from: dayOf('first day of the Jalali month'),
    amount: rial('debited, less what was reversed'),
    entries: whole('lines'),
  },
  { $id: 'MonthOfStatement' },
);

const firstOfMonth = (day: string): string => {
  const { year, month } = toJalali(civilDate(day));
  return fromJalali({ year, month, day: 1 });
};

/** First and last day of the Jalali month of a day (10.1). */
export const daysOfMonth = (day: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } => {
  const { year, month } = toJalali(day);
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return { from: fromJalali({ year, month, day: 1 }), to: addDays(fromJalali(next), -1) };
};

/** The statement by Jalali month, the latest first (A3-5, 10.1). */
export const monthsOf = (days: readonly DayOfStatement[]) =>
  [...Map.groupBy(days, ({ _id }) => firstOfMonth(_id))]
    .map(([from, inMonth]) => ({
      from,
      amount: inMonth.reduce<Rial>((sum, { amount }) => addRial(sum, rialOf(amount)), rialOf(0)),
      entries: inMonth.reduce((sum, { entries }) => sum + entries, 0),
    }))
    .toSorted((one, other) => (one.from < other.from ? 1 : -1));
