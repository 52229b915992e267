import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index, rial } from '../../fields.ts';

export const billCorrectionRequested = contract({
  service: 'case-handling',
  type: 'BillCorrectionRequested',
  version: 1,
  sentence:
    'A visit found a wrong index on a sound meter, and a qualified person requests the correction of every affected bill (A3-3, A6-3).',
  schema: Type.Object({
    correctionId: id('id for the correction'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    readingId: id('reading with the wrong index'),
    rightIndex: index('index of the meter on the day of that reading, by the evidence'),
    evidence: Type.Object({
      visitedOn: civilDate('day of the visit'),
      visitedBy: id('who visited'),
      indexSeen: index('index seen at the visit'),
      remarks: Type.Optional(Type.String({ maxLength: 2_000 })),
    }),
    fault: Type.Enum(['readingContractor', 'company'], { description: 'party at fault for the wrong reading (A3-5)' }),
    contractorId: Type.Optional(id('reading contractor, if at fault')),
    feeCharged: rial('fee collected for the request, which A3-5 refunds (part 15)'),
    proposedBy: id('subject of the qualified person who requests it: may not approve'),
    proposedAs: Type.Optional(
      Type.Enum(['headOfSubscriberAffairs'], {
        description: 'role of a head who judged in place of a representative, without a certificate (15.4-36)',
      }),
    ),
    requestedOn: civilDate('day of the request'),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
    rightIndex: 2147,
    evidence: { visitedOn: '2026-11-22', visitedBy: 'clerk-101', indexSeen: 2290 },
    fault: 'readingContractor',
    contractorId: 'contractor-zagros',
    feeCharged: 35_000,
    proposedBy: 'representative-101-a',
    requestedOn: '2026-11-22',
  },
});
export type BillCorrectionRequested = DataOf<typeof billCorrectionRequested>;
