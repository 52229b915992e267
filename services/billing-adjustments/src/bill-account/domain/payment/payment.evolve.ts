import { addRial, negateRial } from '@pishkhan/money';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import { receivableOf } from '../billing/posting.ts';
import { longReference } from './payment-identity.ts';
import { paymentReferenceOf } from './payment-reference.ts';
import type { Payment } from './payment.ts';
import { hasReceipt, withKeptPayment, withPayment } from './receiving/recorded-payments.ts';
import { evolveRefunds } from './refund/refund.evolve.ts';
import type { RefundEvent } from './refund/refund.messages.ts';
import { paymentReversed } from './reversal/reversal.evolve.ts';
import { paidBy } from './standing.ts';

const paymentReceived = (state: BillAccount, data: Payment): BillAccount => {
  const references = [hasReceipt(state, data.receiptNumber) ? longReference(data) : data.receiptNumber];
  const receivable = addRial(state.receivable, receivableOf(data.posting));
  return {
    ...state,
    payments: withPayment(state, { ...data, reference: paymentReferenceOf(data) }),
    bills: paidBy(state.bills, data, receivable, data.settles),
    receivable,
    moved: [...state.moved, { kind: 'payment', references, amount: negateRial(data.amount) }],
  };
};

type PaymentEvent = Extract<BillAccountEvent, { type: 'PaymentReceived' | 'PaymentKept' | 'PaymentReversed' }>;

/** Payments, and the refunds of what they brought too much. */
export const evolveMoney = (state: BillAccount, event: PaymentEvent | RefundEvent): BillAccount => {
  switch (event.type) {
    case 'PaymentReceived':
      return paymentReceived(state, event.data);
    case 'PaymentKept':
      return { ...state, keptPayments: withKeptPayment(state, event.data) };
    case 'PaymentReversed':
      return paymentReversed(state, event.data);
    default:
      return evolveRefunds(state, event);
  }
};
