import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const readingContractEnded = contract({
  service: 'metering',
  type: 'ReadingContractEnded',
  version: 1,
  sentence: 'A reading contract ends with this day; readings delivered under it stay (A3-5).',
  schema: Type.Object({
    contractId: id('contract'),
    contractorId: id('reading contractor'),
    lastDay: civilDate('last day'),
    reason: Type.String({ minLength: 1, description: 'why it ended' }),
  }),
  example: {
    contractId: '5c6a8b2e-40c1-5d0e-8a34-9f6a7f1b2c11',
    contractorId: 'contractor-zagros',
    lastDay: '2026-11-22',
    reason: 'پایان دوره قرارداد',
  },
});
export type ReadingContractEnded = DataOf<typeof readingContractEnded>;
