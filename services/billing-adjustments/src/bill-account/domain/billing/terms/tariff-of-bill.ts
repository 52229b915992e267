import { everyVersion } from '@pishkhan/published-versions';
import type { TariffBook, TariffVersion } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import type { Bill } from '../../bill-account.state.ts';

/** Versions by which the lines are rated. */
export const tariffVersionsOf = ({ lines }: Pick<Bill, 'lines'>): string[] => [
  ...new Set(lines.flatMap(({ parts }) => parts.map(({ tariffVersion }) => tariffVersion))),
];

const byFirstDay = (one: TariffVersion, other: TariffVersion): number =>
  one.effectiveFrom < other.effectiveFrom ? -1 : 1;

/**
 * Versions of the book that are in force on days of the bill but that it was not rated by: they came into force before
 * they were published, or replaced a version on its day of publishing (15.4-41; F15).
 */
export const laterVersionsOf = (bill: Bill, { versions }: TariffBook): readonly TariffVersion[] => {
  const { from, to } = bill.days;
  const names = tariffVersionsOf(bill);
  const inForce = versions.filter(
    ({ effectiveFrom }, place) =>
      effectiveFrom < to && (versions[place + 1] === undefined || versions[place + 1]!.effectiveFrom > from),
  );
  return names.length === 0 ? [] : inForce.filter(({ version }) => !names.includes(version));
};

/**
 * The book as it was known when the bill was rated: the versions that its lines name, on the days of the bill. A later
 * version for these days changes nothing by itself; only a correction that names it does (15.4-41; F15).
 */
export const tariffOfBill = (bill: Bill, book: TariffBook): TariffBook => {
  const names = tariffVersionsOf(bill);
  const rated = everyVersion(book).filter(({ version }) => names.includes(version));
  return rated.length < names.length || laterVersionsOf(bill, book).length === 0 ? book : bookOn(bill, book, rated);
};

/** The same with one later version, which a correction names (15.4-41). */
export const tariffWithVersion = (bill: Bill, book: TariffBook, later: TariffVersion): TariffBook => {
  const names = tariffVersionsOf(bill);
  const rated = everyVersion(book).filter(
    ({ version, effectiveFrom }) => names.includes(version) && effectiveFrom !== later.effectiveFrom,
  );
  return bookOn(bill, book, [...rated, later]);
};

/** These versions on the days of the bill, and the book before and after them. */
const bookOn = ({ days }: Bill, { versions }: TariffBook, onDays: readonly TariffVersion[]): TariffBook => {
  const inOrder = onDays.toSorted(byFirstDay);
  const others = versions.filter(({ version }) => !onDays.some((each) => each.version === version));
  return {
    versions: [
      ...others.filter(({ effectiveFrom }) => effectiveFrom < inOrder[0]!.effectiveFrom),
      ...inOrder,
      ...others.filter(({ effectiveFrom }) => effectiveFrom >= days.to),
    ],
  };
};
