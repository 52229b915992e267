import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { BillAccount } from '../../../domain/bill-account.state.ts';
import type { ReversalReason } from '../../../domain/payment/reversal/reversal-reason.ts';
import type { MoneyDuties } from '../../../domain/payment/duties.rules.ts';
import type { MoneyActor } from '../../../domain/payment/money-actor.ts';
import type { Certificates } from '../../../../certificate/domain/certificate.messages.ts';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import type { InPlace } from '../../../domain/billing/bill.ts';
import type { CountedSum } from '../../../domain/correcting/approval/counted.ts';
import type { ReversalNeeds, ReversalPolicy, SameReceipt } from '../../../domain/payment/reversal/reversal-needs.ts';
import type { PostingResult, ReturnedPayment, ReversalEvidence, ReversalExtent } from './returned-payment.ts';
import type { MoneyStandInNaming, NamedForMoney } from '../../../domain/payment/signing/name-stand-in.ts';

export type { PostingResult, ReturnedPayment, ReversalEvidence, ReversalExtent };

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
  readonly sameReceipt?: SameReceipt | undefined;
  /** Version of the policy `reversal-approval` in force; absent if there is none. */
  readonly policy?: ReversalPolicy | undefined;
  readonly today: CivilDate;
};
export type ConfirmReversal = {
  readonly type: 'ConfirmReversal';
  readonly actor: MoneyActor;
  readonly accounts: readonly BillAccount[];
  /** References of the payments of the receipt that were not reversed. */
  readonly ofReceipt: readonly string[];
  /** Absent: as at the request. */
  readonly sameReceipt?: SameReceipt | undefined;
  /** Absent: the policy bars only the person who requested it. */
  readonly duties?: MoneyDuties;
  readonly policy?: ReversalPolicy | undefined;
  /** Of the person, if a representative: a stand-in must be certified. */
  readonly certificates?: Certificates;
  readonly today: CivilDate;
};
export type NameReversalStandIn = Omit<MoneyStandInNaming, 'policy' | 'duties'> & {
  readonly type: 'NameReversalStandIn';
  readonly accounts: readonly BillAccount[];
  readonly sameReceipt?: SameReceipt | undefined;
  readonly duties?: MoneyDuties;
  readonly policy?: ReversalPolicy | undefined;
};
/** An account answered that its sum needs further roles. */
export type FindReversalShort = ReversalNeeds & {
  readonly type: 'FindReversalShort';
  readonly takenBack: readonly string[];
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
export type PaymentReversalCommand =
  | RequestReversal
  | ConfirmReversal
  | NameReversalStandIn
  | FindReversalShort
  | DeclineReversal
  | RecordPosting;

interface Signed {
  readonly role: MoneyRole;
  readonly office: string;
  /** Absent for the own role. */
  readonly inPlace?: InPlace;
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
    /** Absent without a policy, and in older events: one person of either role confirms. */
    readonly approvalsNeeded?: readonly MoneyRole[];
    /** Version of the policy for its confirmations. */
    readonly policy?: string;
    /** Other payments of the receipt; absent if there are none, and in older events, which counted none (N3). */
    readonly sameReceipt?: SameReceipt;
    /** The sum that decided the band, on the account where most counts; absent under a policy without a window (N3). */
    readonly sum?: CountedSum;
  }
>;

/** One of several required persons confirmed the reversal (7.5). */
export type PaymentReversalApproved = DomainEvent<
  'PaymentReversalApproved',
  Signed & {
    readonly reversalId: string;
    readonly by: string;
    /** With the roles of a stricter policy or of a larger sum since the request. */
    readonly approvalsNeeded: readonly MoneyRole[];
    readonly on: CivilDate;
  }
>;

/** The head named a certified representative for a missing confirmation (15.4-35). */
export type PaymentReversalStandInNamed = DomainEvent<
  'PaymentReversalStandInNamed',
  NamedForMoney & { readonly reversalId: string }
>;

/** The last required person confirmed the reversal; the accounts are posted next (7.5). */
export type PaymentReversalConfirmed = DomainEvent<
  'PaymentReversalConfirmed',
  /** Role and office are absent without a policy, and in older events. */
  Partial<Signed> & {
    readonly reversalId: string;
    readonly confirmedBy: string;
    readonly confirmedOn: CivilDate;
    /** Other payments of the receipt by then; absent: those of the request (N3). */
    readonly sameReceipt?: SameReceipt;
  }
>;

/** Other money moved on an account before the posting: the reversal waits for further roles, nothing is lost (N3). */
export type PaymentReversalFoundShort = DomainEvent<
  'PaymentReversalFoundShort',
  ReversalNeeds & {
    readonly reversalId: string;
    /** Payments that were taken back already. */
    readonly takenBack: readonly string[];
    readonly foundOn: CivilDate;
  }
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
  | PaymentReversalApproved
  | PaymentReversalStandInNamed
  | PaymentReversalConfirmed
  | PaymentReversalFoundShort
  | PaymentReversalDeclined
  | PaymentReversalPosted;
