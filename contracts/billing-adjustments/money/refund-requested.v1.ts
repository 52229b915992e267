import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, rial } from '../../fields.ts';

export const refundRequested = contract({
  service: 'billing-adjustments',
  type: 'RefundRequested',
  version: 1,
  sentence: 'A credit was set aside for its refund to the subscriber; the account no longer has it (9.5).',
  schema: Type.Object({
    accountId: id('account'),
    refundId: id('refund'),
    amount: rial('amount'),
    requestedOn: civilDate('day of the request'),
  }),
  example: { accountId: '1000001', refundId: '1000001-9c41d0aa77e2', amount: 242_716, requestedOn: '2026-11-12' },
});
export type RefundRequested = DataOf<typeof refundRequested>;
