import { describe, expect, it } from '@jest/globals';
import { addDays, fromJalali, type CivilDate } from '@pishkhan/calendar';
import { cubicMetres } from '@pishkhan/money';
import { tariffBookOfFiles } from '../../tariff/tariff-files.ts';
import { chargesOf } from './rating.charges.ts';
import { currentRatingRule, type GasPricePart, type PeriodToRate } from './rating.lines.ts';
import { ratingMustBePossible } from './rating.rules.ts';
import { rate } from './rating.ts';

const book = tariffBookOfFiles();
const day = (year: number, month: number, dayOfMonth: number): CivilDate =>
  fromJalali({ year, month, day: dayOfMonth });
const period = (
  from: CivilDate,
  days: number,
  volume: number | string,
  more: Partial<PeriodToRate> = {},
): PeriodToRate => ({
  book,
  ratingRule: currentRatingRule,
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  from,
  to: addDays(from, days),
  consumption: cubicMetres(volume),
  ...more,
});
const gasParts = (rated: PeriodToRate) => rate(rated).lines[0]!.parts as readonly GasPricePart[];
const withoutStandingCharge = {
  ...book,
  versions: book.versions.map((version) => ({
    ...version,
    standingCharges: version.standingCharges.map((charge) => ({ ...charge, monthly: 0 as typeof charge.monthly })),
  })),
};

describe('the worked examples of 11.5', () => {
  it('11.5: zone 1, cold, 620 m³ in 45 days', () => {
    const rating = rate(period(day(1397, 9, 1), 45, 620));
    expect(rating.charges.gasPrice).toBe(309_120);
    expect(gasParts(period(day(1397, 9, 1), 45, 620))[0]!.tiers).toEqual([
      {
        tier: 1,
        upTo: 300,
        periodUpTo: { exact: '450', shown: '450.000' },
        price: 414,
        volume: { exact: '450', shown: '450.000' },
        amount: { exact: '186300', shown: '186300.000' },
      },
      {
        tier: 2,
        upTo: 400,
        periodUpTo: { exact: '600', shown: '600.000' },
        price: 690,
        volume: { exact: '150', shown: '150.000' },
        amount: { exact: '103500', shown: '103500.000' },
      },
      {
        tier: 3,
        upTo: 500,
        periodUpTo: { exact: '750', shown: '750.000' },
        price: 966,
        volume: { exact: '20', shown: '20.000' },
        amount: { exact: '19320', shown: '19320.000' },
      },
    ]);
  });
  it('11.5: warm, 110 m³ in 60 days', () =>
    expect(rate(period(day(1397, 3, 1), 60, 110, { climateZone: 4 })).charges.gasPrice).toBe(123_510));
  it('11.5: zone 2, cold, 400 m³ in 30 days', () =>
    expect(rate(period(day(1397, 10, 1), 30, 400, { climateZone: 2 })).charges.gasPrice).toBe(220_800));
});

describe('the other lines', () => {
  it('11.7: gas 309,120 with levy 30,912 and VAT 27,821 is 367,853', () => {
    const { charges } = rate(period(day(1397, 9, 1), 45, 620, { book: withoutStandingCharge }));
    expect(charges).toEqual({ gasPrice: 309_120, standingCharge: 0, levy: 30_912, vat: 27_821, total: 367_853 });
  });
  it('15.4-16: the standing charge is monthly × days / 30, rounded once', () =>
    expect(rate(period(day(1397, 9, 1), 44, 0)).charges.standingCharge).toBe(7_333));
  it('11.6: the base of VAT is gas price and standing charge, without the levy', () => {
    const { lines, charges } = rate(period(day(1397, 9, 1), 45, 620));
    expect(charges).toEqual({ gasPrice: 309_120, standingCharge: 7_500, levy: 30_912, vat: 28_496, total: 376_028 });
    expect(lines.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      'gasPrice 11.5',
      'standingCharge 15.4-16',
      'levy 15.4-30',
      'vat 15.4-30',
    ]);
    expect(lines[3]!.parts).toMatchObject([
      { basisPoints: 900, base: { exact: '316620' }, amount: { exact: '142479/5', shown: '28495.800' } },
    ]);
  });
  it('11.3: a use without tiers has a flat price by season', () => {
    const flat = { use: 'publicCommercial', meterCapacity: 'G16' };
    expect(rate(period(day(1397, 5, 1), 30, 100, flat)).charges.gasPrice).toBe(150_000);
    expect(rate(period(day(1397, 9, 1), 30, 100, flat)).charges.gasPrice).toBe(300_000);
  });
  it('11.3: a religious place has free gas up to the pattern of its meter', () => {
    const place = { use: 'religiousPlaces', meterCapacity: 'G6' };
    expect(rate(period(day(1397, 9, 1), 60, 600, place)).charges.gasPrice).toBe(0);
    expect(rate(period(day(1397, 9, 1), 60, 601, place)).charges.gasPrice).toBe(805);
    expect(gasParts(period(day(1397, 9, 1), 60, 601, place))[0]!.illustrative).toBe(true);
  });
  it('without consumption only the standing charge and its tax are charged', () => {
    expect(rate(period(day(1397, 9, 1), 30, 0)).charges).toEqual({
      gasPrice: 0,
      standingCharge: 5_000,
      levy: 0,
      vat: 450,
      total: 5_450,
    });
  });
  it('11.5: bounds are multiplied by dwelling units only if the tariff says so', () => {
    const shared = { versions: book.versions.map((version) => ({ ...version, boundsTimesDwellingUnits: true })) };
    expect(rate(period(day(1397, 9, 1), 30, 400, { dwellingUnits: 2, book: shared })).charges.gasPrice).toBe(400 * 414);
    expect(rate(period(day(1397, 9, 1), 30, 400, { dwellingUnits: 2 })).charges.gasPrice).toBe(300 * 414 + 100 * 690);
  });
});

