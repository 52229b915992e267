import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const billCorrectionWithdrawn = contract({
  service: 'case-handling',
  type: 'BillCorrectionWithdrawn',
  version: 1,
  sentence:
    'A case takes its request for a correction back. Unless it is already posted, the correction ends; the case receives `BillCorrectionRefused`, or `BillCorrected` if the posting was first (A3-3, A6-3, 15.4-38).',
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    withdrawnBy: id('subject of the person who takes it back'),
    reason: Type.String({ maxLength: 2_000, description: 'reason of that person' }),
    withdrawnOn: civilDate('day'),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    withdrawnBy: 'representative-101-a',
    reason: 'another reading is wrong as well',
    withdrawnOn: '2026-11-23',
  },
});
export type BillCorrectionWithdrawn = DataOf<typeof billCorrectionWithdrawn>;
