import type { PaymentFileRowDto } from '../../../api/generated/billing-adjustments.ts';
import type { Language } from '../../../words/language.tsx';

const TITLES = {
  fa: ['سطر', 'ستون', 'علت', 'شناسه قبض', 'شناسه پرداخت', 'مبلغ', 'روز پرداخت', 'شماره رسید'],
  en: ['line', 'column', 'why', 'bill_id', 'payment_id', 'amount', 'paid_on', 'receipt'],
} as const;

/** A sheet would take a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cellOf = (value: string | number | undefined): string => {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The refused rows for the bank: line, column and reason in words, and what could be read; separated by commas. */
export const refusedRowsAsCsv = (rows: readonly PaymentFileRowDto[], language: Language): string =>
  [
    TITLES[language],
    ...rows.map((row) => [
      row.line,
      row.fieldTitle?.[language],
      row.says?.[language],
      row.billId,
      row.paymentId,
      row.amount,
      row.paidOn,
      row.receiptNumber,
    ]),
  ]
    .map((cells) => cells.map(cellOf).join(','))
    .join('\r\n');
