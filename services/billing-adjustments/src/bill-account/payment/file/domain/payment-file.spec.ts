import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { given, judged } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import { cellsOf, paymentOf } from '../spec/payment-file.builders.ts';
import type { FileRow, MalformedRow, PaymentFileEvent, PaymentRow, RowResult } from './payment-file.messages.ts';
import {
  paymentFileMustBeSplit,
  paymentFileMustBeText,
  paymentFileMustHaveHeader,
  paymentFileMustHaveRows,
} from './payment-file.rules.ts';
import { nextPartOf, paymentFile, unidentifiedRowsOf } from './payment-file.ts';
import { columnOf, columns, readPaymentRow, withRepeats } from './payment-row.ts';

const fileId = 'f'.repeat(64);
const today = '2026-10-01' as CivilDate;
const about = { file: '20000901', amount: 171_000, receipt: 'R-1' };
const row = (line: number, more: Partial<typeof about> = {}): PaymentRow => ({
  line,
  ...paymentOf({ ...about, ...more }),
});
const received: PaymentFileEvent = {
  type: 'PaymentFileReceived',
  data: { fileId, channel: 'bank-1', rows: 3, parts: 2, receivedOn: today },
};
const rowsRead = (part: number, ...rows: FileRow[]): PaymentFileEvent => ({
  type: 'PaymentRowsRead',
  data: { fileId, part, rows },
});
const taken = (part: number, delivery: number, ...results: RowResult[]): PaymentFileEvent => ({
  type: 'PaymentRowsTaken',
  data: { fileId, delivery, part, results },
});
const result = (line: number, outcome: RowResult['outcome']): RowResult => ({
  line,
  outcome,
  amount: rial(171_000),
  ...(outcome === 'unidentified' && { unidentifiedPaymentId: `u-${line}` }),
});
const malformed: MalformedRow = { line: 3, rule: 'PaidOnMustBeReadable', field: 'paid_on' };
const first = rowsRead(0, row(2), malformed, row(4, { receipt: 'R-2' }));
const complete = [received, first, rowsRead(1, row(5, { receipt: 'R-3' }))];

describe('8.7: a payment file', () => {
  it('is received once, part by part in their order', () => {
    const file = given(paymentFile)
      .when({ type: 'ReceivePaymentFile', fileId, channel: 'bank-1', rows: 3, parts: 2, today })
      .then(received);
    file.when({ type: 'ReceivePaymentFile', fileId, channel: 'bank-1', rows: 3, parts: 2, today }).thenNothing();
    file.when({ type: 'ReadPaymentRows', part: 1, rows: [] }).thenNothing();
    file
      .when({ type: 'ReadPaymentRows', part: 0, rows: [row(2)] })
      .then(rowsRead(0, row(2)))
      .when({ type: 'ReadPaymentRows', part: 0, rows: [row(2)] })
      .thenNothing();
    given(paymentFile, ...complete)
      .when({ type: 'ReadPaymentRows', part: 2, rows: [] })
      .thenNothing();
  });
  it('is taken part by part, once all of them are stored; each part once', () => {
    expect(nextPartOf(given(paymentFile, received, first).state)).toBeUndefined();
    const stored = given(paymentFile, ...complete);
    expect(nextPartOf(stored.state)).toMatchObject({ delivery: 1, part: 0, rows: [{ line: 2 }, { line: 4 }] });
    const half = stored
      .when({ type: 'TakePaymentRows', delivery: 1, part: 0, results: [result(2, 'posted')] })
      .then(taken(0, 1, result(2, 'posted')));
    half.when({ type: 'TakePaymentRows', delivery: 1, part: 0, results: [] }).thenNothing();
    expect(nextPartOf(half.state)).toMatchObject({ part: 1, rows: [{ line: 5 }] });
  });
  it('case 03: delivered again, takes only unidentified rows, and only after all were taken', () => {
    const parts = [taken(0, 1, result(2, 'posted'), result(4, 'unidentified')), taken(1, 1, result(5, 'unidentified'))];
    const again = { type: 'DeliverPaymentFileAgain' as const, lines: [2, 4] };
    given(paymentFile, ...complete, parts[0]!)
      .when(again)
      .thenNothing();
    const all = given(paymentFile, ...complete, ...parts);
    expect(unidentifiedRowsOf(all.state).map(({ line }) => line)).toEqual([4, 5]);
    const second = all
      .when(again)
      .then({ type: 'PaymentFileDeliveredAgain', data: { fileId, delivery: 2, lines: [4] } });
    expect(nextPartOf(second.state)).toMatchObject({ delivery: 2, part: 0, rows: [{ line: 4 }] });
    const mended = second
      .when({ type: 'TakePaymentRows', delivery: 2, part: 0, results: [result(4, 'posted')] })
      .then(taken(0, 2, result(4, 'posted')));
    expect(nextPartOf(mended.state)).toBeUndefined();
    expect(unidentifiedRowsOf(mended.state).map(({ line }) => line)).toEqual([5]);
    mended.when(again).thenNothing();
  });
  it('15.4-45: a later line with the same payment names the first one', () => {
    const rows = [row(2), malformed, row(4, { receipt: '00R-1' }), row(5, { amount: 1_000 })];
    expect(withRepeats(rows)).toEqual([rows[0], malformed, { ...rows[2], repeatsLine: 2 }, rows[3]]);
  });
  it('8.7: PaymentFileMustExist', () =>
    given(paymentFile).when({ type: 'ReadPaymentRows', part: 0, rows: [] }).thenRejected('PaymentFileMustExist'));
  it('15.4-48, 8.7: rules of the file as a whole', () => {
    judged(paymentFileMustBeText(false)).thenRejected('PaymentFileMustBeText');
    judged(paymentFileMustHaveHeader(['bill_id'], columns)).thenRejected('PaymentFileMustHaveHeader');
    judged(paymentFileMustHaveHeader(columns.toReversed(), columns)).thenHolds();
    const persian = ['شناسه قبض', 'شناسه‌پرداخت', 'مبلغ', 'روز پرداخت', 'شماره رسيد'];
    judged(paymentFileMustHaveHeader(persian.map(columnOf), columns)).thenHolds();
    judged(paymentFileMustHaveRows(0)).thenRejected('PaymentFileMustHaveRows');
    judged(paymentFileMustBeSplit(3, 2)).thenRejected('PaymentFileMustBeSplit', { most: 2 });
  });
});

