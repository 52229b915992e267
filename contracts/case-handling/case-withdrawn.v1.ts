import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const caseWithdrawn = contract({
  service: 'case-handling',
  type: 'CaseWithdrawn',
  version: 1,
  sentence:
    'The applicant withdrew the request; the case is no longer open, and closes with the confirmation (15.4-49).',
  schema: Type.Object({
    caseId: id('case'),
    accountId: id('account'),
    withdrawnOn: civilDate('day of the withdrawal'),
  }),
  example: { caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44', accountId: '1000001', withdrawnOn: '2026-11-22' },
});
export type CaseWithdrawn = DataOf<typeof caseWithdrawn>;
