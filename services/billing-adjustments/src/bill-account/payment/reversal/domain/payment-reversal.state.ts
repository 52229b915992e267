import type { CivilDate } from '@pishkhan/calendar';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import type { MoneyStandIn } from '../../../domain/payment/signing/money-places.ts';
import type { PaymentReversalRequested, PostingResult } from './payment-reversal.messages.ts';

export const reversalStatuses = ['requested', 'confirmed', 'posted', 'declined', 'refused'] as const;

/** `refused` means that no payment could be reversed any more; it can be requested again, like a declined one. */
export type Requested = PaymentReversalRequested['data'] & {
  readonly status: (typeof reversalStatuses)[number];
  readonly confirmedBy?: string;
  /** Who gave the last confirmation or declined it. */
  readonly decision?: { readonly decidedBy: string; readonly decidedOn: CivilDate };
  /** Persons who requested it before, when it was declined or refused (N26). */
  readonly earlierRequesters?: readonly string[];
  /** Roles that confirmed it so far. */
  readonly approvals?: readonly { readonly by: string; readonly role: MoneyRole }[];
  readonly standIns?: readonly MoneyStandIn[];
  /** Payments taken back before another confirmation was needed (N3). */
  readonly takenBack?: readonly string[];
  readonly results: readonly PostingResult[];
};
export type PaymentReversalState = { readonly status: 'unknown' } | Requested;
