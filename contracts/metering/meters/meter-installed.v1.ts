import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index, meterCapacity } from '../../fields.ts';

export const meterInstalled = contract({
  service: 'metering',
  type: 'MeterInstalled',
  version: 1,
  sentence: 'A meter measures this account from this index and day on (9.6, 13.3).',
  schema: Type.Object({
    meterId: id('meter'),
    accountId: id('account'),
    serial: id('serial number engraved on the meter'),
    capacity: meterCapacity,
    registerDigits: Type.Integer({
      minimum: 4,
      maximum: 9,
      description: 'digits of the index; it rolls over after the last one (11.4)',
    }),
    installedOn: civilDate('day of installation'),
    index: index('index at installation'),
    zone: Type.Optional(id('zone of the county; absent for a meter of no zone and in messages of earlier releases')),
    countyOffice: Type.Optional(id('county gas office of the account; absent in messages of earlier releases')),
    readingId: id('the installation as the opening reading'),
  }),
  example: {
    meterId: '62000001',
    accountId: '1000001',
    serial: '62000001',
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2024-08-22',
    index: 120,
    readingId: '0d6c9c5e-7b2f-5c55-8f0a-5a0f6f1f2a11',
  },
});
export type MeterInstalled = DataOf<typeof meterInstalled>;
