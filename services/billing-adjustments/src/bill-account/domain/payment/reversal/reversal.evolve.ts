import { addRial } from '@pishkhan/money';
import type { BillAccount } from '../../bill-account.state.ts';
import { receivableOf } from '../../billing/posting.ts';
import type { PaymentReversed } from './reversal.messages.ts';
import { withStandings } from '../standing.ts';

export const paymentReversed = (
  state: BillAccount,
  { reference, reversalId, reason, amount, bills, posting }: PaymentReversed['data'],
): BillAccount => ({
  ...state,
  payments: state.payments.map((payment) =>
    payment.reference === reference ? { ...payment, reversedBy: reversalId, reversedFor: reason } : payment,
  ),
  bills: withStandings(state.bills, bills),
  receivable: addRial(state.receivable, receivableOf(posting)),
  moved: [...state.moved, { kind: 'reversal', references: [reference], amount }],
});
