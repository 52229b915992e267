import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, parseJalali } from '@pishkhan/calendar';
import fc from 'fast-check';
import { deriveIndex, estimateIndex } from './estimate.ts';
import { consumptionBetween, indexesOf } from './register.ts';

const register = { registerDigits: 5, capacity: 'G4' } as const;
const day = (jalali: string) => parseJalali(jalali)!;
const readings = (...rows: readonly [string, number][]) => rows.map(([on, index]) => ({ readOn: day(on), index }));

/** The readings of case 07, in these years; only the leap year 1403 has a 30 Esfand. */
const case07 = (year: number, lastOfEsfand: string) =>
  readings(
    [`${year}-01-01`, 1000],
    [`${year}-02-01`, 1310],
    [`${year}-03-01`, 1620],
    [`${year}-04-01`, 1651],
    [`${year}-12-${lastOfEsfand}`, 1900],
    [`${year + 1}-02-01`, 2000],
  );

describe('case 07: an estimate by the same days of last year (A2-6, 15.4-31)', () => {
  it('the versions since 2 take the same Jalali days, across 30 Esfand 1403 and in a common year: 2310', () => {
    for (const [year, last] of [
      [1403, '30'],
      [1404, '29'],
    ] as const) {
      const all = case07(year, last);
      expect(estimateIndex(register, all, day(`${year + 1}-03-01`))).toEqual({
        method: 'sameDaysLastYear',
        methodVersion: 3,
        index: 2310,
        derivedFrom: [all[1], all[2], all[5]],
      });
    }
  });
  it('version 1 stays 365 days, so that earlier estimates are derived again: 2301, and 2310 in a common year', () => {
    const version1 = { method: 'sameDaysLastYear', methodVersion: 1 } as const;
    const across = case07(1403, '30');
    expect(deriveIndex(version1, register, across, day('1404-03-01'))).toEqual({
      index: 2301,
      derivedFrom: [across[1], across[2], across[3], across[5]],
    });
    expect(deriveIndex(version1, register, case07(1404, '29'), day('1405-03-01'))?.index).toBe(2310);
  });
  it('15.4-19: up to 30 Esfand of a leap year, consumption through 29 Esfand of the year before is taken', () => {
    const all = readings(['1402-11-30', 100], ['1403-01-01', 400], ['1403-02-01', 431], ['1403-11-30', 1000]);
    expect(estimateIndex(register, all, day('1403-12-30'))).toMatchObject({ methodVersion: 3, index: 1300 });
  });
  it('a version that this build does not have derives nothing', () =>
    expect(
      deriveIndex({ method: 'sameDaysLastYear', methodVersion: 4 }, register, case07(1403, '30'), day('1404-03-01')),
    ).toBeUndefined());
});

describe('an estimate by the previous period (A2-6)', () => {
  it('is taken where the readings do not cover the same days of last year', () => {
    const all = readings(['1404-01-01', 100], ['1404-02-01', 410]);
    expect(estimateIndex(register, all, day('1404-02-11'))).toEqual({
      method: 'periodBefore',
      methodVersion: 2,
      index: 510,
      derivedFrom: all,
    });
  });
  it('needs two readings', () => {
    expect(estimateIndex(register, readings(['1404-01-01', 100]), day('1404-02-11'))).toBeUndefined();
    expect(estimateIndex(register, [], day('1404-02-11'))).toBeUndefined();
  });
});

describe('15.4-31: an estimate is derived again from the readings that it names alone', () => {
  const history = fc.record({
    start: fc.integer({ min: 0, max: 1500 }),
    periods: fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 200 }), used: fc.integer({ min: 0, max: 99_999 }) }),
      { minLength: 1, maxLength: 14 },
    ),
    absentDays: fc.integer({ min: 1, max: 400 }),
  });
  const versions = [
    { method: 'sameDaysLastYear', methodVersion: 1 },
    { method: 'sameDaysLastYear', methodVersion: 2 },
    { method: 'sameDaysLastYear', methodVersion: 3 },
    { method: 'periodBefore', methodVersion: 1 },
    { method: 'periodBefore', methodVersion: 2 },
  ] as const;
  it('by every version, with interpolated days and rollovers', () => {
    const derivations = new Map(versions.map((version) => [version, 0]));
    fc.assert(
      fc.property(history, ({ start, periods, absentDays }) => {
        const all = [{ readOn: addDays(civilDate('2022-01-01'), start), index: 0 }];
        for (const { days, used } of periods) {
          const { readOn, index } = all.at(-1)!;
          all.push({ readOn: addDays(readOn, days), index: (index + used) % indexesOf(register) });
        }
        const readOn = addDays(all.at(-1)!.readOn, absentDays);
        for (const version of versions) {
          const derived = deriveIndex(version, register, all, readOn);
          if (!derived) continue;
          derivations.set(version, derivations.get(version)! + 1);
          expect(derived.index).toBeLessThan(indexesOf(register));
          expect(deriveIndex(version, register, derived.derivedFrom, readOn)).toEqual(derived);
        }
      }),
      { numRuns: 500 },
    );
    for (const count of derivations.values()) expect(count).toBeGreaterThan(50);
  });
});

describe('15.4-31, 13.3: an estimate never exceeds the capacity for its days', () => {
  // A G4 lets through 144 m³ a day; the reading of 1404-02-05 is a misread by 1,000 m³ in 5 days.
  const misread = readings(['1404-01-01', 100], ['1404-02-01', 410], ['1404-02-06', 1_500]);
  const readOn = day('1404-02-16');
  it('by the newest version: 1,440 m³ in 10 days', () =>
    expect(estimateIndex(register, misread, readOn)).toMatchObject({
      method: 'periodBefore',
      methodVersion: 2,
      index: 1_500 + 1_440,
    }));
  it('by version 1, estimates of earlier releases are derived again as they were: 2,180 m³', () =>
    expect(deriveIndex({ method: 'periodBefore', methodVersion: 1 }, register, misread, readOn)?.index).toBe(3_680));
  it('without a known capacity it is not limited', () =>
    expect(estimateIndex({ registerDigits: 5 }, misread, readOn)?.index).toBe(3_680));
  it('by the same days of last year too, and across a rollover', () => {
    const lastYear = readings(['1403-02-01', 80_000], ['1403-02-06', 85_000], ['1404-02-01', 99_000]);
    expect(estimateIndex(register, lastYear, day('1404-02-06'))).toMatchObject({
      method: 'sameDaysLastYear',
      methodVersion: 3,
      index: 99_720,
    });
    expect(estimateIndex(register, lastYear, day('1404-02-09'))?.index).toBe((99_000 + 1_152) % 100_000);
  });
  it('for any readings', () => {
    const uses = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 60 }), (used, days) => {
        const all = [{ readOn: day('1403-01-01'), index: 0 }];
        for (const each of used) {
          const { readOn: before, index } = all.at(-1)!;
          all.push({ readOn: addDays(before, 31), index: (index + each) % indexesOf(register) });
        }
        const last = all.at(-1)!;
        const derived = estimateIndex(register, all, addDays(last.readOn, days))!;
        expect(consumptionBetween(register, last.index, derived.index)).toBeLessThanOrEqual(144 * days);
      }),
      { numRuns: 300 },
    );
  });
});
