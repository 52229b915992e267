import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { BillAccount } from '../../../domain/bill-account.state.ts';
import type { ReversalReason } from '../../../domain/payment/reversal/reversal-reason.ts';
import type { MoneyDuties } from '../../../domain/payment/duties.rules.ts';
import type { MoneyActor } from '../../../domain/payment/money-actor.ts';

/** A payment that came back, and its account. One cheque may have paid several (15.4-47). */
export interface ReturnedPayment {
  readonly reference: string;
  readonly accountId: string;
  readonly receiptNumber: string;
  readonly amount: Rial;
}

/** All payments of the receipt come back, or only the named one (15.4-47). */
export type ReversalExtent = 'wholeReceipt' | 'thisPayment';

/** The bank's notice of the return, or the letter that shows the right account. */
export interface ReversalEvidence {
  readonly documentNumber: string;
  readonly documentDate: CivilDate;
  readonly remarks?: string;
}

export type RequestReversal = {
  readonly type: 'RequestReversal';
  /** Reference of the first payment. */
  readonly reversalId: string;
  readonly payments: readonly ReturnedPayment[];
  readonly reason: ReversalReason;
  readonly extent: ReversalExtent;
  readonly evidence: ReversalEvidence;
  readonly actor: MoneyActor;
  /** The accounts of the payments as they are now, in their order. */
  readonly accounts: readonly BillAccount[];
  readonly today: CivilDate;
};
export type ConfirmReversal = {
  readonly type: 'ConfirmReversal';
  readonly actor: MoneyActor;
  readonly accounts: readonly BillAccount[];
  /** References of the payments of the receipt that were not reversed. */
  readonly ofReceipt: readonly string[];
  /** Absent: the policy bars only the person who requested it. */
  readonly duties?: MoneyDuties;
  readonly today: CivilDate;
};
export type DeclineReversal = {
  readonly type: 'DeclineReversal';
  readonly reason: string;
  readonly actor: MoneyActor;
  readonly today: CivilDate;
};
/** What the accounts answered: a payment that was refunded meanwhile is not reversed. */
export type RecordPosting = {
  readonly type: 'RecordPosting';
  readonly results: readonly PostingResult[];
  readonly today: CivilDate;
};
export type PaymentReversalCommand = RequestReversal | ConfirmReversal | DeclineReversal | RecordPosting;

export interface PostingResult {
  readonly reference: string;
  /** Rule that the reversal broke; absent if the payment was reversed. */
  readonly refusedBy?: string;
}

/** A person of the county asked to take payments back, with the bank's evidence (8.7, 15.4-47). */
export type PaymentReversalRequested = DomainEvent<
  'PaymentReversalRequested',
  {
    readonly reversalId: string;
    readonly payments: readonly ReturnedPayment[];
    readonly reason: ReversalReason;
    /** Absent in older events: not known. */
    readonly extent?: ReversalExtent;
    readonly evidence: ReversalEvidence;
    readonly countyOffice: string;
    readonly requestedBy: string;
    readonly requestedOn: CivilDate;
  }
>;

/** A second person confirmed the reversal; the accounts are posted next (7.5). */
export type PaymentReversalConfirmed = DomainEvent<
  'PaymentReversalConfirmed',
  { readonly reversalId: string; readonly confirmedBy: string; readonly confirmedOn: CivilDate }
>;

/** The reversal was declined or withdrawn; the payments stay as they are (7.5). */
export type PaymentReversalDeclined = DomainEvent<
  'PaymentReversalDeclined',
  {
    readonly reversalId: string;
    readonly declinedBy: string;
    readonly reason: string;
    readonly declinedOn: CivilDate;
  }
>;

/** Every account of the reversal was posted, or refused by a rule (15.4-47). */
export type PaymentReversalPosted = DomainEvent<
  'PaymentReversalPosted',
  { readonly reversalId: string; readonly results: readonly PostingResult[]; readonly postedOn: CivilDate }
>;

export type PaymentReversalEvent =
  | PaymentReversalRequested
  | PaymentReversalConfirmed
  | PaymentReversalDeclined
  | PaymentReversalPosted;
