import { Type } from 'typebox';
import { contract } from '../../contract.ts';
import { civilDate, id, index, rial } from '../../fields.ts';
import { correctionCause } from './correction-cause.ts';

/** Version 1 names one reading: the cause `readings` with that one. */
export const billCorrectionRequestedV2 = contract({
  service: 'case-handling',
  type: 'BillCorrectionRequested',
  version: 2,
  sentence:
    'A case found what is wrong about bills, and a qualified person requests one correction of every affected bill (A3-3, A6-1, A6-3).',
  schema: Type.Object({
    correctionId: id('id for the correction'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    cause: correctionCause,
    evidence: Type.Optional(
      Type.Object(
        {
          visitedOn: civilDate('day of the visit'),
          visitedBy: id('who visited'),
          indexSeen: index('index seen at the visit'),
          remarks: Type.Optional(Type.String({ maxLength: 2_000 })),
        },
        { description: 'result of the visit; absent if the cause needs none' },
      ),
    ),
    document: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'document or finding that proves a cause other than wrong readings (A6-1, 15.4-39)',
      }),
    ),
    fault: Type.Optional(
      Type.Enum(['readingContractor', 'company'], {
        description: 'party at fault for a wrong reading (A3-5); absent for other causes',
      }),
    ),
    contractorId: Type.Optional(id('reading contractor, if at fault')),
    feeCharged: rial('fee collected for the request, which A3-5 refunds (part 15)'),
    proposedBy: id('subject of the qualified person who requests it: may not approve'),
    proposedAs: Type.Optional(
      Type.Enum(['headOfSubscriberAffairs'], {
        description: 'role of a head who judged in place of a representative, without a certificate (15.4-36)',
      }),
    ),
    override: Type.Optional(
      Type.Object(
        {
          by: id('subject of the head who accepts the index; never an approver'),
          role: Type.Enum(['headOfSubscriberAffairs']),
          evidence: Type.String({ minLength: 1, maxLength: 2_000, description: 'evidence for the index' }),
          findings: Type.Array(Type.Enum(['exceedsCapacity', 'rolloverAboveShare']), {
            minItems: 1,
            description:
              'findings that are accepted; an index that falls is accepted only after a rollover that the capacity of the days allows, and one that the register cannot show never',
          }),
        },
        { description: 'the head accepts an implausible right index (15.4-34); absent without one and before' },
      ),
    ),
    requestedOn: civilDate('day of the request'),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    cause: {
      kind: 'readings' as const,
      readings: [{ readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22', rightIndex: 2147 }],
    },
    evidence: { visitedOn: '2026-11-22', visitedBy: 'clerk-101', indexSeen: 2290 },
    fault: 'readingContractor',
    contractorId: 'contractor-zagros',
    feeCharged: 35_000,
    proposedBy: 'representative-101-a',
    requestedOn: '2026-11-22',
  },
});
