import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id } from '../../fields.ts';
import { refusalOfCase } from '../../refusal.ts';

export const miscChargeRefused = contract({
  service: 'billing-adjustments',
  type: 'MiscChargeRefused',
  version: 1,
  sentence: "A case's charge was refused by a rule, and nothing was posted (A1-11, B6-5).",
  schema: Type.Object({
    chargeId: id('charge'),
    ...refusalOfCase,
  }),
  example: {
    chargeId: '7f0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5daa',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    rule: 'ChargeMustBePublished',
    says: { fa: 'هزینه این مورد برای این روز منتشر نشده است', en: 'No cost of this item is published for this day' },
  },
});
export type MiscChargeRefused = DataOf<typeof miscChargeRefused>;