describe('amounts of the public situations, reckoned apart from the product', () => {
  const total = (from: CivilDate, to: CivilDate, volume: number) =>
    rate({ ...period(from, 1, volume), to }).charges.total;
  it.each([
    ['8', day(1405, 4, 1), day(1405, 5, 1), 200, 429_441],
    ['8', day(1405, 5, 1), day(1405, 6, 1), 0, 5_632],
    ['8, removal index 4,900', day(1405, 4, 1), day(1405, 5, 1), 600, 2_340_199],
    ['9, as billed', day(1405, 5, 1), day(1405, 6, 1), 1_218, 5_977_586],
    ['9, corrected', day(1405, 5, 1), day(1405, 6, 1), 218, 491_942],
    ['11, 32 days', day(1405, 6, 1), day(1405, 7, 2), 200, 424_613],
    ['11, 29 days', day(1405, 7, 2), day(1405, 8, 1), 215, 499_203],
    ['14, before the test', day(1405, 6, 1), day(1405, 7, 1), 200, 429_441],
    ['17', day(1405, 6, 1), day(1405, 7, 1), 50, 80_695],
    ['20', day(1405, 6, 1), day(1405, 7, 1), 300, 795_743],
    ['21, 15 warm and 15 cold days', day(1405, 8, 1), day(1405, 9, 1), 200, 278_077],
    ['21, a day early', day(1405, 7, 30), day(1405, 8, 30), 200, 288_698],
  ])('situation %s', (_, from, to, volume, amount) => expect(total(from, to, volume)).toBe(amount));
});

describe('15.4-30: levy and VAT are taken of the printed lines', () => {
  const warmMonth = (volume: number, ratingRule: 1 | 2 = 2) =>
    rate(period(day(1405, 4, 1), 31, volume, { ratingRule })).charges;

  it.each([
    [100, 139_204, 171_284],
    [300, 663_959, 795_743],
    [10, 12_430, 20_424],
  ])('%i m³ in 31 warm days of 1405 are %i rial of gas and %i in all', (volume, gasPrice, total) =>
    expect(warmMonth(volume)).toMatchObject({ gasPrice, standingCharge: 5_167, total }),
  );

  it.each([
    ['zone 1, cold, 620 m³ in 45 days', period(day(1397, 9, 1), 45, 620), [309_120, 7_500, 30_912, 28_496]],
    [
      'warm, 110 m³ in 60 days',
      period(day(1397, 3, 1), 60, 110, { climateZone: 4 }),
      [123_510, 10_000, 12_351, 12_016],
    ],
    [
      'zone 2, cold, 400 m³ in 30 days',
      period(day(1397, 10, 1), 30, 400, { climateZone: 2 }),
      [220_800, 5_000, 22_080, 20_322],
    ],
  ])('11.5: %s', (_, worked, amounts) => expect(rate(worked).lines.map(({ amount }) => amount)).toEqual(amounts));

  it('rating rule 1 took them of the exact amounts, here one rial less', () => {
    const printed = { gasPrice: 33_561, standingCharge: 5_167, levy: 3_356, vat: 3_486, total: 45_570 };
    expect(warmMonth(27)).toEqual(printed);
    expect(warmMonth(27, 1)).toEqual({ ...printed, vat: 3_485, total: 45_569 });
  });
  it('rates that change within the period apply to whole rial that add up to the printed lines', () => {
    const [earlier, ...later] = book.versions.toReversed();
    const taxed = { versions: [...later.toReversed(), { ...earlier!, vatBasisPoints: 1_000, levyBasisPoints: 1_100 }] };
    const { lines, charges } = rate(period(day(1404, 6, 21), 20, 50, { book: taxed }));
    expect(lines.slice(2).map(({ parts }) => parts)).toMatchObject([
      [
        { basisPoints: 1_000, base: { exact: '32258' } },
        { basisPoints: 1_100, base: { exact: '30352' } },
      ],
      [
        { basisPoints: 900, base: { exact: '34091' } },
        { basisPoints: 1_000, base: { exact: '31852' } },
      ],
    ]);
    expect(charges).toEqual({ gasPrice: 62_610, standingCharge: 3_333, levy: 6_565, vat: 6_253, total: 78_761 });
  });
});

