import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { fromThousandths, roundHalfUp, thousandths } from '@pishkhan/money';
import fc from 'fast-check';
import { seasonOn, tariffOn } from '../../tariff/domain/tariff-book.seasons.ts';
import { tariffBookOfFiles } from '../../tariff/tariff-files.ts';
import { decimalCharges, type DecimalPart } from '../bench/decimal-rating.ts';
import { chargesOf } from './rating.charges.ts';
import type { Exact, GasPricePart, PeriodToRate, RatePart, RatingRule } from './rating.lines.ts';
import { rate } from './rating.ts';

const book = tariffBookOfFiles();
/** Bounds times units, and rates of levy and VAT that change with each version. */
const shared = {
  versions: book.versions.map((version, place) => ({
    ...version,
    boundsTimesDwellingUnits: true,
    levyBasisPoints: version.levyBasisPoints + 37 * place,
    vatBasisPoints: version.vatBasisPoints + 101 * place,
  })),
};
const firstDay = book.versions[0]!.effectiveFrom;

const periods = fc
  .record({
    timesUnits: fc.boolean(),
    ratingRule: fc.constantFrom<RatingRule>(1, 2),
    use: fc.oneof(
      { weight: 3, arbitrary: fc.constant('household') },
      { weight: 1, arbitrary: fc.constantFrom(...book.versions[0]!.uses.map(({ use }) => use)) },
    ),
    climateZone: fc.integer({ min: 1, max: 5 }),
    dwellingUnits: fc.integer({ min: 1, max: 40 }),
    meterCapacity: fc.constantFrom('G4', 'G6', 'G10', 'G16', 'G25', 'G40', 'G65', 'G100'),
    start: fc.oneof(fc.integer({ min: 0, max: 3_200 }), fc.integer({ min: 2_680, max: 2_740 })),
    change: fc.option(
      fc.record({
        after: fc.integer({ min: 1, max: 60 }),
        climateZone: fc.integer({ min: 1, max: 5 }),
        dwellingUnits: fc.integer({ min: 1, max: 40 }),
        meterCapacity: fc.constantFrom('G4', 'G16', 'G100'),
      }),
      { freq: 3 },
    ),
    days: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }) },
      { weight: 1, arbitrary: fc.integer({ min: 91, max: 1_500 }) },
    ),
    volume: fc.oneof(
      fc.bigInt({ min: 0n, max: 3_000n }).map((whole) => whole * 1_000n),
      fc.bigInt({ min: 0n, max: 3_000_000n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
    ),
  })
  .map(({ start, days, volume, change, ...rest }) => {
    const from = addDays(firstDay, start);
    const period = { ...rest, from, to: addDays(from, days), consumption: fromThousandths(volume) };
    if (change === null || change.after >= days) return period;
    const { after, ...terms } = change;
    return { ...period, changes: [{ use: rest.use, ...terms, from: addDays(from, after) }] };
  });

/** The book is added after generation, so that a counterexample fits on a screen. */
const property = (holds: (period: PeriodToRate) => void, numRuns = 150) =>
  fc.assert(
    fc.property(periods, ({ timesUnits, ...rest }) => holds({ ...rest, book: timesUnits ? shared : book })),
    { numRuns },
  );

/** The parts calculated day by day, as defined in 15.4-19 and 15.4-50. */
const dayByDay = (period: PeriodToRate): DecimalPart[] => {
  const parts = new Map<string, { -readonly [Key in keyof DecimalPart]: DecimalPart[Key] }>();
  let place = 0;
  let last = '';
  for (let day: CivilDate = period.from; day < period.to; day = addDays(day, 1)) {
    const version = tariffOn(period.book, day)!;
    const season = seasonOn(version, day)!.name;
    const terms = period.changes?.findLast((change) => change.from <= day) ?? period;
    const name = `${version.version} ${season} ${terms.from}`;
    if (name !== last) place += 1;
    last = name;
    const part = parts.get(`${place}`) ?? { terms, version, season, days: 0 };
    parts.set(`${place}`, { ...part, days: part.days + 1 });
  }
  return [...parts.values()];
};

type Ratio = readonly [bigint, bigint];
const ratio = ({ exact }: Exact): Ratio => {
  const [above, below] = exact.split('/');
  return [BigInt(above!), BigInt(below ?? 1)];
};
const sum = (values: readonly Exact[]): Ratio =>
  values.map(ratio).reduce(([a, b], [c, d]) => [a * d + c * b, b * d], [0n, 1n]);
const same = ([a, b]: Ratio, [c, d]: Ratio) => expect(a * d).toBe(c * b);
const gasParts = (period: PeriodToRate) => rate(period).lines[0]!.parts as readonly GasPricePart[];

describe('for any period', () => {
  it('11.5, 11.6, 15.4-30, 15.4-50, P4: the charges equal an independent calculation in decimal.js', () =>
    property((period) => {
      const { charges } = rate(period);
      expect(charges).toEqual(decimalCharges(period, dayByDay(period)));
      expect(chargesOf(period)).toEqual(charges);
    }, 300));
  it('11.5: splitting by days loses no volume, no day and no rial', () =>
    property((period) => {
      const parts = gasParts(period);
      expect(parts.reduce((days, part) => days + part.days, 0)).toBe(daysBetween(period.from, period.to));
      same(sum(parts.map(({ volume }) => volume)), [thousandths(period.consumption), 1_000n]);
      for (const part of parts) {
        same(sum(part.tiers.map(({ volume }) => volume)), ratio(part.volume));
        same(sum(part.tiers.map(({ amount }) => amount)), ratio(part.amount));
      }
    }));
  it('11.7: each line is the sum of its parts, rounded half up once, and the total is the sum of the lines', () =>
    property((period) => {
      const { lines, charges } = rate(period);
      for (const { amount, parts } of lines)
        expect(amount).toBe(roundHalfUp(...(sum(parts.map((part) => part.amount)) as [bigint, bigint])));
      expect(lines.reduce((total, { amount }) => total + amount, 0)).toBe(charges.total);
    }));
  it('15.4-30: the bases of levy and VAT are whole rial that add up to the printed lines', () =>
    property((period) => {
      const { lines, charges } = rate({ ...period, ratingRule: 2 });
      const [levy, vat] = lines.slice(2).map(({ parts }) => parts as readonly RatePart[]);
      for (const { base } of [...levy!, ...vat!]) expect(base.exact).toMatch(/^\d+$/);
      same(sum(levy!.map(({ base }) => base)), [BigInt(charges.gasPrice), 1n]);
      same(sum(vat!.map(({ base }) => base)), [BigInt(charges.gasPrice + charges.standingCharge), 1n]);
    }));
  it('11.5: more gas never costs less', () =>
    property((period) => {
      const used = thousandths(period.consumption);
      const totals = [used, used + 1n, used + used / 7n + 1n].map(
        (volume) => rate({ ...period, consumption: fromThousandths(volume) }).charges.total,
      );
      expect(totals).toEqual(totals.toSorted((one, other) => one - other));
    }));
  it('11.5: tiers are consecutive intervals (lower, upper]', () =>
    property((period) => {
      for (const { tiers } of gasParts(period)) {
        expect(tiers.map(({ tier }) => tier)).toEqual(tiers.map((_, place) => place + 1));
        expect(tiers.every(({ volume }) => volume.exact !== '0')).toBe(true);
      }
    }));
});
