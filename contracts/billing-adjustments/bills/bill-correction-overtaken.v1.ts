import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id, sha256 } from '../../fields.ts';

/** What changed an account after a proposal was computed. */
export const overtakingChanges = [
  'bill',
  'payment',
  'reversal',
  'correction',
  'miscEntry',
  'reading',
  'refund',
  'terms',
  'meter',
  'tariff',
  'policy',
] as const;
export type OvertakingChange = (typeof overtakingChanges)[number];
/** What a new day brings without an event. */
export const dayChanges = ['paymentDeadline', 'policyInForce'] as const;
export type KnownChange = OvertakingChange | (typeof dayChanges)[number];

export const billCorrectionOvertaken = contract({
  service: 'billing-adjustments',
  type: 'BillCorrectionOvertaken',
  version: 1,
  sentence:
    'The inputs of a proposal that waits for approval have changed, so that it must be computed again; or they are again those of the proposal (11.8, 15.4-29).',
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case that asked'),
    accountId: id('account'),
    officeId: id('counter office of the case'),
    hash: sha256('the proposal that waits'),
    isOvertaken: Type.Boolean({ description: 'false: the inputs are again those of the proposal' }),
    because: Type.Optional(
      Type.Enum(overtakingChanges, {
        description: 'event that changed it; absent if it changed while nobody compared, or by a new day',
      }),
    ),
    changes: Type.Optional(
      Type.Array(Type.Enum([...overtakingChanges, ...dayChanges]), {
        description: 'every change found since the proposal; absent in messages of earlier releases',
      }),
    ),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    officeId: 'office-101',
    hash: 'a'.repeat(64),
    isOvertaken: true,
    because: 'payment',
    changes: ['payment'],
  },
});
export type BillCorrectionOvertaken = DataOf<typeof billCorrectionOvertaken>;
