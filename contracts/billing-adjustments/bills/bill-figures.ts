import { Type } from 'typebox';
import { civilDate, digits, id, index, rial, volume } from '../../fields.ts';

/** The charges of a bill by line (11.6), and its payable amount (11.7). */
export const charges = Type.Object({
  gasPrice: rial('gas price (گازبها)'),
  standingCharge: rial('standing charge (آبونمان)'),
  levy: rial('rural gas-supply levy (عوارض گازرسانی)'),
  vat: rial('value added tax'),
  total: rial('sum of the lines'),
});

/** The printed content of a bill. */
export const billFace = Type.Object({
  billNumber: id('number of the bill'),
  billId: digits('bill id (8.1)', 6, 13),
  paymentId: Type.Optional(digits('payment id (8.2); absent if no amount is payable', 6, 13)),
  periodFrom: civilDate('first day of the period'),
  periodTo: civilDate('day of the closing reading, not part of the period (15.4-19)'),
  issuedOn: civilDate('day of issue'),
  paymentDeadline: civilDate('last day to pay and to object (B3-1, B3-5)'),
  consumption: volume('consumption'),
  openingReadingId: id('reading that opens the period'),
  closingReadingId: id('reading that closes it'),
  contractorId: Type.Optional(id('contractor of the closing reading')),
  charges,
  carriedForward: rial('balance before this bill: debt, credit (negative) and thousand-rial remainder'),
  payable: rial('amount to pay, a multiple of 1,000'),
  remainder: rial('carried to the next bill: below 1,000 (11.7), a credit, or with `payableOnNextBill`'),
  payableOnNextBill: Type.Optional(
    rial('payable amount of the next bill, because every payment id of the year with this amount is used (8.7)'),
  ),
});

export const exampleBill = {
  billNumber: '1000001-1405-07-1',
  billId: '1020304006239',
  paymentId: '367507',
  periodFrom: '2026-09-22',
  periodTo: '2026-10-22',
  issuedOn: '2026-10-23',
  paymentDeadline: '2026-11-22',
  consumption: '620.000',
  openingReadingId: '2e0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c21',
  closingReadingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
  contractorId: 'contractor-zagros',
  charges: { gasPrice: 309_120, standingCharge: 0, levy: 30_912, vat: 27_821, total: 367_853 },
  carriedForward: 0,
  payable: 367_000,
  remainder: 853,
};

/** What each meter measured of the period of a bill (11.4). */
export const meterParts = Type.Array(
  Type.Object({
    meterId: id('meter'),
    from: civilDate('day of its first index in the period'),
    to: civilDate('day of its last index in the period'),
    openingIndex: index('first index'),
    closingIndex: index('last index'),
    recorded: Type.Integer({ description: 'm³ by the indexes' }),
    factors: Type.Optional(
      Type.Array(
        Type.Object({
          from: civilDate('first day of the factor'),
          factor: Type.String({ pattern: '^\\d+\\.\\d{6}$', description: 'standard m³ per m³ at the meter' }),
        }),
        { description: 'of a major subscriber, billed in standard m³ (11.4); absent of the others' },
      ),
    ),
    consumption: volume(
      'what counts: by the factors, and other than recorded on days of an error or a fault (11.4, 15.4-17, A2-6)',
    ),
  }),
  {
    description:
      'what each meter measured, after an exchange or on days of an error or a fault; absent if the consumption is one index difference, and in messages of earlier releases',
  },
);

/** By which the lines of a bill are rated (15.4-41). */
export const ratedBy = Type.Array(id('tariff version'), {
  description: 'tariff versions by which its lines are rated; absent in messages of earlier releases',
});
