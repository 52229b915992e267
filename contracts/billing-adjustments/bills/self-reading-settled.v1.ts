import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id, rial } from '../../fields.ts';
import { billFace } from './bill-figures.ts';

export const selfReadingSettled = contract({
  service: 'billing-adjustments',
  type: 'SelfReadingSettled',
  version: 1,
  sentence:
    "A subscriber's figure of days that were billed already has done to the bills what it can do (A9-4, 15.4-31, 15.4-32).",
  schema: Type.Object({
    selfReadingId: id('request of the case'),
    caseId: id('case in which the subscriber declared the figure'),
    accountId: id('account'),
    outcome: Type.Enum(['nothingToCorrect', 'billsCorrected', 'billsStay', 'setAside'], {
      description:
        'the bills agree with the figure; a correction was posted; persons decided that the estimated bills stay; or the figure counts no longer, because another one of its day does or its meter was removed',
    }),
    correctionId: Type.Optional(id('posted correction; absent if the bills do not change')),
    difference: Type.Optional(rial('sum over the corrected bills; absent if the bills do not change')),
    correctiveBill: Type.Optional(billFace),
  }),
  example: {
    selfReadingId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d71',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    outcome: 'billsCorrected' as const,
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    difference: -120_000,
  },
});
export type SelfReadingSettled = DataOf<typeof selfReadingSettled>;
