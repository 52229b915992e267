import { describe, expect, it } from '@jest/globals';
import { decimal, number } from '../../../parts/show/figures.ts';

describe('exact decimals', () => {
  it('9.7: have the digits, the decimal sign and the minus of the language, as whole numbers have them', () => {
    expect(decimal('4.804257', 'fa')).toBe('۴٫۸۰۴۲۵۷');
    expect(decimal('100.000000', 'fa')).toBe(number(100, 'fa'));
    expect(decimal('-5.000000', 'fa')).toBe(number(-5, 'fa'));
    expect(decimal('-0.500000', 'en')).toBe('-0.5');
  });
});
