import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id } from '../../fields.ts';
import { refusalOfCase } from '../../refusal.ts';

export const selfReadingRefused = contract({
  service: 'metering',
  type: 'SelfReadingRefused',
  version: 1,
  sentence: "A subscriber's figure broke a rule of the meter, and nothing was recorded from it (A9-3, 15.4-34).",
  schema: Type.Object({ selfReadingId: id('request'), ...refusalOfCase }),
  example: {
    selfReadingId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d71',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    rule: 'IndexMustNotFall',
    says: { fa: 'رقم از قرائت پیشین کمتر است', en: 'The index is lower than that of the previous reading' },
  },
});
export type SelfReadingRefused = DataOf<typeof selfReadingRefused>;
