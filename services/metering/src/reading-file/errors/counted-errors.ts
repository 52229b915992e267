import { addDays, civilDate, fromJalali, toJalali, type CivilDate } from '@pishkhan/calendar';
import { ruleTitles } from '../../rule-titles.ts';

/** Rows that a rule refused. */
export interface RowsOfRule {
  readonly rule: string;
  readonly rows: number;
}
interface DeliveredFile {
  readonly rows: number;
  readonly held: number;
  readonly refusedRows: number;
  readonly rules: readonly RowsOfRule[];
  readonly readers: readonly { readonly readerId: string; readonly rows: number; readonly refused: number }[];
  readonly lastDeliveredAt: string;
}
/** A reading that waited, or that was corrected. */
interface ReadingOfReader {
  readonly readerId: string | null;
  readonly on: CivilDate;
}
export interface Errors {
  readonly files: readonly DeliveredFile[];
  readonly held: readonly ReadingOfReader[];
  readonly corrected: readonly ReadingOfReader[];
}

/** First and last day of a Jalali year. */
export const daysOfYear = (year: number): { readonly from: CivilDate; readonly to: CivilDate } => ({
  from: fromJalali({ year, month: 1, day: 1 }),
  to: addDays(fromJalali({ year: year + 1, month: 1, day: 1 }), -1),
});

const monthOf = (day: CivilDate): number => toJalali(day).month;
const dayOf = (instant: string): CivilDate => civilDate(instant.slice(0, 10));

/** How often each value stands in a list, the most frequent first. */
const timesOf = <Value>(values: readonly Value[]): readonly (readonly [Value, number])[] =>
  [...Map.groupBy(values, (value) => value)]
    .map(([value, same]) => [value, same.length] as const)
    .toSorted(([, one], [, other]) => other - one);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const nameless = { fa: 'قاعده پیشین', en: 'former rule' };

const rowsByRule = (counted: readonly RowsOfRule[]) =>
  [...Map.groupBy(counted, ({ rule }) => rule)]
    .map(([rule, same]) => ({ rule, title: ruleTitles[rule] ?? nameless, rows: sumOf(same.map(({ rows }) => rows)) }))
    .toSorted((one, other) => other.rows - one.rows);

const errorsOfMonth = (year: number, month: number, { files, corrected }: Errors) => {
  const own = files.filter(({ lastDeliveredAt }) => monthOf(dayOf(lastDeliveredAt)) === month);
  return {
    from: fromJalali({ year, month, day: 1 }),
    files: own.length,
    rows: sumOf(own.map(({ rows }) => rows)),
    refused: sumOf(own.map(({ refusedRows }) => refusedRows)),
    held: sumOf(own.map(({ held }) => held)),
    corrected: corrected.filter(({ on }) => monthOf(on) === month).length,
    rules: rowsByRule(own.flatMap(({ rules }) => rules)),
  };
};

/** Errors of the months of a year until today, and of each reader (A3-5, 11.4, F8). */
export const countedErrors = (year: number, today: CivilDate, errors: Errors) => {
  const now = toJalali(today);
  const last = now.year > year ? 12 : now.year === year ? now.month : 0;
  const readersOf = (readings: readonly ReadingOfReader[]) =>
    new Map(timesOf(readings.flatMap(({ readerId }) => (readerId === null ? [] : [readerId]))));
  const [held, corrected] = [readersOf(errors.held), readersOf(errors.corrected)];
  const delivered = Map.groupBy(
    errors.files.flatMap(({ readers: own }) => own),
    ({ readerId }) => readerId,
  );
  const readers = [...new Set([...held.keys(), ...corrected.keys(), ...delivered.keys()])].map((readerId) => ({
    readerId,
    rows: sumOf((delivered.get(readerId) ?? []).map(({ rows }) => rows)),
    refused: sumOf((delivered.get(readerId) ?? []).map(({ refused }) => refused)),
    held: held.get(readerId) ?? 0,
    corrected: corrected.get(readerId) ?? 0,
  }));
  return {
    months: Array.from({ length: last }, (_, at) => errorsOfMonth(year, at + 1, errors)),
    readers: readers.toSorted((one, other) => errorsIn(other) - errorsIn(one)),
  };
};

const errorsIn = (reader: { readonly refused: number; readonly held: number; readonly corrected: number }): number =>
  reader.refused + reader.held + reader.corrected;
