import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { ReportedPayment } from '../../../domain/payment/payment-identity.ts';

/** A well-formed row. */
export interface PaymentRow extends Omit<ReportedPayment, 'channel'> {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  /** Earlier line of the file with the same payment (15.4-45). */
  readonly repeatsLine?: number;
}

/** A row that cannot be read: the rule, the column, and the amount if that is readable. */
export interface MalformedRow {
  readonly line: number;
  readonly rule: string;
  readonly field?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly amount?: Rial;
}
export type FileRow = PaymentRow | MalformedRow;
export const isMalformed = (row: FileRow): row is MalformedRow => 'rule' in row;

/** What a row brought: a payment of an account, one that was reported before, or one that waits for a person. */
export interface RowResult {
  readonly line: number;
  readonly outcome: 'posted' | 'repeated' | 'unidentified';
  readonly amount: Rial;
  /** Account of the payment; absent if it is unidentified. */
  readonly accountId?: string;
  readonly unidentifiedPaymentId?: string;
  /** Outcome of an earlier delivery that this one replaces. */
  readonly replaces?: 'repeated' | 'unidentified';
}

export interface ReceivePaymentFile {
  readonly type: 'ReceivePaymentFile';
  readonly fileId: string;
  readonly channel: string;
  readonly rows: number;
  readonly parts: number;
  readonly today: CivilDate;
}
export interface ReadPaymentRows {
  readonly type: 'ReadPaymentRows';
  readonly part: number;
  readonly rows: readonly FileRow[];
}
export interface TakePaymentRows {
  readonly type: 'TakePaymentRows';
  readonly delivery: number;
  readonly part: number;
  readonly results: readonly RowResult[];
}
/** The same file arrived again, and the cause of these unidentified rows is gone. */
export interface DeliverPaymentFileAgain {
  readonly type: 'DeliverPaymentFileAgain';
  readonly lines: readonly number[];
}
export type PaymentFileCommand = ReceivePaymentFile | ReadPaymentRows | TakePaymentRows | DeliverPaymentFileAgain;

/** A channel delivered a file of payments; its rows follow in parts (8.7). */
export type PaymentFileReceived = DomainEvent<
  'PaymentFileReceived',
  {
    readonly fileId: string;
    readonly channel: string;
    readonly rows: number;
    readonly parts: number;
    readonly receivedOn: CivilDate;
  }
>;

/** A part of the rows of a file, as read; a malformed row is named by line, rule and column (8.7, 15.4-48). */
export type PaymentRowsRead = DomainEvent<
  'PaymentRowsRead',
  { readonly fileId: string; readonly part: number; readonly rows: readonly FileRow[] }
>;

/** The well-formed rows of a part became payments or unidentified payments, each once (8.7, 15.4-45). */
export type PaymentRowsTaken = DomainEvent<
  'PaymentRowsTaken',
  {
    readonly fileId: string;
    /** 1 for the first delivery of the file. */
    readonly delivery: number;
    readonly part: number;
    readonly results: readonly RowResult[];
  }
>;

/** The same file arrived again; these rows can be posted now, because the cause of the doubt is gone (8.7). */
export type PaymentFileDeliveredAgain = DomainEvent<
  'PaymentFileDeliveredAgain',
  { readonly fileId: string; readonly delivery: number; readonly lines: readonly number[] }
>;

export type PaymentFileEvent = PaymentFileReceived | PaymentRowsRead | PaymentRowsTaken | PaymentFileDeliveredAgain;
