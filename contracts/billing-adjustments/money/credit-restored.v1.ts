import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, rial } from '../../fields.ts';

export const creditRestored = contract({
  service: 'billing-adjustments',
  type: 'CreditRestored',
  version: 1,
  sentence:
    'A refund was declined, or the bank sent it back: its amount is a credit of the account again, and `settles` names the bills that it pays (9.5).',
  schema: Type.Object({
    accountId: id('account'),
    refundId: id('refund'),
    amount: rial('amount'),
    because: Type.Enum(['declined', 'returned'], { description: 'declined here, or returned by the bank' }),
    restoredOn: civilDate('day'),
    settles: Type.Array(id('number of the bill'), { description: 'bills settled by the credit' }),
  }),
  example: {
    accountId: '1000001',
    refundId: '1000001-9c41d0aa77e2',
    amount: 242_716,
    because: 'returned',
    restoredOn: '2026-11-15',
    settles: ['1000001-1405-08-1'],
  },
});
export type CreditRestored = DataOf<typeof creditRestored>;
