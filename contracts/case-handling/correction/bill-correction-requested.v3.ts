import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { anyCause } from './correction-cause.ts';
import { id } from '../../fields.ts';
import { billCorrectionRequestedV2 } from './bill-correction-requested.v2.ts';

/** Version 2 names one cause, and no wrong days; everything else is as it was. */
export const billCorrectionRequestedV3 = contract({
  service: 'case-handling',
  type: 'BillCorrectionRequested',
  version: 3,
  sentence:
    'A case found what is wrong about bills, one input or several, and a qualified person requests one correction of every affected bill (A3-3, A6-1, A6-3, 15.4-38).',
  schema: Type.Object({
    ...billCorrectionRequestedV2.schema.properties,
    cause: anyCause,
    parts: Type.Optional(
      Type.Array(
        Type.Object({
          as: Type.Enum(['registrar', 'visitor', 'evidence', 'earlierProposer'], { description: 'part in the case' }),
          by: id('subject of the person'),
        }),
        { description: 'persons with a part in the case, who may not approve by policy; absent in older messages' },
      ),
    ),
  }),
  example: {
    ...billCorrectionRequestedV2.example,
    parts: [
      { as: 'registrar', by: 'clerk-101' },
      { as: 'visitor', by: 'clerk-101' },
    ],
    cause: {
      kind: 'several' as const,
      causes: [
        billCorrectionRequestedV2.example.cause,
        {
          kind: 'days' as const,
          readings: [{ readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22', rightDay: '2026-10-20' }],
        },
      ],
    },
  },
});
export type BillCorrectionRequestedV3 = DataOf<typeof billCorrectionRequestedV3>;
