import { addRial, roundHalfUp, thousandths, type Rial } from '@pishkhan/money';
import { dateOf, dayNumber } from './rating.days.ts';
import { exactly } from './rating.exact.ts';
import type {
  Charges,
  GasPricePart,
  PeriodToRate,
  RatedDays,
  RatedLine,
  RatedTier,
  RatePart,
  Rating,
  StandingChargePart,
} from './rating.lines.ts';
import { ratingMustBePossible } from './rating.rules.ts';
import { cutsOf, tableFor, type CountingTable, type Cut, type Stretch } from './rating.schedule.ts';

/** All volumes and amounts of a period have one denominator: 30 days a month × 1000 litres × the days of the period. */
interface Counting {
  readonly period: PeriodToRate;
  readonly days: bigint;
  readonly denominator: bigint;
}

/** Amounts of a part over the denominator. */
interface Base {
  readonly gasPrice: bigint;
  readonly standing: bigint;
}

/** One stretch of the period with its exact amounts. */
interface Counted extends Base {
  readonly part: RatedDays;
  readonly stretch: Stretch;
  readonly gas: GasPricePart;
  readonly monthly: Rial;
}

const wholePercents = 10_000n;

const daysOf = (
  { changes }: PeriodToRate,
  { stretch: { version, season }, start, end, terms: { use, climateZone, dwellingUnits, meterCapacity } }: Cut,
): RatedDays => ({
  from: dateOf(start),
  to: dateOf(end),
  days: end - start,
  tariffVersion: version.version,
  season,
  ...(changes && { terms: { use, climateZone, dwellingUnits, meterCapacity } }),
});

/**
 * Tiers as intervals (lower, upper], their bounds prorated by days: bound × days / 30, and × dwelling units where the
 * tariff says so (11.5).
 */
const tiersOf = (counting: Counting, { table }: CountingTable, days: bigint, units: bigint, volume: bigint) => {
  const tiers: RatedTier[] = [];
  let [lower, amount] = [0n, 0n];
  for (const [place, { upTo, price }] of table.tiers.entries()) {
    if (volume <= lower) break;
    const upper = upTo === null ? null : BigInt(upTo) * units * days * counting.days * 1_000n;
    const within = (upper === null || volume < upper ? volume : upper) - lower;
    tiers.push({
      tier: place + 1,
      upTo,
      price,
      periodUpTo: upper === null ? null : exactly(upper, counting.denominator),
      volume: exactly(within, counting.denominator),
      amount: exactly(within * BigInt(price), counting.denominator),
    });
    amount += within * BigInt(price);
    lower += within;
  }
  return { tiers, amount };
};

const count = (counting: Counting, cut: Cut): Counted => {
  const { period, denominator } = counting;
  const { stretch, terms } = cut;
  const part = daysOf(period, cut);
  const days = BigInt(part.days);
  const table = tableFor(stretch, terms)!;
  const units = BigInt(stretch.version.boundsTimesDwellingUnits ? terms.dwellingUnits : 1);
  const volume = thousandths(period.consumption) * days * 30n;
  const { tiers, amount } = tiersOf(counting, table, days, units, volume);
  const monthly = stretch.monthly.get(terms.meterCapacity)! as Rial;
  const gas = {
    ...part,
    volume: exactly(volume, denominator),
    amount: exactly(amount, denominator),
    illustrative: table.table.illustrative ?? false,
    tiers,
  };
  return { part, stretch, gas, gasPrice: amount, monthly, standing: BigInt(monthly) * days * counting.days * 1_000n };
};

const standingPart = (counting: Counting, { part, monthly, standing }: Counted): StandingChargePart => ({
  ...part,
  monthly,
  amount: exactly(standing, counting.denominator),
});

