import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, digits, id, rial } from '../../fields.ts';

export const paymentReversed = contract({
  service: 'billing-adjustments',
  type: 'PaymentReversed',
  version: 1,
  sentence:
    'A payment was taken back, because the bank did not honour it or it belongs to another account; `reopens` names the bills that were settled and are open again (15.4-47).',
  schema: Type.Object({
    accountId: id('account'),
    paymentReference: id('reference of the payment'),
    reversalId: id('reversal with its two persons'),
    receiptNumber: id('number of the receipt'),
    paymentId: digits('payment id of the payment', 6, 13),
    amount: rial('amount'),
    reason: Type.Enum(['returnedCheque', 'wrongAccount'], { description: 'reason' }),
    reversedOn: civilDate('day of the reversal'),
    reopens: Type.Array(id('number of the bill'), { description: 'bills that are open again' }),
  }),
  example: {
    accountId: '1000001',
    paymentReference: '1000001-3f2a9c1d44b0',
    reversalId: '1000001-3f2a9c1d44b0',
    receiptNumber: 'R-88412',
    paymentId: '367507',
    amount: 367_000,
    reason: 'returnedCheque',
    reversedOn: '2026-11-12',
    reopens: ['1000001-1405-07-1'],
  },
});
export type PaymentReversed = DataOf<typeof paymentReversed>;
