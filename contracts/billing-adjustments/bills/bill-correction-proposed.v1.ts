import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id, rial, sha256 } from '../../fields.ts';

export const billCorrectionProposed = contract({
  service: 'billing-adjustments',
  type: 'BillCorrectionProposed',
  version: 1,
  sentence:
    'Before and after of every bill affected by a wrong input were computed and wait for approval under this hash (Card 22; 11.8, 7.5).',
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case that asked'),
    accountId: id('account'),
    officeId: id('counter office of the case'),
    hash: sha256('the proposal that approvers sign'),
    difference: rial('sum of new minus old over all bills'),
    bills: Type.Array(id('number of an affected bill')),
    approvalsNeeded: Type.Array(Type.Enum(['qualifiedRepresentative', 'headOfSubscriberAffairs'])),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    officeId: 'office-101',
    hash: 'a'.repeat(64),
    difference: -182_000,
    bills: ['1000001-1405-07-1'],
    approvalsNeeded: ['qualifiedRepresentative'],
  },
});
export type BillCorrectionProposed = DataOf<typeof billCorrectionProposed>;