const ratePart = (counting: Counting, { part }: Counted, basisPoints: number, base: bigint): RatePart => ({
  ...part,
  basisPoints,
  base: exactly(base, counting.denominator),
  amount: exactly(base * BigInt(basisPoints), counting.denominator * wholePercents),
});

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** The shares of the parts in the printed line: whole rial that add up to it, over the denominator again. */
const printedShares = (amounts: readonly bigint[], denominator: bigint): readonly bigint[] => {
  const printed = amounts.map((_, place) => BigInt(roundHalfUp(sum(amounts.slice(0, place + 1)), denominator)));
  return printed.map((upTo, place) => (upTo - (printed[place - 1] ?? 0n)) * denominator);
};

/** The bases of levy and VAT: the printed lines (15.4-30), by rating rule 1 the exact amounts. */
const basesOf = ({ period, denominator }: Counting, parts: readonly Counted[]): readonly Base[] => {
  if (period.ratingRule === 1) return parts;
  const gasPrice = printedShares(
    parts.map((part) => part.gasPrice),
    denominator,
  );
  const standing = printedShares(
    parts.map((part) => part.standing),
    denominator,
  );
  return parts.map((_, place) => ({ gasPrice: gasPrice[place]!, standing: standing[place]! }));
};

/**
 * The base of the levy is the gas price; that of VAT is gas price and standing charge, without the levy (11.6). Each
 * line is rounded once (11.7).
 */
const linesOf = (counting: Counting, parts: readonly Counted[]): RatedLine[] => {
  const { denominator } = counting;
  const bases = basesOf(counting, parts);
  const levy = parts.map((part, place) => ({
    part,
    rate: part.stretch.version.levyBasisPoints,
    base: bases[place]!.gasPrice,
  }));
  const vat = parts.map((part, place) => ({
    part,
    rate: part.stretch.version.vatBasisPoints,
    base: bases[place]!.gasPrice + bases[place]!.standing,
  }));
  const rule = counting.period.ratingRule === 1 ? '11.6' : '15.4-30';
  const rated = (of: typeof levy) => ({
    amount: roundHalfUp(sum(of.map(({ rate, base }) => base * BigInt(rate))), denominator * wholePercents),
    parts: of.map(({ part, rate, base }) => ratePart(counting, part, rate, base)),
  });
  return [
    {
      line: 'gasPrice',
      rule: '11.5',
      amount: roundHalfUp(sum(parts.map(({ gasPrice }) => gasPrice)), denominator),
      parts: parts.map(({ gas }) => gas),
    },
    {
      line: 'standingCharge',
      rule: '15.4-16',
      amount: roundHalfUp(sum(parts.map(({ standing }) => standing)), denominator),
      parts: parts.map((part) => standingPart(counting, part)),
    },
    { line: 'levy', rule, ...rated(levy) },
    { line: 'vat', rule, ...rated(vat) },
  ];
};

const chargesOfLines = (lines: readonly RatedLine[]): Charges => {
  const [gasPrice, standingCharge, levy, vat] = lines.map(({ amount }) => amount) as [Rial, Rial, Rial, Rial];
  return { gasPrice, standingCharge, levy, vat, total: addRial(gasPrice, standingCharge, levy, vat) };
};

/**
 * Rates a period exactly: its days are split at changes of season, tariff version or terms, its volume in proportion to
 * the days (11.5, 15.4-19, 15.4-50).
 *
 * @throws RangeError if `ratingMustBePossible` rejects, or an amount exceeds the safe integers.
 */
export const rate = (period: PeriodToRate): Rating => {
  const refusal = ratingMustBePossible(period);
  if (refusal) throw new RangeError(`${refusal.rejected}: ${JSON.stringify(refusal.data)}`);
  const days = dayNumber(period.to) - dayNumber(period.from);
  const counting = { period, days: BigInt(days), denominator: 30_000n * BigInt(days) };
  const parts = cutsOf(period).map((cut) => count(counting, cut));
  const lines = linesOf(counting, parts);
  return {
    days,
    lines,
    charges: chargesOfLines(lines),
    tariffVersions: [...new Set(parts.map(({ part }) => part.tariffVersion))],
  };
};
