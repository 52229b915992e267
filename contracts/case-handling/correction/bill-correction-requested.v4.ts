import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { billCorrectionRequestedV3 } from './bill-correction-requested.v3.ts';
import { anyCause } from './correction-cause.ts';
import { faultPeriod, faultPeriodWithdrawn, meterError } from './metered-cause.ts';

/** Version 3 names no error of a meter and no fault period; everything else is as it was. */
export const billCorrectionRequestedV4 = contract({
  service: 'case-handling',
  type: 'BillCorrectionRequested',
  version: 4,
  sentence:
    'A case found what is wrong about bills or about what a meter measured, and a qualified person requests one correction (A1-9, A2-6, A3-3, A6-1, A6-3, 15.4-17).',
  schema: Type.Object({
    ...billCorrectionRequestedV3.schema.properties,
    cause: Type.Union([...anyCause.anyOf, meterError, faultPeriod, faultPeriodWithdrawn], {
      description: 'what is wrong about the bills, or about what a meter measured',
    }),
  }),
  example: {
    ...billCorrectionRequestedV3.example,
    cause: {
      kind: 'meterError' as const,
      meterId: '62000001',
      testId: '6e0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d99',
      errorBasisPoints: 650,
      requestedOn: '2026-11-22',
    },
  },
});
export type BillCorrectionRequestedV4 = DataOf<typeof billCorrectionRequestedV4>;
