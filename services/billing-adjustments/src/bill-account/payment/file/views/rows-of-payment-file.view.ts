import { civilDate, defineView, eventsOf, oneOf, optional, rial, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { isMalformed, type FileRow } from '../domain/payment-file.messages.ts';
import { paymentFile } from '../domain/payment-file.ts';

export const rowOutcomes = ['waiting', 'posted', 'repeated', 'unidentified', 'malformed'] as const;

const document = Type.Object(
  {
    fileId: text('payment file'),
    line: whole('line of the file; the header is line 1'),
    outcome: oneOf('what the row brought', rowOutcomes),
    billId: optional(text('bill id')),
    paymentId: optional(text('payment id')),
    amount: optional(rial('amount')),
    paidOn: optional(civilDate('day of payment')),
    receiptNumber: optional(text('number of the receipt')),
    accountId: optional(text('account of the payment')),
    unidentifiedPaymentId: optional(text('unidentified payment')),
    repeatsLine: optional(whole('earlier line with the same payment')),
    rule: optional(text('rule that a malformed row breaks')),
    field: optional(text('column')),
    data: optional(Type.Record(Type.String(), Type.Unknown(), { description: 'values that the rule compared' })),
  },
  { $id: 'PaymentFileRow' },
);
export type PaymentRowDocument = DocumentOf<typeof document>;

/** Lines have seven digits at most, so that keys of one file are in the order of its lines. */
const keyOf = (fileId: string, line: number): string => `${fileId}-${String(line).padStart(7, '0')}`;
const lineIn = (key: string): number => Number(key.slice(-7));

const readAs = (fileId: string, row: FileRow): PaymentRowDocument => {
  if (isMalformed(row)) return { fileId, outcome: 'malformed', ...row };
  return { fileId, outcome: row.repeatsLine === undefined ? 'waiting' : 'repeated', ...row };
};

/** One document per row. */
export const rowsOfPaymentFile = defineView({
  name: 'rows-of-payment-file',
  version: 1,
  question: 'What became of each row of a payment file? For channels, receivables and auditors.',
  source: eventsOf(paymentFile),
  document,
  indexes: [
    { fileId: 1, line: 1 },
    { fileId: 1, outcome: 1, line: 1 },
  ],
  hidden: ['fileId'],
}).on({
  PaymentRowsRead: {
    keys: ({ data: { fileId, rows } }) => rows.map(({ line }) => keyOf(fileId, line)),
    change: (_, { data: { fileId, rows } }, key) =>
      readAs(
        fileId,
        rows.find(({ line }) => line === lineIn(key))!,
      ),
  },
  PaymentRowsTaken: {
    keys: ({ data: { fileId, results } }) => results.map(({ line }) => keyOf(fileId, line)),
    change: (document, { data: { results } }, key) => {
      const { replaces: _, ...result } = results.find(({ line }) => line === lineIn(key))!;
      return document && { ...document, ...result };
    },
  },
  PaymentFileReceived: 'ignored',
  PaymentFileDeliveredAgain: 'ignored',
});
