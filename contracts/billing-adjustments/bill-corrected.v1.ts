import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { id, index, rial } from '../fields.ts';
import { billFace, charges, exampleBill } from './bill-figures.ts';

export const billCorrected = contract({
  service: 'billing-adjustments',
  type: 'BillCorrected',
  version: 1,
  sentence:
    'An approved correction was posted: the old bills stay as issued, the difference is in the ledger, and each bill has its settlement (A3-3, A6-3, 11.8).',
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case that asked'),
    accountId: id('account'),
    meterId: id('meter'),
    readingId: id('reading with the wrong index'),
    wrongIndex: index('index as billed'),
    rightIndex: index('index found right'),
    bills: Type.Array(
      Type.Object({
        billNumber: id('bill as issued'),
        old: charges,
        new: charges,
        difference: rial('new minus old'),
        settlement: Type.Enum(['correctiveBill', 'nextBill'], {
          description: 'replaced by a corrective bill, or carried to the next bill (11.8-5)',
        }),
        correctiveBill: Type.Optional(billFace),
      }),
    ),
    difference: rial('sum over the bills'),
    contractorEntry: Type.Optional(
      Type.Object({
        linkId: id('id of both sides of the pair'),
        contractorId: id('reading contractor'),
        amount: rial('debited to the contractor and credited to the subscriber (A3-5)'),
      }),
    ),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    meterId: '62000001',
    readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
    wrongIndex: 2417,
    rightIndex: 2147,
    bills: [
      {
        billNumber: exampleBill.billNumber,
        old: exampleBill.charges,
        new: { ...exampleBill.charges, gasPrice: 186_300, levy: 18_630, vat: 16_767, total: 221_697 },
        difference: -146_156,
        settlement: 'nextBill' as const,
      },
    ],
    difference: -146_156,
    contractorEntry: {
      linkId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
      contractorId: 'contractor-zagros',
      amount: 35_000,
    },
  },
});
export type BillCorrected = DataOf<typeof billCorrected>;
