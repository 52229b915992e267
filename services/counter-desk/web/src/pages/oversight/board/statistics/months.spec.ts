import { describe, expect, it } from '@jest/globals';
import { monthOf, monthsBefore } from './months.ts';

describe('Jalali months of a span (10.1)', () => {
  it('a civil day is in the month of its Jalali day, in both languages', () => {
    expect(monthOf('2026-11-22', 'fa')).toEqual({ from: '2026-11-22', name: 'آذر', year: '۱۴۰۵', title: 'آذر ۱۴۰۵' });
    expect(monthOf('2026-11-21', 'en')).toMatchObject({ from: '2026-10-23', title: 'Aban 1405' });
    // The leap year 1403: its last day is 30 Esfand.
    expect(monthOf('2025-03-20', 'en')).toMatchObject({ from: '2025-02-19', title: 'Esfand 1403' });
  });
  it('months before it, over a leap year', () => {
    expect(monthsBefore('2026-11-30', 0)).toBe('2026-11-22');
    expect(monthsBefore('2026-11-30', 8)).toBe('2026-03-21');
    expect(monthsBefore('2025-03-21', 1)).toBe('2025-02-19');
  });
});
