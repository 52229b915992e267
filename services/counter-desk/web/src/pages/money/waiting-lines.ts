import type { PaymentReversal, Refund, UnidentifiedPayment } from '../../api/generated/billing-adjustments.ts';
import type { Words } from '../../words/language.tsx';
import { sumOf } from './reversals/sum-of.ts';

/** What waits for a person, of all money. */
export interface WaitingMatters {
  readonly refunds: readonly Refund[];
  readonly reversals: readonly PaymentReversal[];
  readonly payments: readonly UnidentifiedPayment[];
}

/** One matter in the list of what waits. */
export interface WaitingLine {
  readonly kind: 'refund' | 'reversal' | 'unidentified';
  readonly id: string;
  readonly detail?: Words;
  readonly accounts: readonly string[];
  readonly rial: number;
  readonly by: string;
  readonly on: string;
}

/** The matters of every kind in one list, the oldest first. */
export const waitingLines = ({ refunds, reversals, payments }: WaitingMatters): readonly WaitingLine[] => {
  const ofReversals = reversals.map((each): WaitingLine => ({
    kind: 'reversal',
    id: each.reversalId,
    detail: each.reasonTitle,
    accounts: [...new Set(each.payments.map(({ accountId }) => accountId))],
    rial: sumOf(each.payments),
    by: each.requestedBy,
    on: each.requestedOn,
  }));
  const ofRefunds = refunds.map((each): WaitingLine => ({
    kind: 'refund',
    id: each.refundId,
    accounts: [each.accountId],
    rial: each.amount,
    by: each.requestedBy,
    on: each.requestedOn,
  }));
  const ofPayments = payments.flatMap(({ unidentifiedPaymentId: id, amount, pending }): readonly WaitingLine[] =>
    pending === undefined
      ? []
      : [
          {
            kind: 'unidentified',
            id,
            detail: pending.kindTitle,
            accounts: pending.accountId === undefined ? [] : [pending.accountId],
            rial: amount,
            by: pending.proposedBy,
            on: pending.proposedOn,
          },
        ],
  );
  return [...ofReversals, ...ofRefunds, ...ofPayments].toSorted((one, other) => (one.on < other.on ? -1 : 1));
};
