import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate } from '@pishkhan/calendar';
import fc from 'fast-check';
import { deriveIndex } from '../estimate.ts';
import { consumptionBetween, onAxisOf, type MeterSegment, type IndexOnDay } from '../index.ts';

const on = (day: string, index: number) => ({ readOn: civilDate(day), index });

describe('former meters on the axis of the present register (11.4, A2-6)', () => {
  it('counts back from the first index, across a rollover, and drops the removal on the day of the installation', () =>
    expect(
      onAxisOf(
        [
          {
            register: { registerDigits: 4 },
            readings: [on('2026-03-01', 9_800), on('2026-04-01', 9_900), on('2026-05-01', 50)],
          },
          { register: { registerDigits: 5 }, readings: [on('2026-05-01', 700), on('2026-06-01', 760)] },
        ],
        on('2026-06-10', 3),
      ),
    ).toEqual([on('2026-03-01', -307), on('2026-04-01', -207), on('2026-05-01', -57), on('2026-06-01', 3)]));

  it('estimates a new meter by the days before the exchange', () => {
    const former = [{ register: { registerDigits: 5 }, readings: [on('2026-03-01', 4_000), on('2026-03-31', 4_300)] }];
    const installation = on('2026-03-31', 0);
    expect(
      deriveIndex(
        { method: 'periodBefore', methodVersion: 2 },
        { registerDigits: 5 },
        [...onAxisOf(former, installation), installation],
        civilDate('2026-04-30'),
      )?.index,
    ).toBe(300);
  });

  it('11.4: from any reading on, the axis counts what the meters counted', () => {
    const steps = fc.array(fc.record({ days: fc.integer({ min: 1, max: 90 }), used: fc.nat(900) }), {
      minLength: 1,
      maxLength: 6,
    });
    const meters = fc.array(
      fc.record({ registerDigits: fc.constantFrom(4, 5), first: fc.nat(9_999), gap: fc.nat(20), steps }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(meters, fc.nat(9_999), (given, first) => {
        let day = civilDate('2024-01-01');
        let total = 0;
        const totals: { readonly readOn: string; readonly total: number }[] = [];
        const segments = given.map(({ registerDigits, first: opening, gap, steps: made }): MeterSegment<IndexOnDay> => {
          day = addDays(day, gap);
          let index = opening;
          const readings = [{ readOn: day, index }];
          totals.push({ readOn: day, total });
          for (const { days, used } of made) {
            day = addDays(day, days);
            index = (index + used) % 10 ** registerDigits;
            total += used;
            readings.push({ readOn: day, index });
            totals.push({ readOn: day, total });
          }
          return { register: { registerDigits }, readings };
        });
        const installation = { readOn: day, index: first };
        const axis = [...onAxisOf(segments, installation), installation];
        for (const { readOn, index } of axis) {
          const counted = totals.findLast((each) => each.readOn === readOn)!.total;
          expect(consumptionBetween({ registerDigits: 5 }, index, first)).toBe(total - counted);
        }
        expect(new Set(axis.map(({ readOn }) => readOn)).size).toBe(axis.length);
      }),
    );
  });
});
