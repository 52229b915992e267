import { Type } from 'typebox';
import { miscChargeItem } from '../../case-handling/money/misc-charge-requested.v1.ts';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, rial } from '../../fields.ts';

export const miscChargePosted = contract({
  service: 'billing-adjustments',
  type: 'MiscChargePosted',
  version: 1,
  sentence: 'A cost was debited to the account by Card 74 and is on its next bill (A1-11, B5-2, B6-5).',
  schema: Type.Object({
    chargeId: id('charge'),
    caseId: id('case that asked'),
    accountId: id('account'),
    item: miscChargeItem,
    amount: rial('amount'),
    postedOn: civilDate('day of the posting'),
  }),
  example: {
    chargeId: '7f0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5daa',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    item: 'meterTest' as const,
    amount: 350_000,
    postedOn: '2026-11-26',
  },
});
export type MiscChargePosted = DataOf<typeof miscChargePosted>;
