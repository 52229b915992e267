import { rial } from '@pishkhan/money';
import { dayNumber } from './rating.days.ts';
import type { Charges, PeriodToRate } from './rating.lines.ts';
import { placeOf, stretches, tableFor, type CountingTable } from './rating.schedule.ts';
import { rate } from './rating.ts';

/** A quarter of 2^53: sums, their doubles and their quotients below it are exact. */
const limit = 2 ** 51;
const wholePercents = 10_000;

/** A volume as an integer: in m³ if whole, else in litres. */
interface Counted {
  readonly amount: number;
  readonly perCubicMetre: number;
}

const countedOf = (consumption: string): Counted => {
  const whole = Number(consumption.slice(0, -4));
  const part = Number(consumption.slice(-3));
  return part === 0 ? { amount: whole, perCubicMetre: 1 } : { amount: whole * 1_000 + part, perCubicMetre: 1_000 };
};

/** Price of a month's use over the tiers; `use` and every bound carry the same factor (11.5). */
const monthPrice = ({ bounds, prices }: CountingTable, use: number, factor: number): number => {
  let lower = 0;
  let amount = 0;
  for (let tier = 0; lower < use; tier += 1) {
    const upper = Math.min(use, bounds[tier]! * factor);
    amount += (upper - lower) * prices[tier]!;
    lower = upper;
  }
  return amount;
};

/**
 * Exact sums before rounding: standing charge over 30, gas price over 30 × scale; scale is days × counts per cubic
 * metre. Levy and VAT over 10,000, of the whole rial printed so far (15.4-30).
 */
interface Sums {
  gas: number;
  standing: number;
  levy: number;
  vat: number;
}

/** Half up. */
const rounded = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

const sumsOf = (
  period: PeriodToRate,
  [from, to]: readonly [number, number],
  use: number,
  scale: number,
): Sums | undefined => {
  const all = stretches(period.book);
  const sums: Sums = { gas: 0, standing: 0, levy: 0, vat: 0 };
  let [gasPrice, standingCharge] = [0, 0];
  let place = placeOf(all, from);
  for (let day = from; day < to; place += 1) {
    const stretch = all[place];
    const table = stretch && tableFor(stretch, period);
    const monthly = stretch?.monthly.get(period.meterCapacity);
    if (!stretch || !table || monthly === undefined) return undefined;
    const { levyBasisPoints, vatBasisPoints, boundsTimesDwellingUnits } = stretch.version;
    const days = Math.min(stretch.end, to) - day;
    sums.gas += days * monthPrice(table, use, boundsTimesDwellingUnits ? scale * period.dwellingUnits : scale);
    sums.standing += monthly * days;
    const [gasUpTo, standingUpTo] = [rounded(sums.gas, 30 * scale), rounded(sums.standing, 30)];
    sums.levy += (gasUpTo - gasPrice) * levyBasisPoints;
    sums.vat += (gasUpTo - gasPrice + standingUpTo - standingCharge) * vatBasisPoints;
    [gasPrice, standingCharge] = [gasUpTo, standingUpTo];
    day += days;
  }
  return sums;
};

const roundedCharges = (sums: Sums, scale: number): Charges => {
  const gasPrice = rounded(sums.gas, 30 * scale);
  const standingCharge = rounded(sums.standing, 30);
  const levy = rounded(sums.levy, wholePercents);
  const vat = rounded(sums.vat, wholePercents);
  return {
    gasPrice: rial(gasPrice),
    standingCharge: rial(standingCharge),
    levy: rial(levy),
    vat: rial(vat),
    total: rial(gasPrice + standingCharge + levy + vat),
  };
};

/**
 * The charges of `rate(period)` without explaining parts, for very many bills: uses doubles as integers below 2^51,
 * else, by the first rating rule and where the terms change, `rate` itself.
 *
 * @throws RangeError like `rate`.
 */
export const chargesOf = (period: PeriodToRate): Charges => {
  const days = [dayNumber(period.from), dayNumber(period.to)] as const;
  const { amount, perCubicMetre } = countedOf(period.consumption);
  const [use, scale] = [amount * 30, (days[1] - days[0]) * perCubicMetre];
  const countable =
    period.ratingRule !== 1 &&
    period.changes === undefined &&
    scale > 0 &&
    use < limit &&
    30 * scale < limit &&
    period.consumption.charCodeAt(0) !== 45;
  const sums = countable ? sumsOf(period, days, use, scale) : undefined;
  const exact =
    sums !== undefined && sums.gas < limit && sums.standing < limit && sums.levy < limit && sums.vat < limit;
  return exact ? roundedCharges(sums, scale) : rate(period).charges;
};
