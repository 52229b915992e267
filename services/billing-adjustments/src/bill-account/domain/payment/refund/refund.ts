import type { Rial } from '@pishkhan/money';
import type { RefundRole } from '../../../../pricing/policy/domain/content/refund-approval.policy.ts';

/** A refund waits for its approvals, is then paid by the bank, and may come back from there. */
export const refundStatuses = ['awaitingApproval', 'approved', 'paid', 'declined', 'returned'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** A credit on its way to the bank account of the subscriber (9.5). */
export interface Refund {
  readonly refundId: string;
  readonly amount: Rial;
  readonly status: RefundStatus;
  readonly requestedBy: string;
  readonly approvalsNeeded: readonly RefundRole[];
  readonly approvals: readonly { readonly by: string; readonly role: RefundRole }[];
  /** Number of the bank's transfer, when it is paid. */
  readonly transferNumber?: string;
}

/** Refunds whose amount has left the credit of the account. */
export const isTaken = ({ status }: Refund): boolean => status !== 'declined' && status !== 'returned';

/** Roles that must still approve, in the order of the policy. */
export const refundRolesLeft = ({ approvalsNeeded, approvals }: Refund): readonly RefundRole[] =>
  approvalsNeeded.filter((needed) => !approvals.some(({ role }) => role === needed));
