import { describe, expect, it } from '@jest/globals';
import { monthOf } from './month.ts';

describe('the month of a statement', () => {
  it('10.1: is Jalali in both languages', () => {
    expect(monthOf('2026-11-22', 'fa')).toBe('آذر ۱۴۰۵');
    expect(monthOf('2026-11-22', 'en')).toContain('Azar 1405');
  });
});
