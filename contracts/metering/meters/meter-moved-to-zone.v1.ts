import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const meterMovedToZone = contract({
  service: 'metering',
  type: 'MeterMovedToZone',
  version: 1,
  sentence:
    'From a day on a meter is in another zone of its county: orders of that day and later go to the contractor of the new zone (A1-4, N5).',
  schema: Type.Object({
    moveId: id('move'),
    meterId: id('meter'),
    accountId: id('account that it measures'),
    countyOffice: id('county gas office of the account'),
    zone: id('zone of the county'),
    from: civilDate('first day in the zone'),
  }),
  example: {
    moveId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d88',
    meterId: '62000001',
    accountId: '1000001',
    countyOffice: 'county-1',
    zone: 'zone-b',
    from: '2026-11-23',
  },
});
export type MeterMovedToZone = DataOf<typeof meterMovedToZone>;
