import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.ts';

describe('a table for a spreadsheet', () => {
  it('has Persian heads, a mark of its encoding, and numbers that a spreadsheet adds up', () => {
    expect(
      csvOf(
        ['ماه', 'در مهلت'],
        [
          ['آذر ۱۴۰۵', 12],
          ['دی ۱۴۰۵', null],
        ],
      ),
    ).toBe('\ufeffماه,در مهلت\r\nآذر ۱۴۰۵,12\r\nدی ۱۴۰۵,');
  });
  it('quotes separators, and keeps a text that looks like a formula a text', () => {
    const [, row] = csvOf(['x'], [['a, "b"'], ['=1+1']]).split('\r\n');
    expect(row).toBe('"a, ""b"""');
    for (const text of ['=HYPERLINK(1)', '@a', '+1', '-1', '=1\n2'])
      expect(csvOf(['x'], [[text]])).toBe(`\ufeffx\r\n"'${text}"`);
    expect(csvOf(['x'], [[-1]])).toBe('\ufeffx\r\n-1');
  });
});
