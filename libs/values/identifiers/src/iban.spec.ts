import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankOfIban, isIban, normaliseIban } from './index.ts';

const published = ['IR062960000000100324200001', 'IR820540102680020817909002'];
const situation = 'IR560620000000000202901868';

describe('IBAN of a refund (9.5)', () => {
  it.each([...published, situation])('%s is valid', (iban) => expect(isIban(iban)).toBe(true));
  it.each([
    'IR072960000000100324200001',
    'IR06296000000010032420000',
    'DE062960000000100324200001',
    'ir062960000000100324200001',
    '062960000000100324200001',
    '',
  ])('%s is invalid as stored', (iban) => expect(isIban(iban)).toBe(false));
  it('is read with Persian digits, in groups, in small letters and without IR', () => {
    for (const typed of [
      'IR56 0620 0000 0000 0202 9018 68',
      'ir56-0620-0000-0000-0202-9018-68',
      '۵۶۰۶۲۰۰۰۰۰۰۰۰۰۰۲۰۲۹۰۱۸۶۸',
      'IR۵۶ ۰۶۲۰ ۰۰۰۰ ۰۰۰۰ ۰۲۰۲ ۹۰۱۸ ۶۸',
    ])
      expect(normaliseIban(typed)).toBe(situation);
    expect(normaliseIban('IR56062000000000020290186')).toBeUndefined();
    expect(normaliseIban('570620000000000202901868')).toBeUndefined();
  });
  it('names the bank by its code, if it is known', () => {
    expect([...published, situation].map(bankOfIban)).toEqual([undefined, 'بانک پارسیان', 'بانک آینده']);
  });
  it('finds every wrong digit and every exchange of two neighbours', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digit = (Number(situation[place]) + more) % 10;
        expect(isIban(situation.slice(0, place) + digit + situation.slice(place + 1))).toBe(false);
        const [one, other] = [situation[place]!, situation[place + 1]!];
        if (one !== other)
          expect(isIban(situation.slice(0, place) + other + one + situation.slice(place + 2))).toBe(false);
      }),
    ));
});