describe('a period that crosses boundaries', () => {
  it('15.4-19, 11.5: 15 Aban is warm, 16 Aban is cold, and the day of the closing reading is not in the period', () => {
    expect(gasParts(period(day(1397, 8, 1), 30, 300))).toMatchObject([
      {
        from: day(1397, 8, 1),
        to: day(1397, 8, 16),
        days: 15,
        season: 'warm',
        tariffVersion: '1397',
        volume: { exact: '150' },
        amount: { exact: '293825' },
      },
      {
        from: day(1397, 8, 16),
        to: day(1397, 9, 1),
        days: 15,
        season: 'cold',
        volume: { exact: '150' },
        amount: { exact: '62100' },
      },
    ]);
    expect(gasParts(period(day(1397, 8, 1), 15, 300))).toHaveLength(1);
  });
  it('11.1: a tariff version starts inside the period, on 1404-07-01', () => {
    const rating = rate(period(day(1404, 6, 21), 20, 50));
    expect(rating.tariffVersions).toEqual(['sample-1398', 'sample-1404-07']);
    expect(gasParts(period(day(1404, 6, 21), 20, 50))).toMatchObject([
      {
        days: 11,
        volume: { exact: '55/2' },
        tiers: [
          { price: 1_081, periodUpTo: { exact: '33/2' }, volume: { exact: '33/2' } },
          { price: 1_311, volume: { exact: '11' } },
        ],
      },
      {
        days: 9,
        volume: { exact: '45/2' },
        tiers: [
          { price: 1_243, volume: { exact: '27/2' } },
          { price: 1_508, volume: { exact: '9' } },
        ],
      },
    ]);
    expect(rating.charges.gasPrice).toBe(62_610);
  });
  it('11.1, 11.2: several boundaries at once keep order, days and volume', () => {
    const parts = gasParts(period(day(1404, 1, 10), 300, '1000.001'));
    expect(parts.map(({ season, tariffVersion, days }) => `${season} ${tariffVersion} ${days}`)).toEqual([
      'cold sample-1398 6',
      'warm sample-1398 171',
      'warm sample-1404-07 45',
      'cold sample-1404-07 78',
    ]);
    expect(rate(period(day(1404, 1, 10), 300, '1000.001')).tariffVersions).toEqual(['sample-1398', 'sample-1404-07']);
  });
  it('11.2: a leap day of Esfand is cold', () =>
    expect(gasParts(period(day(1399, 12, 30), 1, 10))).toMatchObject([{ season: 'cold', days: 1 }]));
});

describe('15.4-50, 11.5: the terms of supply change inside a period', () => {
  const household = { use: 'household', climateZone: 1, dwellingUnits: 1, meterCapacity: 'G4' };
  const changes = [{ ...household, use: 'publicCommercial', meterCapacity: 'G16', from: day(1397, 9, 11) }];
  it('it is cut by days: each part has its volume, its prices and its standing charge', () => {
    const { lines } = rate(period(day(1397, 9, 1), 30, 300, { changes }));
    expect(lines[0]!.parts).toMatchObject([
      { from: day(1397, 9, 1), to: day(1397, 9, 11), days: 10, terms: household, volume: { exact: '100' } },
      { days: 20, terms: { use: 'publicCommercial', meterCapacity: 'G16' }, volume: { exact: '200' } },
    ]);
    expect(lines.map(({ amount }) => amount).slice(0, 2)).toEqual([100 * 414 + 200 * 3_000, 13_000]);
  });
  it('a part without a price or a standing charge makes the rating impossible', () => {
    const unpriced = [{ ...household, use: 'unknownUse', from: day(1397, 9, 11) }];
    expect(ratingMustBePossible(period(day(1397, 9, 1), 30, 300, { changes: unpriced }))).toMatchObject({
      rejected: 'TariffMustPriceUse',
      data: { use: 'unknownUse' },
    });
    const free = [{ ...household, meterCapacity: 'G9', from: day(1397, 9, 11) }];
    expect(ratingMustBePossible(period(day(1397, 9, 1), 30, 300, { changes: free }))).toMatchObject({
      rejected: 'TariffMustNameStandingCharge',
      data: { meterCapacity: 'G9' },
    });
  });
});

describe('amounts beyond the safe integers', () => {
  it('P4: are calculated with big integers and still agree', () => {
    const huge = period(day(1397, 9, 1), 45, '900000000.125', { use: 'steel', meterCapacity: 'G100' });
    expect(chargesOf(huge)).toEqual(rate(huge).charges);
    expect(rate(huge).charges.gasPrice).toBe(1_188_000_000_165);
  });
  it('are rejected if a charge itself exceeds the safe integers', () => {
    const absurd = period(day(1397, 9, 1), 45, '99999999999999.999', { use: 'steel', meterCapacity: 'G100' });
    expect(() => chargesOf(absurd)).toThrow(RangeError);
  });
});