type Change = Readonly<Partial<Record<number, string>>>;

describe('15.4-40, 15.4-44: a row', () => {
  const good = cellsOf(about);
  const read = (change: Change) =>
    readPaymentRow(
      7,
      good.map((cell, place) => change[place] ?? cell),
      columns,
    );
  it('15.4-40, F7: has its ids without the zeros of a barcode, in any digits, in the order of the header', () => {
    const expected = { ...row(7), paidOn: '2026-09-11' };
    const changes: Change[] = [
      {},
      { 0: good[0]!.padStart(13, '0'), 1: good[1]!.padStart(13, '0') },
      { 2: '۱۷۱٬۰۰۰', 3: '۱۴۰۵/۶/۲۰' },
      { 0: `\u200f${good[0]}` },
    ];
    for (const change of changes) expect(read(change)).toEqual(expected);
    expect(readPaymentRow(7, good.toReversed(), columns.toReversed())).toEqual(expected);
  });
  it.each<[Change, string, string, string]>([
    [{ 0: '2.00009E+12' }, 'BillIdMustBeReadable', 'bill_id', 'situation 7'],
    [{ 0: '2000090106234' }, 'BillIdMustBeReadable', 'bill_id', '8.3'],
    [{ 0: '20000\ufffd106233' }, 'PaymentCellMustBeText', 'bill_id', '15.4-48'],
    [{ 1: '12' }, 'PaymentIdMustBeReadable', 'payment_id', '8.2'],
    [{ 1: '9850155' }, 'PaymentIdMustHaveRightCheckDigits', 'payment_id', '8.3'],
    [{ 2: '171000.5' }, 'AmountMustBeReadable', 'amount', '9.7'],
    [{ 2: '0' }, 'PaymentMustBePositive', 'amount', '7.2'],
    [{ 2: '99999999001' }, 'PaymentMustNotExceedPaymentId', 'amount', '8.2'],
    [{ 3: '1405-13-01' }, 'PaidOnMustExist', 'paid_on', '10.1'],
    [{ 3: '1404/12/30' }, 'PaidOnMustExist', 'paid_on', '15.4-44'],
    [{ 3: '05/06/20' }, 'PaidOnMustBeReadable', 'paid_on', '10.1'],
    [{ 4: '' }, 'ReceiptMustBeReadable', 'receipt', '15.4-45'],
  ])('%j is malformed by %s of column %s (%s)', (change, rule, field, _source) => {
    const found = read(change) as MalformedRow;
    judged({ rejected: found.rule, kind: 'rule', data: { ...found } }).thenRejected(rule, { line: 7, field });
    expect(found.amount).toBe(rule === 'AmountMustBeReadable' ? undefined : Number(change[2] ?? 171_000));
  });
  it('8.7: PaymentRowMustHaveEveryColumn', () => {
    const { rule } = readPaymentRow(7, good.slice(1), columns) as MalformedRow;
    judged({ rejected: rule, kind: 'rule', data: undefined }).thenRejected('PaymentRowMustHaveEveryColumn');
  });
});
