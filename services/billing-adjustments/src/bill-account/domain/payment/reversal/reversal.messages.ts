import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { Posting } from '../../billing/posting.ts';
import type { ReversalReason } from './reversal-reason.ts';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import type { ReturnedMoney, ReversalPolicy } from './reversal-needs.ts';
import type { BillStanding } from '../standing.ts';

export type ReversePayment = {
  readonly type: 'ReversePayment';
  readonly reference: string;
  readonly reversalId: string;
  readonly reason: ReversalReason;
  readonly requestedBy: string;
  readonly confirmedBy: string;
  /** What the confirmations cover; absent for a confirmation without a policy, as of older events. */
  readonly confirmation?: ReturnedMoney & { readonly policy: ReversalPolicy; readonly roles: readonly MoneyRole[] };
  readonly today: CivilDate;
};

/**
 * A payment was taken back: the balance has its amount again, and the bills that it paid are open again with their own
 * day and payment id (8.7, 15.4-47).
 */
export type PaymentReversed = DomainEvent<
  'PaymentReversed',
  {
    readonly accountId: string;
    readonly reference: string;
    readonly receiptNumber: string;
    readonly paymentId: string;
    readonly amount: Rial;
    readonly paidOn: CivilDate;
    readonly reversalId: string;
    readonly reason: ReversalReason;
    readonly requestedBy: string;
    readonly confirmedBy: string;
    readonly reversedOn: CivilDate;
    /** Bills that were settled and are open again, oldest first. */
    readonly reopens: readonly string[];
    /** Bills with another amount paid or left to pay. */
    readonly bills: readonly BillStanding[];
    readonly posting: Posting;
  }
>;
