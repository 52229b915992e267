import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import {
  isMalformed,
  type DeliverPaymentFileAgain,
  type FileRow,
  type PaymentFileCommand,
  type PaymentFileEvent,
  type PaymentFileReceived,
  type PaymentRow,
  type ReadPaymentRows,
  type RowResult,
  type TakePaymentRows,
} from './payment-file.messages.ts';
import { paymentFileMustExist } from './payment-file.rules.ts';

/** Rows of one part: one event, and one turn of the background work. */
export const ROWS_OF_A_PART = 250;

type Received = PaymentFileReceived['data'];
type Known = Received & {
  readonly status: 'known';
  /** Parts of the rows, in order. */
  readonly read: readonly (readonly FileRow[])[];
  /** 1 until the file arrives again and some of its rows can be posted then. */
  readonly delivery: number;
  /** Lines to take in a later delivery. */
  readonly lines: readonly number[];
  /** Parts taken in this delivery. */
  readonly taken: number;
  readonly results: Readonly<Record<number, RowResult>>;
};
export type PaymentFileState = { readonly status: 'unknown' } | Known;

/** The rows to take next, in the order of the file. */
export interface NextPart {
  readonly delivery: number;
  readonly part: number;
  readonly rows: readonly PaymentRow[];
}

const isPayment = (row: FileRow): row is PaymentRow => !isMalformed(row);

const partOf = ({ read, delivery, lines, taken }: Known): readonly PaymentRow[] | undefined => {
  if (delivery === 1) return read[taken]?.filter(isPayment).filter(({ repeatsLine }) => repeatsLine === undefined);
  const again = new Set(lines.slice(taken * ROWS_OF_A_PART, (taken + 1) * ROWS_OF_A_PART));
  return again.size === 0
    ? undefined
    : read
        .flat()
        .filter(isPayment)
        .filter(({ line }) => again.has(line));
};

const isComplete = ({ read, parts }: Known): boolean => read.length === parts;

/** Nothing is taken before every part is stored: a delivery that broke off is completed by the next one. */
export const nextPartOf = (state: PaymentFileState): NextPart | undefined => {
  if (state.status === 'unknown' || !isComplete(state)) return undefined;
  const rows = partOf(state);
  return rows && { delivery: state.delivery, part: state.taken, rows };
};

/** Rows whose payment waits for a person, once the whole file is taken. */
export const unidentifiedRowsOf = (state: PaymentFileState): readonly PaymentRow[] => {
  if (state.status === 'unknown' || !isComplete(state) || nextPartOf(state)) return [];
  return state.read
    .flat()
    .filter(isPayment)
    .filter(({ line }) => {
      const { outcome, unidentifiedPaymentId } = state.results[line] ?? {};
      return outcome !== 'posted' && unidentifiedPaymentId !== undefined;
    });
};

const read = (state: Known, { part, rows }: ReadPaymentRows): Decision<PaymentFileEvent> =>
  part === state.read.length && part < state.parts
    ? accept<PaymentFileEvent>({ type: 'PaymentRowsRead', data: { fileId: state.fileId, part, rows } })
    : nothing();

const take = (state: Known, { delivery, part, results }: TakePaymentRows): Decision<PaymentFileEvent> =>
  delivery === state.delivery && part === state.taken
    ? accept<PaymentFileEvent>({ type: 'PaymentRowsTaken', data: { fileId: state.fileId, delivery, part, results } })
    : nothing();

const deliverAgain = (state: Known, { lines }: DeliverPaymentFileAgain): Decision<PaymentFileEvent> => {
  const unidentified = new Set(unidentifiedRowsOf(state).map(({ line }) => line));
  const again = lines.filter((line) => unidentified.has(line));
  return again.length === 0
    ? nothing()
    : accept<PaymentFileEvent>({
        type: 'PaymentFileDeliveredAgain',
        data: { fileId: state.fileId, delivery: state.delivery + 1, lines: again },
      });
};

/**
 * One file of a payment channel. Its id is the SHA-256 of channel and content, so the same file is one file, however
 * often it arrives (8.7).
 */
export const paymentFile: Decider<PaymentFileCommand, PaymentFileEvent, PaymentFileState> = {
  category: 'payment-file',
  events: { PaymentFileReceived: 1, PaymentRowsRead: 1, PaymentRowsTaken: 1, PaymentFileDeliveredAgain: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'ReceivePaymentFile') {
      const { type: _, today, ...file } = command;
      return state.status === 'unknown'
        ? accept<PaymentFileEvent>({ type: 'PaymentFileReceived', data: { ...file, receivedOn: today } })
        : nothing();
    }
    if (state.status === 'unknown') return paymentFileMustExist(false) || nothing();
    switch (command.type) {
      case 'ReadPaymentRows':
        return read(state, command);
      case 'TakePaymentRows':
        return take(state, command);
      case 'DeliverPaymentFileAgain':
        return deliverAgain(state, command);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'PaymentFileReceived')
      return { status: 'known', ...event.data, read: [], delivery: 1, lines: [], taken: 0, results: {} };
    const known = state as Known;
    switch (event.type) {
      case 'PaymentRowsRead':
        return { ...known, read: [...known.read, event.data.rows] };
      case 'PaymentRowsTaken':
        return {
          ...known,
          taken: known.taken + 1,
          results: { ...known.results, ...Object.fromEntries(event.data.results.map((each) => [each.line, each])) },
        };
      case 'PaymentFileDeliveredAgain':
        return { ...known, delivery: event.data.delivery, lines: event.data.lines, taken: 0 };
    }
  },
};
