import { rial as rialOf } from '@pishkhan/money';
import { defineView, eventsOf, oneOf, rial, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { isMalformed, type FileRow, type RowResult } from '../domain/payment-file.messages.ts';
import { paymentFile } from '../domain/payment-file.ts';

export const fileStates = ['arriving', 'taking', 'taken'] as const;

const sum = Type.Object(
  { rows: whole('number of rows'), amount: rial('sum of the readable amounts') },
  { $id: 'PaymentRowSum' },
);
const totals = Type.Object(
  {
    posted: sum,
    repeated: sum,
    unidentified: sum,
    malformed: sum,
  },
  { $id: 'PaymentFileTotals' },
);
const document = Type.Object(
  {
    fileId: text('SHA-256 of channel and content'),
    channel: text('bank or other channel'),
    state: oneOf('arriving: not complete; taking: its rows become payments; taken: all rows have a result', fileStates),
    rows: whole('rows of the file'),
    totals,
    deliveries: whole('deliveries that brought something'),
    receivedAt: text('instant of the first delivery'),
    parts: whole('parts of the rows'),
    read: whole('parts that are stored'),
    left: whole('rows to take'),
  },
  { $id: 'PaymentFile' },
);
export type PaymentFileDocument = DocumentOf<typeof document>;
type Totals = PaymentFileDocument['totals'];
type Outcome = keyof Totals;

const nothing = { rows: 0, amount: rialOf(0) };
const none: Totals = { posted: nothing, repeated: nothing, unidentified: nothing, malformed: nothing };

const adding = (before: Totals, outcome: Outcome, amount: number, rows = 1): Totals => ({
  ...before,
  [outcome]: { rows: before[outcome].rows + rows, amount: rialOf(before[outcome].amount + amount) },
});

const read = (before: Totals, rows: readonly FileRow[]): Totals =>
  rows.reduce((sums, row) => {
    if (isMalformed(row)) return adding(sums, 'malformed', row.amount ?? 0);
    return row.repeatsLine === undefined ? sums : adding(sums, 'repeated', row.amount);
  }, before);

const isLeft = (row: FileRow): boolean => !isMalformed(row) && row.repeatsLine === undefined;

const taken = (before: Totals, results: readonly RowResult[]): Totals =>
  results.reduce(
    (sums, { outcome, amount, replaces }) =>
      adding(replaces === undefined ? sums : adding(sums, replaces, -amount, -1), outcome, amount),
    before,
  );

const withState = (document: Omit<PaymentFileDocument, 'state'>): PaymentFileDocument => ({
  ...document,
  state: document.read < document.parts ? 'arriving' : document.left > 0 ? 'taking' : 'taken',
});

/** One document per file. */
export const paymentFiles = defineView({
  name: 'payment-files',
  version: 1,
  question:
    'Which payment files did a channel deliver, and how many rows and rials were posted, repeated, unidentified or malformed? For channels, receivables and auditors.',
  source: eventsOf(paymentFile),
  document,
  indexes: [{ channel: 1, receivedAt: -1 }, { receivedAt: -1 }],
  hidden: ['parts', 'read', 'left'],
}).on({
  PaymentFileReceived: (_, { data: { fileId, channel, rows, parts }, recordedAt }) =>
    withState({
      fileId,
      channel,
      rows,
      totals: none,
      deliveries: 1,
      receivedAt: recordedAt,
      parts,
      read: 0,
      left: 0,
    }),
  PaymentRowsRead: (document, { data: { rows } }) =>
    document &&
    withState({
      ...document,
      totals: read(document.totals, rows),
      read: document.read + 1,
      left: document.left + rows.filter(isLeft).length,
    }),
  PaymentRowsTaken: (document, { data: { results } }) =>
    document &&
    withState({
      ...document,
      totals: taken(document.totals, results),
      left: document.left - results.length,
    }),
  PaymentFileDeliveredAgain: (document, { data: { delivery, lines } }) =>
    document && withState({ ...document, deliveries: delivery, left: lines.length }),
});
