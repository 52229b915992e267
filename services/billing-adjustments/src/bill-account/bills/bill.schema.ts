import { civilDate, list, oneOf, optional, rial, text, truth, volume, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { carriedLine, charges, line } from './figures.schema.ts';

/** What a subscriber pays or disputes. */
export const face = Type.Object(
  {
    billNumber: text('number of the bill'),
    billId: text('bill id (8.1)'),
    paymentId: optional(text('payment id (8.2); absent when nothing is payable')),
    year: whole('Jalali year of the closing reading'),
    period: whole('running number in the year'),
    issue: whole('1 as first issued, more for a corrective bill'),
    periodFrom: civilDate('first day of the period'),
    periodTo: civilDate('day of the closing reading, not part of the period'),
    issuedOn: civilDate('day of issue'),
    paymentDeadline: civilDate('last day to pay and to object (B3-1, B3-5)'),
    consumption: volume('consumption'),
    estimated: truth('the closing reading is an estimate'),
    openingReadingId: text('reading that opens the period'),
    closingReadingId: text('reading that closes it'),
    contractorId: optional(text('reading contractor of the closing reading')),
    charges,
    carriedForward: rial('balance before this bill'),
    payable: rial('asked for, a multiple of 1,000'),
    remainder: rial('what stays in the balance'),
  },
  { $id: 'Face' },
);

/** A bill as it was issued, and what is valid of it now. */
export const bill = Type.Object(
  {
    ...face.properties,
    accountId: text('account'),
    meterId: text('meter'),
    place: whole("revision in the account's stream: the order of issue"),
    status: oneOf('status', ['issued', 'paid', 'superseded', 'corrected']),
    settled: truth('nothing is left of it that could be paid (15.4-15)'),
    paid: rial('paid by its own payment id'),
    standing: charges,
    lines: list('lines that are valid after corrections', line),
    carried: list('the balance brought along, as lines', carriedLine),
    supersededBy: optional(text('corrective bill that replaces it')),
    replaces: optional(text('bill that it replaces')),
    corrections: list('corrections that touched it', Type.String()),
  },
  { $id: 'Bill', description: '`charges` as issued, `standing` after corrections' },
);
