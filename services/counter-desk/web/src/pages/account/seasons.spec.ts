import { describe, expect, it } from '@jest/globals';
import type { Bill } from '../../api/generated/billing-adjustments.ts';
import { perMonth, seasonsOf } from './seasons.ts';

const part = (season: string, from: string, to: string, days: number, volume: string) => ({
  season,
  from,
  to,
  days,
  volume: { exact: volume, shown: volume },
});
const bill = (parts: readonly object[], status = 'issued') =>
  ({
    status,
    lines: [
      { line: 'gasPrice', parts },
      { line: 'vat', parts },
    ],
  }) as unknown as Bill;

describe('consumption by season', () => {
  it('parts of one season that follow each other are one, with their days and volumes', () => {
    const seasons = seasonsOf([
      bill([part('warm', '2026-04-05', '2026-05-20', 45, '90.500')]),
      bill([part('cold', '2026-03-01', '2026-04-05', 35, '350.000')]),
      bill([part('cold', '2026-01-15', '2026-03-01', 45, '450.000')]),
    ]);
    expect(seasons).toEqual([
      { season: 'cold', from: '2026-01-15', to: '2026-04-05', days: 80, volume: 800 },
      { season: 'warm', from: '2026-04-05', to: '2026-05-20', days: 45, volume: 90.5 },
    ]);
    expect(perMonth(seasons[0]!)).toBe(300);
  });
  it('a replaced bill does not count, and days without a bill separate two parts', () => {
    const seasons = seasonsOf([
      bill([part('warm', '2026-06-01', '2026-07-01', 30, '10.000')]),
      bill([part('warm', '2026-04-05', '2026-05-05', 30, '20.000')]),
      bill([part('warm', '2026-04-05', '2026-05-05', 30, '999.000')], 'superseded'),
    ]);
    expect(seasons.map(({ volume }) => volume)).toEqual([20, 10]);
  });
  it('a masked bill says nothing', () => {
    expect(seasonsOf([{ status: 'issued' } as Bill])).toEqual([]);
  });
});
