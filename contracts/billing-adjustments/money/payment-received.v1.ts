import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, digits, id, rial } from '../../fields.ts';

export const paymentReceived = contract({
  service: 'billing-adjustments',
  type: 'PaymentReceived',
  version: 1,
  sentence:
    'A payment was received for an account by bill id and payment id; `settles` names the bill that it pays in full, if any (8.7).',
  schema: Type.Object({
    accountId: id('account'),
    receiptNumber: id('number of the receipt'),
    paymentId: digits('payment id of the payment', 6, 13),
    amount: rial('amount'),
    paidOn: civilDate('day of payment'),
    settles: Type.Optional(id('number of the bill settled by it')),
  }),
  example: {
    accountId: '1000001',
    receiptNumber: 'R-88412',
    paymentId: '367507',
    amount: 367_000,
    paidOn: '2026-11-01',
    settles: '1000001-1405-07-1',
  },
});
export type PaymentReceived = DataOf<typeof paymentReceived>;
