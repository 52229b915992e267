import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const readingContractAgreed = contract({
  service: 'metering',
  type: 'ReadingContractAgreed',
  version: 1,
  sentence: 'A contractor reads the meters of a zone, or named meters, on these days (A3-5).',
  schema: Type.Object({
    contractId: id('contract'),
    contractorId: id('reading contractor'),
    countyOffice: id('county gas office that gave the contract'),
    zone: Type.Optional(id('zone that it covers; absent if it names meters')),
    meters: Type.Optional(Type.Array(id('meter'), { description: 'meters that it names; absent if it covers a zone' })),
    from: civilDate('first day'),
    to: Type.Optional(civilDate('last day; absent if no end is agreed')),
  }),
  example: {
    contractId: '5c6a8b2e-40c1-5d0e-8a34-9f6a7f1b2c11',
    contractorId: 'contractor-zagros',
    countyOffice: 'county-1',
    zone: 'zone-a',
    from: '2024-08-21',
  },
});
export type ReadingContractAgreed = DataOf<typeof readingContractAgreed>;
