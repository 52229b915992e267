import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addRial,
  cubicMetres,
  formatRialEn,
  formatRialFa,
  fromThousandths,
  negateRial,
  rial,
  roundHalfUp,
  subtractRial,
  thousandths,
} from './index.ts';

const amounts = fc.integer({ min: -1e12, max: 1e12 }).map(rial);
const big = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const magnitude = (n: bigint) => (n < 0n ? -n : n);

describe('rial', () => {
  it('is an integer only', () => {
    for (const wrong of [1.5, Number.NaN, Infinity, 2 ** 53]) expect(() => rial(wrong)).toThrow(RangeError);
    expect(Object.is(rial(-0), 0)).toBe(true);
  });
  it('addition is commutative, and subtraction is its inverse', () => {
    expect(addRial()).toBe(0);
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expect(addRial(a, b, c)).toBe(addRial(c, a, b));
        expect(subtractRial(addRial(a, b), b)).toBe(a);
        expect(addRial(a, negateRial(a))).toBe(0);
      }),
    );
  });
  it('rejects a sum that cannot be represented exactly', () => {
    expect(() => addRial(rial(Number.MAX_SAFE_INTEGER), rial(1), rial(-1))).toThrow(RangeError);
    expect(() => subtractRial(rial(Number.MIN_SAFE_INTEGER), rial(1))).toThrow(RangeError);
  });
  it('is formatted for people in both languages', () => {
    expect(formatRialFa(rial(1_234_567))).toBe('۱٬۲۳۴٬۵۶۷ ریال');
    expect(formatRialEn(rial(-1_234_567))).toBe('-1,234,567 rial');
  });
});

describe('roundHalfUp (11.5, 11.7)', () => {
  it('rounds half away from zero', () => {
    expect(
      [
        [1n, 2n],
        [3n, 2n],
        [-1n, 2n],
        [-3n, 2n],
        [1n, -2n],
        [49n, 100n],
        [-49n, 100n],
        [0n, 7n],
      ].map(([n, d]) => roundHalfUp(n!, d!)),
    ).toEqual([1, 2, -1, -2, -1, 0, 0, 0]);
  });
  it('yields the VAT of the example of 11.7: 9 % of 309,120 is 27,821', () =>
    expect(roundHalfUp(309_120n * 9n, 100n)).toBe(27_821));
  it('is at most half a rial away, symmetric, and independent of a common factor', () => {
    fc.assert(
      fc.property(big, fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.bigInt({ min: 1n, max: 1000n }), (n, d, f) => {
        const rounded = roundHalfUp(n, d);
        expect(2n * magnitude(BigInt(rounded) * d - n) <= d).toBe(true);
        expect(roundHalfUp(-n, d)).toBe(negateRial(rounded));
        expect(roundHalfUp(n * f, -d * -f)).toBe(rounded);
      }),
    );
  });
  it('rejects an unrepresentable result', () => {
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => roundHalfUp(2n ** 53n, 1n)).toThrow(RangeError);
  });
});

describe('cubic metres', () => {
  it('has three decimals', () => {
    expect(['620', 620, '0.5', '-0', '007.25', 0.125].map(cubicMetres)).toEqual([
      '620.000',
      '620.000',
      '0.500',
      '0.000',
      '7.250',
      '0.125',
    ]);
  });
  it('rejects an inexact volume', () => {
    for (const wrong of ['', '1.2345', '1e3', '۱۲', '.5', '5.', ' 5', 'NaN', 1 / 3])
      expect(() => cubicMetres(wrong)).toThrow(RangeError);
  });
  it('converts to thousandths and back without loss', () => {
    fc.assert(fc.property(big, (count) => expect(thousandths(fromThousandths(count))).toBe(count)));
    expect(thousandths(cubicMetres('-1.5'))).toBe(-1500n);
  });
});
