import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate } from '@pishkhan/calendar';
import fc from 'fast-check';
import { consumedBetween, countedOnDays, litresConsumed, type MeterReading } from './consumed.ts';
import { factorOfConditions, type VolumeFactor } from './factors.ts';
import { addVolumes, countedEvenly, litresOf, shareOfVolume, wholeVolume } from './windows.ts';

const millionths = (value: number) => Math.round(value * 1_000_000);
const day = civilDate('2026-08-01');
const chain = (steps: readonly { readonly days: number; readonly used: number }[]): readonly MeterReading[] => {
  let [on, index] = [day, 1_000];
  const readings: MeterReading[] = [{ readingId: '0', meterId: 'M', readOn: on, index, kind: 'installation' }];
  for (const [place, { days, used }] of steps.entries()) {
    [on, index] = [addDays(on, days), index + used];
    readings.push({ readingId: String(place + 1), meterId: 'M', readOn: on, index, kind: 'actual' });
  }
  return readings;
};
const measured = (readings: readonly MeterReading[], factors: readonly VolumeFactor[]) => ({
  readings,
  registerOf: () => ({ registerDigits: 7 }),
  windows: [],
  factors,
});

describe('11.4: standard cubic metres of major subscribers', () => {
  it('the base conditions have the factor 1; pressure, temperature and compressibility convert as the rule says', () => {
    const base = {
      gaugePressure: 0,
      atmosphericPressure: millionths(101.325),
      temperature: millionths(15),
      compressibility: millionths(1),
    };
    expect(factorOfConditions(base)).toBe(1_000_000);
    // 60 psi = 413.685 kPa above 90 kPa, at 25 °C: 503.685 / 101.325 × 288.15 / 298.15.
    const station = { ...base, gaugePressure: 413_685_000, atmosphericPressure: 90_000_000, temperature: 25_000_000 };
    expect(factorOfConditions(station)).toBe(4_804_257);
    expect(factorOfConditions({ ...station, compressibility: 990_000 })).toBe(4_852_785);
    expect(factorOfConditions({ ...base, temperature: -273_150_000 })).toBeUndefined();
    expect(factorOfConditions({ ...base, atmosphericPressure: 0 })).toBeUndefined();
  });
  it('a period is cut by days where a factor begins, and names its factors', () => {
    const factors = [
      { from: day, millionths: 2_000_000 },
      { from: addDays(day, 15), millionths: 3_000_000 },
    ];
    const parts = consumedBetween(measured(chain([{ days: 30, used: 60 }]), factors), ['0', '1']);
    expect(parts).toMatchObject([{ recorded: 60, litres: 150_000n, factors }]);
  });
  it('before the first factor the index difference counts; a later record of the same day replaces the earlier', () => {
    const from = addDays(day, 10);
    const factors = [
      { from, millionths: 9_000_000 },
      { from, millionths: 1_500_000 },
    ];
    expect(litresConsumed(consumedBetween(measured(chain([{ days: 30, used: 30 }]), factors), ['0', '1']))).toBe(
      40_000n,
    );
  });
  it('15.4-17: an error of the meter and the factor both count; the volume of a fault is standard already (A2-6)', () => {
    const factors = [{ from: day, millionths: 2_000_000 }];
    const windows = [
      { kind: 'error' as const, meterId: 'M', from: day, to: addDays(day, 10), errorBasisPoints: 2_500 },
      { kind: 'fault' as const, meterId: 'M', from: addDays(day, 10), to: addDays(day, 20), cubicMetres: 7 },
    ];
    const parts = consumedBetween({ ...measured(chain([{ days: 30, used: 75 }]), factors), windows }, ['0', '1']);
    // 25 / 1.25 × 2 + 7 + 25 × 2.
    expect(litresConsumed(parts)).toBe(97_000n);
  });
  it('11.5: periods add up to the exact whole, rounded once, whatever the factors', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.integer({ min: 1, max: 60 }), used: fc.nat(9_000) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(
          fc.record({ after: fc.integer({ min: 0, max: 300 }), millionths: fc.integer({ min: 1, max: 70_000_000 }) }),
          { maxLength: 5 },
        ),
        (steps, given) => {
          const readings = chain(steps);
          const factors = given.map(({ after, ...factor }) => ({ ...factor, from: addDays(day, after) }));
          const whole = measured(readings, factors);
          const periods = steps.map((_, place) =>
            litresConsumed(consumedBetween(whole, [String(place), String(place + 1)])),
          );
          let exact = wholeVolume(0);
          for (const [place, { days, used }] of steps.entries())
            for (let each = 0; each < days; each += 1) {
              const on = addDays(readings[place]!.readOn, each);
              const inForce = factors
                .filter(({ from }) => from <= on)
                .reduce<VolumeFactor | undefined>(
                  (last, one) => (last === undefined || one.from >= last.from ? one : last),
                  undefined,
                );
              const ofDay = shareOfVolume(wholeVolume(used), 1, days);
              exact = addVolumes(exact, shareOfVolume(ofDay, inForce?.millionths ?? 1_000_000, 1_000_000));
            }
          const total = periods.reduce((sum, litres) => sum + litres, 0n);
          expect(total).toBe(litresOf(exact));
          expect(total).toBe(litresConsumed(consumedBetween(whole, ['0', String(steps.length)])));
        },
      ),
    ));
});

it('11.4, 15.2-4: an even use has the same m³ a day on both sides of a factor, and counts by the factor of each day', () =>
  fc.assert(
    fc.property(
      fc.record({
        perDay: fc.integer({ min: 0, max: 5_000 }),
        before: fc.integer({ min: 1, max: 400 }),
        days: fc.integer({ min: 1, max: 400 }),
        factors: fc.array(
          fc.record({ after: fc.integer({ min: 0, max: 900 }), millionths: fc.integer({ min: 1, max: 9_000_000 }) }),
          { maxLength: 4 },
        ),
      }),
      ({ perDay, before, days, factors: starts }) => {
        const factors = starts.map(({ after, ...factor }) => ({ ...factor, from: addDays(day, after) }));
        const readings = chain([
          { days: before, used: perDay * before },
          { days, used: perDay * days },
        ]);
        const period = { from: readings[1]!.readOn, to: readings[2]!.readOn };
        const average = shareOfVolume(wholeVolume(perDay * before), days, before);
        const recorded = countedOnDays(measured(readings, factors), [period.from, period.to]);
        expect(countedEvenly(average, period, factors)).toEqual(recorded!.volume);
      },
    ),
  ));
