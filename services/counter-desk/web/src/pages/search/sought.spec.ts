import { describe, expect, it } from '@jest/globals';
import { isExact, soughtBy } from './sought.ts';

describe('what somebody looks for', () => {
  it('a tracking code in any digits, with dashes, spaces or neither, also if one digit is missing', () => {
    for (const code of [
      '1405-0901-48217-73092-4',
      '۱۴۰۵-۰۹۰۱-۴۸۲۱۷-۷۳۰۹۲-۴',
      '1405 0901 48217 73092 4',
      '1405090148217730924',
      '1405–0901–48217–73092–4',
      '1405-0901-48217-7309',
    ])
      expect([code, soughtBy(code).isTrackingCode]).toEqual([code, true]);
  });
  it('every other number and every name is looked for among accounts, in plain digits', () => {
    for (const text of ['۱۰۲۰۳۰۶۵', '1020306506239', '۰۹۱۲۳۴۵۶۷۸۹', '0012345679', 'حسینی', 'خیابان شهید رجایی ۱۳'])
      expect([text, soughtBy(text).isTrackingCode]).toEqual([text, false]);
    expect(soughtBy(' ۱۰۲۰۳۰۶۵\u200f ').text).toBe('10203065');
  });
  it('a name or an address is shared by several, an identifier is not', () => {
    expect(isExact(['name'])).toBe(false);
    expect(isExact(['name', 'address'])).toBe(false);
    expect(isExact(['fileNumber'])).toBe(true);
    expect(isExact(['address', 'meterSerial'])).toBe(true);
  });
});
