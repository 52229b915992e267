import type { Rejection } from '@pishkhan/decider';
import { searchKey } from '@pishkhan/identifiers';
import { amount, billId, civilDate, paymentId, receiptNumber } from '@pishkhan/fields';
import {
  paymentIdMustHaveRightCheckDigits,
  paymentMustBePositive,
  paymentMustNotExceedPaymentId,
} from '../../../domain/bill-account.rules.ts';
import { identityTextOf } from '../../../domain/payment/payment-identity.ts';
import { isMalformed, type FileRow, type MalformedRow } from './payment-file.messages.ts';
import {
  amountMustBeReadable,
  billIdMustBeReadable,
  paidOnMustBeReadable,
  paidOnMustExist,
  paymentCellMustBeText,
  paymentIdMustBeReadable,
  paymentRowMustHaveEveryColumn,
  receiptMustBeReadable,
} from './payment-row.rules.ts';

export const columns = ['bill_id', 'payment_id', 'amount', 'paid_on', 'receipt'] as const;
export type Column = (typeof columns)[number];

/** Persian names of the columns, as the sentence about the header gives them, by their search key. */
const persianColumns: ReadonlyMap<string, Column> = new Map([
  ['شناسهقبض', 'bill_id'],
  ['شناسهپرداخت', 'payment_id'],
  ['مبلغ', 'amount'],
  ['روزپرداخت', 'paid_on'],
  ['تاریخپرداخت', 'paid_on'],
  ['شمارهرسید', 'receipt'],
]);
/** Column of a name in the header, in either language. */
export const columnOf = (name: string): string => persianColumns.get(searchKey(name)) ?? name;

/** The columns as field types: digits, separators and marks are normalised as everywhere (15.4-40, 15.4-44). */
const cellTypes = {
  bill_id: billId(),
  payment_id: paymentId(),
  amount: amount(),
  paid_on: civilDate(),
  receipt: receiptNumber(),
};

const malformed = (line: number, { rejected, data }: Rejection, field?: Column): MalformedRow => ({
  line,
  rule: rejected,
  ...(field && { field }),
  ...(data && { data }),
});

/** Reads one row in the column order of the header. */
export const readPaymentRow = (line: number, cells: readonly string[], order: readonly Column[]): FileRow => {
  const misshapen = paymentRowMustHaveEveryColumn(cells.length, columns.length);
  if (misshapen) return malformed(line, misshapen);
  const cell = (column: Column) => cells[order.indexOf(column)]!;
  const row = {
    billId: cellTypes.bill_id.read(cell('bill_id')),
    paymentId: cellTypes.payment_id.read(cell('payment_id')),
    amount: cellTypes.amount.read(cell('amount')),
    paidOn: cellTypes.paid_on.read(cell('paid_on')),
    receiptNumber: cellTypes.receipt.read(cell('receipt')),
  };
  const fault = firstFault([
    ...columns.map((column) => () => [paymentCellMustBeText(cell(column)), column] as const),
    () => [billIdMustBeReadable(row.billId), 'bill_id'],
    () => [paymentIdMustBeReadable(row.paymentId), 'payment_id'],
    () => [amountMustBeReadable(row.amount), 'amount'],
    () => [paidOnMustExist(cell('paid_on')), 'paid_on'],
    () => [paidOnMustBeReadable(row.paidOn), 'paid_on'],
    () => [receiptMustBeReadable(row.receiptNumber), 'receipt'],
    () => [paymentIdMustHaveRightCheckDigits(row as Complete), 'payment_id'],
    () => [paymentMustBePositive(row as Complete), 'amount'],
    () => [paymentMustNotExceedPaymentId(row as Complete), 'amount'],
  ]);
  if (!fault) return { line, ...(row as Complete) };
  return { ...malformed(line, ...fault), ...(row.amount !== undefined && { amount: row.amount }) };
};

type Complete = Parameters<typeof paymentIdMustHaveRightCheckDigits>[0];
type Judgement = () => readonly [Rejection | false, Column];

const firstFault = (judgements: readonly Judgement[]): readonly [Rejection, Column] | undefined => {
  for (const judge of judgements) {
    const [fault, column] = judge();
    if (fault) return [fault, column];
  }
  return undefined;
};

/** A later row of the same payment names the first one (15.4-45, situation 2). */
export const withRepeats = (rows: readonly FileRow[]): readonly FileRow[] => {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (isMalformed(row)) return row;
    const key = identityTextOf(row);
    const repeatsLine = first.get(key);
    if (repeatsLine === undefined) first.set(key, row.line);
    return repeatsLine === undefined ? row : { ...row, repeatsLine };
  });
};
