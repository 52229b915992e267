import { addDays, fromJalali, toJalali, type CivilDate } from '@pishkhan/calendar';
import type { PriceTable, Season, TariffBook, TariffVersion } from '../../tariff/domain/tariff-book.messages.ts';
import { seasonOn } from '../../tariff/domain/tariff-book.seasons.ts';
import { dayNumber } from './rating.days.ts';
import type { PeriodToRate, PricedTerms } from './rating.lines.ts';

/** A price table in two columns for counting: bounds in cubic metres per month, Infinity at the open end. */
export interface CountingTable {
  readonly table: PriceTable;
  readonly bounds: readonly number[];
  readonly prices: readonly number[];
}

/** Consecutive days with one version and one season. */
export interface Stretch {
  /** Days since 1970-01-01. */
  readonly start: number;
  /** First day after it. */
  readonly end: number;
  readonly version: TariffVersion;
  readonly season: string;
  readonly tables: ReadonlyMap<string, readonly CountingTable[]>;
  readonly monthly: ReadonlyMap<string, number>;
}

/** Years covered by the last version; a later day has no tariff. */
const yearsAhead = 50;

/** First day of a season, counted from new year's day. The leap day of a common year is the next new year's day. */
const startIn = (newYear: number, { from }: Season): number => {
  const [month, day] = from.split('-').map(Number) as [number, number];
  return newYear + 30 * (month - 1) + Math.min(month - 1, 6) + day - 1;
};

const countingTables = ({ uses }: TariffVersion, season: string): ReadonlyMap<string, readonly CountingTable[]> =>
  new Map(
    uses.map(({ use, tables }) => [
      use,
      tables
        .filter(({ seasons }) => seasons?.includes(season) ?? true)
        .map((table) => ({
          table,
          bounds: table.tiers.map(({ upTo }) => upTo ?? Infinity),
          prices: table.tiers.map(({ price }) => price),
        })),
    ]),
  );

const stretchesOf = (version: TariffVersion, until: CivilDate): Stretch[] => {
  const [first, end] = [dayNumber(version.effectiveFrom), dayNumber(until)];
  const [firstYear, lastYear] = [toJalali(version.effectiveFrom).year, toJalali(until).year];
  const tables = new Map(version.seasons.map(({ name }) => [name, countingTables(version, name)]));
  const monthly = new Map(version.standingCharges.map((charge) => [charge.capacity, charge.monthly]));
  const starts = [{ start: first, season: seasonOn(version, version.effectiveFrom)!.name }];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const newYear = dayNumber(fromJalali({ year, month: 1, day: 1 }));
    const inYear = version.seasons.map((season) => ({ start: startIn(newYear, season), season: season.name }));
    starts.push(
      ...inYear.filter(({ start }) => start > first && start < end).toSorted((one, other) => one.start - other.start),
    );
  }
  return starts
    .map(({ start, season }, place) => ({
      start,
      end: starts[place + 1]?.start ?? end,
      version,
      season,
      tables: tables.get(season)!,
      monthly,
    }))
    .filter((stretch) => stretch.start < stretch.end);
};

const layOut = ({ versions }: TariffBook): Stretch[] =>
  versions.flatMap((version, place) =>
    stretchesOf(version, versions[place + 1]?.effectiveFrom ?? addDays(version.effectiveFrom, yearsAhead * 366)),
  );

const laidOut = new WeakMap<TariffBook, readonly Stretch[]>();

/**
 * The whole book as stretches of days, the earliest first, without a gap. Cached per book, because books never change.
 */
export const stretches = (book: TariffBook): readonly Stretch[] => {
  const remembered = laidOut.get(book);
  if (remembered) return remembered;
  const made = layOut(book);
  laidOut.set(book, made);
  return made;
};

/** Position of the stretch of a day; -1 before the first and after the last. */
export const placeOf = (all: readonly Stretch[], day: number): number => {
  let [low, high] = [0, all.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = all[middle]!;
    if (day < start) high = middle - 1;
    else if (day >= end) low = middle + 1;
    else return middle;
  }
  return -1;
};

/** The table for these terms; undefined if the version has none (11.3). */
export const tableFor = (
  stretch: Stretch,
  { use, climateZone, meterCapacity }: PricedTerms,
): CountingTable | undefined =>
  stretch.tables
    .get(use)
    ?.find(
      ({ table }) =>
        (table.zones?.includes(climateZone) ?? true) && (table.capacities?.includes(meterCapacity) ?? true),
    );

/** Days of a period with one stretch and one set of terms, as days since 1970-01-01. */
export interface Cut {
  readonly stretch: Stretch;
  readonly terms: PricedTerms;
  readonly start: number;
  readonly end: number;
}

/** The period, cut where the tariff version, the season or the terms change, in order of time (11.5, 15.4-50). */
export const cutsOf = (period: PeriodToRate): readonly Cut[] => {
  const all = stretches(period.book);
  const terms = [period, ...(period.changes ?? [])];
  return terms.flatMap((each, place) => {
    const [from, to] = [dayNumber(each.from), dayNumber(terms[place + 1]?.from ?? period.to)];
    return all.slice(placeOf(all, from), placeOf(all, to - 1) + 1).map((stretch) => ({
      stretch,
      terms: each,
      start: Math.max(stretch.start, from),
      end: Math.min(stretch.end, to),
    }));
  });
};
