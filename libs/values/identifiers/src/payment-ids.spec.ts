import { describe, expect, it } from '@jest/globals';
import { rial } from '@pishkhan/money';
import fc from 'fast-check';
import { barcodeOf, billIdOf, checkDigit, isBillId, isPaymentId, paymentIdOf, readPaymentId } from './index.ts';

const published: [
  billId: string,
  paymentId: string,
  amount: number,
  yearDigit: number,
  period: number,
  billValid: boolean,
  bothChecks: boolean,
][] = [
  ['7748317800142', '1770160', 17_000, 7, 1, true, true],
  ['1117753200140', '12070160', 120_000, 7, 1, true, true],
  ['1177809000142', '570108', 5_000, 7, 1, true, true],
  ['1117753200140', '1770165', 17_000, 7, 1, true, false],
  ['2050327604613', '1070189', 10_000, 7, 1, true, true],
  ['9985235404124', '880000568', 8_800_000, 0, 5, true, true],
  ['9174639504124', '12908197', 129_000, 0, 81, true, false],
  ['9100074409151', '12908190', 129_000, 0, 81, false, false],
  ['2234322344613', '1070189', 10_000, 7, 1, false, false],
  ['9174639504124', '1290819', 12_000, 9, 8, true, false],
];
const gas: [
  file: string,
  amount: number,
  yearDigit: number,
  period: number,
  billId: string,
  paymentId: string,
  barcode: string,
][] = [
  ['87654321', 456_000, 5, 4, '8765432106239', '45650452', '87654321062390000045650452'],
  ['10203040', 1_234_000, 5, 4, '1020304006239', '123450465', '10203040062390000123450465'],
  ['55512345', 98_000, 4, 2, '5551234506239', '9840277', '55512345062390000009840277'],
  ['7654321', 2_750_000, 5, 5, '765432106230', '275050580', '07654321062300000275050580'],
  ['12345678', 132_000, 4, 8, '1234567806230', '13240800', '12345678062300000013240800'],
];

describe('published identifiers (8.6)', () => {
  it.each(published)('%s with %s', (billId, paymentId, amount, yearDigit, period, billValid, bothChecks) => {
    expect(isBillId(billId)).toBe(billValid);
    expect(isPaymentId(billId, paymentId)).toBe(bothChecks);
    expect(readPaymentId(paymentId)).toEqual({ amount, yearDigit, period });
  });
});

describe('gas bills (8.1, 8.2, 8.5, 8.6)', () => {
  it.each(gas)('file %s, %i rial', (fileNumber, amount, yearDigit, period, billId, paymentId, barcode) => {
    expect(billIdOf({ fileNumber, companyCode: '062' })).toBe(billId);
    expect(paymentIdOf({ billId, amount: rial(amount), yearDigit, period })).toBe(paymentId);
    expect(barcodeOf(billId, paymentId)).toBe(barcode);
    expect(isPaymentId(barcode.slice(0, 13), barcode.slice(13))).toBe(true);
  });
  it('drops leading zeros of a file number', () =>
    expect(billIdOf({ fileNumber: '07654321', companyCode: '062' })).toBe('765432106230'));
  it('has the check digits of the worked example (8.6)', () => {
    expect(checkDigit('876543210623')).toBe(9);
    expect(checkDigit('456504')).toBe(5);
    expect(checkDigit('87654321062394565045')).toBe(2);
  });
  it('creates valid ids that contain their parts', () => {
    const parts = fc.record({
      file: fc.integer({ min: 1, max: 99_999_999 }),
      thousands: fc.integer({ min: 1, max: 99_999_999 }),
      yearDigit: fc.integer({ min: 0, max: 9 }),
      period: fc.integer({ min: 0, max: 99 }),
    });
    fc.assert(
      fc.property(parts, ({ file, thousands, yearDigit, period }) => {
        const billId = billIdOf({ fileNumber: String(file), companyCode: '062' });
        const content = { amount: rial(thousands * 1000), yearDigit, period };
        const paymentId = paymentIdOf({ billId, ...content });
        expect(isBillId(billId) && isPaymentId(billId, paymentId)).toBe(true);
        expect(readPaymentId(paymentId)).toEqual(content);
        expect(barcodeOf(billId, paymentId)).toHaveLength(26);
      }),
    );
  });
});

describe('invalid parts', () => {
  it('an amount that is not a multiple of 1,000 rials, zero, or too large (8.2)', () => {
    for (const amount of [1_500, 0, -1_000, 100_000_000_000]) {
      expect(() => paymentIdOf({ billId: '8765432106239', amount: rial(amount), yearDigit: 5, period: 4 })).toThrow(
        RangeError,
      );
    }
  });
  it('a year or period that does not fit', () => {
    expect(() => paymentIdOf({ billId: '8765432106239', amount: rial(1_000), yearDigit: 10, period: 4 })).toThrow(
      RangeError,
    );
    expect(() => paymentIdOf({ billId: '8765432106239', amount: rial(1_000), yearDigit: 5, period: 100 })).toThrow(
      RangeError,
    );
  });
  it('a file number or company code in another format', () => {
    for (const fileNumber of ['', '0', '123456789', '12a', '۱۲'])
      expect(() => billIdOf({ fileNumber, companyCode: '062' })).toThrow(RangeError);
    expect(() => billIdOf({ fileNumber: '1', companyCode: '62' })).toThrow(RangeError);
    for (const text of ['', '0', '12345', '08765432106239', 'abcdef', '87654321062390'])
      expect(isBillId(text)).toBe(false);
    for (const text of ['', 'x', '12345']) expect(() => readPaymentId(text)).toThrow(RangeError);
    expect(isPaymentId('', '')).toBe(false);
    expect(() => checkDigit('')).toThrow(RangeError);
  });
});
