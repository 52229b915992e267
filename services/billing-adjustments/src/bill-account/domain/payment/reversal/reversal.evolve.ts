import { paymentWith, withChanged } from '../receiving/recorded-payments.ts';
import { addRial } from '@pishkhan/money';
import type { BillAccount } from '../../bill-account.state.ts';
import { receivableOf } from '../../billing/posting.ts';
import type { PaymentReversed } from './reversal.messages.ts';
import { withStandings } from '../standing.ts';

export const paymentReversed = (
  state: BillAccount,
  { reference, reversalId, reason, amount, bills, posting }: PaymentReversed['data'],
): BillAccount => {
  const payment = paymentWith(state, reference);
  const change = { reversedBy: reversalId, reversedFor: reason };
  return {
    ...state,
    payments: payment ? withChanged(state.payments, payment, change) : state.payments,
    bills: withStandings(state.bills, bills),
    receivable: addRial(state.receivable, receivableOf(posting)),
    moved: [...state.moved, { kind: 'reversal', references: [reference], amount }],
  };
};
