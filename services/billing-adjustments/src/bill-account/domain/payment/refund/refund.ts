import type { CivilDate } from '@pishkhan/calendar';
import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { BarredDuty } from '@pishkhan/roles';
import { moneyRolesLeft, type MoneyStandIn } from '../signing/money-places.ts';
import type { RefundRole } from '../../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';

/** A refund waits for its approvals, is then paid by the bank, and may come back from there. */
export const refundStatuses = ['awaitingApproval', 'approved', 'paid', 'declined', 'returned'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** Part of a payment. */
export interface TakenMoney {
  readonly reference: string;
  readonly amount: Rial;
}

/** A credit on its way to the bank account of the subscriber (9.5). */
export interface Refund {
  readonly refundId: string;
  readonly amount: Rial;
  /** What counts for its band: the amount, or the sum with what it is added up with (N3). */
  readonly counts: Rial;
  readonly status: RefundStatus;
  readonly requestedBy: string;
  readonly requestedOn: CivilDate;
  readonly approvalsNeeded: readonly RefundRole[];
  readonly bars?: readonly BarredDuty[];
  readonly approvals: readonly { readonly by: string; readonly role: RefundRole }[];
  /** Representatives named for a missing signature (15.4-35). */
  readonly standIns?: readonly MoneyStandIn[];
  /** Payments whose money it takes: the latest before its request. */
  readonly takes: readonly TakenMoney[];
  /** Number of the bank's transfer, when it is paid. */
  readonly transferNumber?: string;
  readonly paidOn?: CivilDate;
  /** Who gave the last approval or declined it. */
  readonly decision?: { readonly decidedBy: string; readonly decidedOn: CivilDate };
  /** Day of the last approval. */
  readonly approvedOn?: CivilDate;
}

/** Refunds whose amount has left the credit of the account. */
export const isTaken = ({ status }: Refund): boolean => status !== 'declined' && status !== 'returned';

/** Money of a payment that refunds have taken (15.4-47). */
export const refundedFrom = (refunds: readonly Refund[], reference: string): Rial =>
  addRial(
    ...refunds
      .filter(isTaken)
      .flatMap(({ takes }) => takes.filter((taken) => taken.reference === reference).map(({ amount }) => amount)),
  );

/** A credit is what the latest payments brought too much: a refund takes their money first. */
export const takenBy = (
  amount: Rial,
  payments: readonly (TakenMoney & { readonly reversedBy?: string })[],
  refunds: readonly Refund[],
): readonly TakenMoney[] => {
  let rest = amount;
  return payments
    .filter(({ reversedBy }) => reversedBy === undefined)
    .toReversed()
    .map(({ reference, amount: received }): TakenMoney => {
      const taken = rial(Math.min(rest, subtractRial(received, refundedFrom(refunds, reference))));
      rest = subtractRial(rest, taken);
      return { reference, amount: taken };
    })
    .filter((each) => each.amount > 0);
};

/** Roles that must still approve, in the order of the policy. */
export const refundRolesLeft: (refund: Refund) => readonly RefundRole[] = moneyRolesLeft;
