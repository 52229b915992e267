import { rule } from '@pishkhan/decider';
import { isMissingDay } from '@pishkhan/fields';

/** A row has exactly the columns of the header (8.7). */
export const paymentRowMustHaveEveryColumn = rule(
  'PaymentRowMustHaveEveryColumn',
  { fa: 'تعداد ستون‌های سطر درست نیست', en: 'The row does not have every column' },
  (cells: number, columns: number) => cells !== columns && { columns },
);

/** A cell that is invalid in the encoding of the file is rejected by name, never stored (15.4-48). */
export const paymentCellMustBeText = rule(
  'PaymentCellMustBeText',
  { fa: 'متن این ستون خوانا نیست', en: 'The cell is not valid text in the encoding of the file' },
  (cell: string) => cell.includes('\ufffd'),
);

/** A bill id has 6 to 13 digits with a check digit; a spreadsheet's 2.00009E+12 is none (8.1). */
export const billIdMustBeReadable = rule(
  'BillIdMustBeReadable',
  { fa: 'شناسه قبض نادرست است', en: 'The bill id must be digits with a right check digit' },
  (billId: string | undefined) => billId === undefined,
);

/** A payment id has 6 to 13 digits (8.2). */
export const paymentIdMustBeReadable = rule(
  'PaymentIdMustBeReadable',
  { fa: 'شناسه پرداخت نادرست است', en: 'The payment id must be 6 to 13 digits' },
  (paymentId: string | undefined) => paymentId === undefined,
);

/** An amount is a whole number of rials; thousands may be separated (9.7). */
export const amountMustBeReadable = rule(
  'AmountMustBeReadable',
  { fa: 'مبلغ باید عدد صحیح به ریال باشد (مانند ۱۷۱۰۰۰ یا ۱۷۱٬۰۰۰)', en: 'The amount must be a whole number of rials' },
  (amount: number | undefined) => amount === undefined,
);

/** The day of payment is an existing day, Jalali or ISO (10.1, 15.4-44). */
export const paidOnMustBeReadable = rule(
  'PaidOnMustBeReadable',
  { fa: 'روز پرداخت نادرست است (مانند ۱۴۰۵/۰۶/۲۰)', en: 'The day must be such as 1405-06-20 or 2026-09-11' },
  (paidOn: string | undefined) => paidOn === undefined,
);

/** A day that the calendar does not have, such as 30 Esfand of a common year, is named as such (10.1, 15.4-44). */
export const paidOnMustExist = rule(
  'PaidOnMustExist',
  { fa: 'روز پرداخت در تقویم وجود ندارد (ماه یا روز نادرست است)', en: 'The calendar does not have this day' },
  (cell: string) => isMissingDay(cell),
);

/** The receipt number tells payments of a channel apart (15.4-45). */
export const receiptMustBeReadable = rule(
  'ReceiptMustBeReadable',
  {
    fa: 'شماره رسید را بنویسید (حداکثر ۸۰ نویسه)',
    en: 'The number of the receipt must have 1 to 80 signs',
  },
  (receiptNumber: string | undefined) => receiptNumber === undefined,
);
