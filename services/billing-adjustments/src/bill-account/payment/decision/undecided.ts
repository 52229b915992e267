import type { DocumentOf } from '@pishkhan/views';
import type { refunds } from '../refund/refunds.view.ts';
import type { paymentReversals } from '../reversal/payment-reversals.view.ts';
import type { UnidentifiedPaymentDocument } from '../unidentified/views/unidentified-payments.view.ts';
import type { Undecided } from './money-decisions.ts';

type Refund = DocumentOf<typeof refunds.document>;
type Reversal = DocumentOf<typeof paymentReversals.document>;

export const undecidedRefund = (refund: Refund): Undecided | undefined =>
  refund.status === 'awaitingApproval' ? { ...refund, accounts: [refund.accountId] } : undefined;

/** Who requested it before, when it was declined or refused, counts as well (N26). */
export const undecidedReversal = (reversal: Reversal): Undecided | undefined => {
  const { status, history, requestedBy } = reversal;
  if (status !== 'requested') return undefined;
  const requesters = history.filter(({ kind }) => kind === 'requested').map(({ by }) => by);
  return { ...reversal, earlierRequesters: requesters.filter((by) => by !== requestedBy) };
};

/** Who proposed the same account, or the return, before counts as well (N26). */
export const undecidedResolution = (payment: UnidentifiedPaymentDocument): Undecided | undefined => {
  const { pending, history, countyOffice } = payment;
  if (!pending) return undefined;
  const same = history.filter(({ kind, accountId }) => kind === 'proposed' && accountId === pending.accountId);
  const earlierRequesters = same.map(({ by }) => by).filter((by) => by !== pending.proposedBy);
  const accounts = pending.accountId === undefined ? [] : [pending.accountId];
  return { requestedBy: pending.proposedBy, earlierRequesters, countyOffice, accounts };
};
