import { addRial, negateRial } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import { receivableOf } from '../billing/posting.ts';
import { longReference } from './payment-identity.ts';
import { paymentReferenceOf } from './payment-reference.ts';
import type { Payment } from './payment.ts';
import { hasReceipt, withPayment } from './receiving/recorded-payments.ts';
import { paidBy } from './standing.ts';

export const paymentReceived = (state: BillAccount, data: Payment): BillAccount => {
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
