import { describe, expect, it } from '@jest/globals';
import type { BillStep } from '../../api/generated/billing-adjustments.ts';
import { changedFigures, placeOf, sharesItsDay, toldApart } from './known.ts';

const charges = { gasPrice: 100, standingCharge: 10, levy: 5, vat: 11, total: 126 };
const step = (knownFrom: string, day: string, changes: Partial<BillStep> = {}): BillStep => ({
  knownFrom,
  day,
  happened: [],
  status: 'issued',
  settled: false,
  paid: 0,
  leftToPay: 126,
  periodFrom: '2026-09-01',
  periodTo: '2026-10-01',
  openingIndex: 1_000,
  closingIndex: 1_100,
  consumption: '100.000',
  charges,
  receivable: 126,
  ...changes,
});
const issued = step('2026-10-01T04:30:00.000Z', '2026-10-01');
// 00:30 of 3 October in Tehran.
const corrected = step('2026-10-02T21:00:00.000Z', '2026-10-03', {
  status: 'corrected',
  closingIndex: 1_050,
  consumption: '50.000',
  charges: { ...charges, gasPrice: 50, total: 76 },
});
const paid: BillStep = {
  ...corrected,
  knownFrom: '2026-10-03T05:00:00.000Z',
  status: 'paid',
  paid: 76,
  leftToPay: 0,
};
const steps = [issued, corrected, paid];

describe('a bill as known on a day', () => {
  it('by the end of a day in Tehran, at an instant, and now', () => {
    expect(placeOf(steps, '2026-10-02')).toBe(0);
    expect(placeOf(steps, '2026-10-03')).toBe(2);
    expect(placeOf(steps, '2026-10-02T21:00:00.000Z')).toBe(1);
    expect(placeOf(steps, '2026-10-03T00:30:00+03:30')).toBe(1);
    for (const now of [undefined, 'yesterday', '1405-13-40']) expect(placeOf(steps, now)).toBe(2);
    expect(placeOf(steps, '2026-09-01')).toBe(0);
  });
  it('tells steps of one minute apart', () =>
    expect(toldApart(['a', 'b', 'b', 'c', 'b'], String)).toEqual(['a', 'b (1)', 'b (2)', 'c', 'b (3)']));
  it('says the time of a step that shares its day', () => {
    expect(steps.map((each) => sharesItsDay(steps, each))).toEqual([false, true, true]);
  });
  it('names each figure that is another one now, and no other', () => {
    expect(changedFigures(issued, corrected)).toEqual([
      { name: 'closingIndex', then: 1_100, now: 1_050 },
      { name: 'consumption', then: 100, now: 50 },
      { name: 'gasPrice', then: 100, now: 50 },
      { name: 'total', then: 126, now: 76 },
    ]);
    expect(changedFigures(issued, issued)).toEqual([]);
  });
});
