import { civilDate, list, optional, rial, text, titled, truth, volume, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { carriedLine, charges, line } from './figures.schema.ts';

/** The printed content of a bill. */
export const face = Type.Object(
  {
    billNumber: text('number of the bill'),
    billId: text('bill id (8.1)'),
    paymentId: optional(text('payment id (8.2); absent when nothing is payable')),
    year: whole('Jalali year of the closing reading'),
    period: whole('running number in the year'),
    issue: whole('1 for the first issue, higher for a corrective bill'),
    periodFrom: civilDate('first day of the period'),
    periodTo: civilDate('day of the closing reading, not part of the period'),
    issuedOn: civilDate('day of issue'),
    paymentDeadline: civilDate('last day to pay and to object (B3-1, B3-5)'),
    consumption: volume('consumption'),
    estimated: truth('the closing reading is an estimate'),
    openingReadingId: text('reading that opens the period'),
    closingReadingId: text('reading that closes it'),
    contractorId: optional(text('contractor of the closing reading')),
    charges,
    ratingRule: optional(whole('rule for the base of levy and VAT: 2 is the printed lines (15.4-30); absent is 1')),
    carriedForward: rial('balance before this bill'),
    payable: rial('amount to pay, a multiple of 1,000'),
    remainder: rial('amount that stays in the balance'),
    payableOnNextBill: optional(
      rial('payable amount that goes to the next bill, because every payment id of the year is used (8.7)'),
    ),
  },
  { $id: 'Face' },
);

export const billStates = {
  issued: { fa: 'صادر شده', en: 'issued' },
  paid: { fa: 'پرداخت شده', en: 'paid' },
  superseded: { fa: 'جایگزین شده', en: 'replaced' },
  corrected: { fa: 'اصلاح شده', en: 'corrected' },
} as const;

/** A bill as issued, with its current charges. */
export const bill = Type.Object(
  {
    ...face.properties,
    accountId: text('account'),
    meterId: text('meter'),
    place: whole("revision in the account's stream: the order of issue"),
    status: titled('status', billStates),
    settled: truth('no amount is left to pay (15.4-15)'),
    paid: rial('paid by its own payment id'),
    leftToPay: rial('what is left to pay with its payment id; 0 for a settled or replaced bill'),
    standing: charges,
    lines: list('current lines, after corrections', line),
    carried: list('the previous balance as lines', carriedLine),
    supersededBy: optional(text('corrective bill that replaces it')),
    replaces: optional(text('bill that it replaces')),
    corrections: list('corrections of this bill', Type.String()),
  },
  { $id: 'Bill', description: '`charges` as issued, `standing` after corrections' },
);
