import { describe, expect, it } from '@jest/globals';
import { accountOfBill, billNumberIn } from './bill-number.ts';

describe('the number of a bill', () => {
  it('in any digits and dashes, and nothing else', () => {
    for (const typed of ['10203040-1405-07-1', '۱۰۲۰۳۰۴۰-۱۴۰۵-۰۷-۱', ' 10203040 – 1405–07–1 '])
      expect(billNumberIn(typed)).toBe('10203040-1405-07-1');
    for (const other of ['1405-0901-48217-73092-4', '10203040', '1020304010234', '10203040-1405-07', 'قبض'])
      expect([other, billNumberIn(other)]).toEqual([other, undefined]);
  });
  it('begins with the account', () => expect(accountOfBill('10203040-1405-07-1')).toBe('10203040'));
});
