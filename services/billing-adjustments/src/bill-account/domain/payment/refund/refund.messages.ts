import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { BarredDuty } from '@pishkhan/roles';
import type { PolicyVersionOf } from '../../../../pricing/policy/domain/policy.messages.ts';
import type { RefundRole } from '../../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import type { CountedSum } from '../../correcting/approval/counted.ts';
import type { Posting } from '../../billing/posting.ts';
import type { MoneyActor } from '../money-actor.ts';
import type { BillStanding } from '../standing.ts';
import type { Certificates } from '../../../../certificate/domain/certificate.messages.ts';
import type { InPlace } from '../../billing/bill.ts';
import type { MoneyStandInNaming, NamedForMoney } from '../signing/name-stand-in.ts';

export type RequestRefund = {
  readonly type: 'RequestRefund';
  readonly refundId: string;
  readonly amount: Rial;
  /** Last digits of the IBAN; the whole one is sealed under the refund's id (9.5). */
  readonly ibanEnding: string;
  readonly reason: string;
  readonly actor: MoneyActor;
  /** Version of the policy `refund-approval` in force; absent if there is none. */
  readonly policy: PolicyVersionOf<'refund-approval'> | undefined;
  readonly today: CivilDate;
};
export type ApproveRefund = {
  readonly type: 'ApproveRefund';
  readonly refundId: string;
  readonly actor: MoneyActor;
  /** Members of staff who benefit from the account. */
  readonly beneficiaries?: readonly string[];
  /** Of the approver, if a representative: a stand-in must be certified. */
  readonly certificates?: Certificates;
  /** Version of the policy `refund-approval` in force now. */
  readonly policy?: PolicyVersionOf<'refund-approval'> | undefined;
  readonly today: CivilDate;
};
export type NameRefundStandIn = Omit<MoneyStandInNaming, 'policy' | 'duties'> & {
  readonly type: 'NameRefundStandIn';
  readonly refundId: string;
  readonly beneficiaries?: readonly string[];
  readonly policy?: PolicyVersionOf<'refund-approval'> | undefined;
};
export type DeclineRefund = {
  readonly type: 'DeclineRefund';
  readonly refundId: string;
  readonly reason: string;
  readonly actor: MoneyActor;
  readonly today: CivilDate;
};
export type PayRefund = {
  readonly type: 'PayRefund';
  readonly refundId: string;
  readonly transferNumber: string;
  readonly paidOn: CivilDate;
  readonly actor: MoneyActor;
  readonly today: CivilDate;
};
export type ReturnRefund = {
  readonly type: 'ReturnRefund';
  readonly refundId: string;
  readonly returnedOn: CivilDate;
  readonly reason: string;
  readonly actor: MoneyActor;
  readonly today: CivilDate;
};
export type RefundCommand =
  | RequestRefund
  | ApproveRefund
  | NameRefundStandIn
  | DeclineRefund
  | PayRefund
  | ReturnRefund;

interface About {
  readonly accountId: string;
  readonly refundId: string;
  readonly amount: Rial;
}
interface Booked {
  /** Bills whose amount left to pay changed with the balance. */
  readonly bills: readonly BillStanding[];
  readonly posting: Posting;
}

/**
 * A refund was requested; its amount leaves the credit at once, so that neither a bill nor another refund uses it again
 * (9.5).
 */
export type RefundRequested = DomainEvent<
  'RefundRequested',
  About & {
    readonly countyOffice: string;
    readonly ibanEnding: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly requestedOn: CivilDate;
    readonly credit: { readonly before: Rial; readonly after: Rial };
    readonly approvalsNeeded: readonly RefundRole[];
    /** Version of the policy for its approvals. */
    readonly policy: string;
    /** Absent under a policy without a window, and in older events: the own amount decided alone (N3). */
    readonly sum?: CountedSum;
    /** Parts that bar a person from approving; absent in older events, where only the requester is barred (N4). */
    readonly bars?: readonly BarredDuty[];
    readonly posting: Posting;
  }
>;

/** A second person approved the refund; the last approval of its amount releases it to the bank (9.5). */
export type RefundApproved = DomainEvent<
  'RefundApproved',
  About & {
    readonly by: string;
    readonly role: RefundRole;
    readonly office: string;
    readonly on: CivilDate;
    readonly isLast: boolean;
    /** Signed in the place of the role by another person; absent for the own role, and in older events (15.4-35). */
    readonly inPlace?: InPlace;
    /** With the roles of a stricter policy published since the request; absent if they stay (7.5; N2). */
    readonly approvalsNeeded?: readonly RefundRole[];
  }
>;

/** The head named a certified representative for a missing signature of this refund (15.4-35). */
export type RefundStandInNamed = DomainEvent<'RefundStandInNamed', About & NamedForMoney>;

/** The refund was declined or withdrawn before the bank paid it; the amount is a credit again (9.5). */
export type RefundDeclined = DomainEvent<
  'RefundDeclined',
  About & Booked & { readonly by: string; readonly reason: string; readonly declinedOn: CivilDate }
>;

/** The bank paid the refund to the account of the subscriber (9.5). */
export type RefundPaid = DomainEvent<
  'RefundPaid',
  About & {
    readonly transferNumber: string;
    readonly paidOn: CivilDate;
    readonly by: string;
    readonly posting: Posting;
  }
>;

/** The bank sent the refund back; the amount is a credit again (9.5). */
export type RefundReturned = DomainEvent<
  'RefundReturned',
  About & Booked & { readonly returnedOn: CivilDate; readonly reason: string; readonly by: string }
>;

export type RefundEvent =
  | RefundRequested
  | RefundApproved
  | RefundStandInNamed
  | RefundDeclined
  | RefundPaid
  | RefundReturned;
