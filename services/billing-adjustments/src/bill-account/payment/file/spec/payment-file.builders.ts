import type { CivilDate } from '@pishkhan/calendar';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';

export const header = 'bill_id,payment_id,amount,paid_on,receipt';

/** A row about an account of the district, by its file number. */
export interface RowOf {
  readonly file: string;
  readonly amount: number;
  readonly paidOn?: string;
  readonly receipt: string;
}
export const billIdFor = (fileNumber: string): string => billIdOf({ fileNumber, companyCode: '062' });
export const paymentIdFor = (fileNumber: string, amount: number): string =>
  paymentIdOf({ billId: billIdFor(fileNumber), amount: rial(amount), yearDigit: 5, period: 6 });

export const paymentOf = ({ file, amount, paidOn = '2026-09-11', receipt }: RowOf) => ({
  billId: billIdFor(file),
  paymentId: paymentIdFor(file, amount),
  amount: rial(amount),
  paidOn: paidOn as CivilDate,
  receiptNumber: receipt,
});

export const cellsOf = (row: RowOf): readonly string[] => {
  const { billId, paymentId, amount, receiptNumber } = paymentOf(row);
  return [billId, paymentId, String(amount), row.paidOn ?? '2026-09-11', receiptNumber];
};
export const csvOf = (...rows: readonly (RowOf | string)[]): string =>
  [header, ...rows.map((row) => (typeof row === 'string' ? row : cellsOf(row).join(','))), ''].join('\n');
