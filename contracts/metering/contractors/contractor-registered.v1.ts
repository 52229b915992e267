import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const contractorRegistered = contract({
  service: 'metering',
  type: 'ContractorRegistered',
  version: 1,
  sentence: 'A contractor works for the company under this name; tokens with another name are refused (1.2).',
  schema: Type.Object({
    contractorId: id('contractor, as in the claim `office` of its tokens'),
    title: Type.String({ minLength: 1, description: 'name of the company or person' }),
    works: Type.Array(Type.Enum(['reading', 'exchange', 'calibration']), {
      description: 'reads, exchanges or calibrates meters (A3-5, A1-4, A1-6)',
    }),
    registeredOn: civilDate('day of registration'),
  }),
  example: {
    contractorId: 'contractor-zagros',
    title: 'شرکت قرائت زاگرس',
    works: ['reading' as const],
    registeredOn: '2024-08-21',
  },
});
export type ContractorRegistered = DataOf<typeof contractorRegistered>;
