/**
 * P4: rating bills of 12 tiers, exact, against the same tariff in decimal.js, with identical totals on every bill. Run:
 * `node services/billing-adjustments/src/pricing/rating/bench/rating.bench.ts`. Rounds alternate (A B C A B C …);
 * medians count.
 */
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { cubicMetres } from '@pishkhan/money';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tariffBookOfFiles } from '../../tariff/tariff-files.ts';
import { chargesOf } from '../domain/rating.charges.ts';
import { currentRatingRule, type Charges, type PeriodToRate } from '../domain/rating.lines.ts';
import { cutsOf } from '../domain/rating.schedule.ts';
import { rate } from '../domain/rating.ts';
import { decimalCharges } from './decimal-rating.ts';

const bills = 20_000;
const rounds = 7;
const book = tariffBookOfFiles();

/** A small seeded generator (mulberry32): the same bills on every run. */
let seed = 1_405;
const random = (below: number): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
};

/**
 * Household bills of 28 to 62 days from 1403 on, up to 3,000 m³, with all twelve tiers and across seasons and versions.
 */
const periods: PeriodToRate[] = Array.from({ length: bills }, () => {
  const from = addDays('2024-08-22' as CivilDate, random(740));
  return {
    book,
    ratingRule: currentRatingRule,
    use: 'household',
    climateZone: 1 + random(5),
    dwellingUnits: 1,
    meterCapacity: 'G4',
    from,
    to: addDays(from, 28 + random(35)),
    consumption: cubicMetres(random(3_000)),
  };
});

const decimal = (period: PeriodToRate): Charges =>
  decimalCharges(
    period,
    cutsOf(period).map(({ stretch: { version, season }, terms, start, end }) => ({
      version,
      season,
      terms,
      days: end - start,
    })),
  );

const runners = [
  { name: 'decimal.js (reference)', run: decimal },
  { name: 'charges only', run: chargesOf },
  { name: 'charges with all parts', run: (period: PeriodToRate): Charges => rate(period).charges },
];

const timed = (run: (period: PeriodToRate) => Charges) => {
  const begin = process.hrtime.bigint();
  let total = 0;
  for (const period of periods) total += run(period).total;
  return { nanoseconds: Number(process.hrtime.bigint() - begin) / bills, total };
};

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1]!;

const different = periods.filter((period) => {
  const expected = JSON.stringify(decimal(period));
  return JSON.stringify(chargesOf(period)) !== expected || JSON.stringify(rate(period).charges) !== expected;
}).length;
const measured = runners.map(({ name }) => ({ name, nanoseconds: [] as number[], total: 0 }));
for (let round = 0; round < rounds; round += 1) {
  for (const [place, { run }] of runners.entries()) {
    const { nanoseconds, total } = timed(run);
    measured[place]!.nanoseconds.push(nanoseconds);
    measured[place]!.total = total;
  }
}
const reference = median(measured[0]!.nanoseconds);
const table = measured.map(({ name, nanoseconds, total }) => ({
  runner: name,
  bills,
  'total rial': total,
  'ns per bill': Math.round(median(nanoseconds)),
  'times faster': Number((reference / median(nanoseconds)).toFixed(1)),
}));
console.table(table);
console.log(`P4: goal ≥ 40 × decimal.js for the charges; bills with another total: ${different} of ${bills}`);
const results = new URL('../../../../../../bench/results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(
  new URL('rating.json', results),
  `${JSON.stringify({ benchmark: 'P4', rounds, different, table }, null, 2)}\n`,
);
process.exitCode = different === 0 && table[1]!['times faster'] >= 40 ? 0 : 1;
