import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index } from '../../fields.ts';
import { exchangeReason, putInMeter, takenOffMeter } from './meter-parts.ts';

export const meterExchanged = contract({
  service: 'metering',
  type: 'MeterExchanged',
  version: 1,
  sentence:
    'One meter was taken off a connection and another one put in its place on the same day: the account is measured by the new one from its first index on (A1-5, A2-5, 11.4, Card 13).',
  schema: Type.Object({
    exchangeId: id('exchange; of a case: the id of its request'),
    accountId: id('account'),
    countyOffice: Type.Optional(id('county gas office of the account')),
    zone: Type.Optional(id('zone of the connection')),
    exchangedOn: civilDate('day of the exchange'),
    reason: exchangeReason,
    takenOff: Type.Object({
      ...takenOffMeter.properties,
      readingId: id('the removal as the last reading of the meter'),
    }),
    putIn: Type.Object({
      ...putInMeter.properties,
      meterId: id('new meter'),
      readingId: id('the installation as the first reading of the meter'),
    }),
    estimates: Type.Optional(
      Type.Array(
        Type.Object({
          readingId: id('estimate that the old meter had'),
          readOn: civilDate('its day'),
          index: index('on the register of the new meter'),
        }),
        {
          description:
            'of an exchange that was entered late: estimates of its day and later, which count on the new meter (15.4-31)',
        },
      ),
    ),
    caseId: Type.Optional(id('case that asked for it')),
  }),
  example: {
    exchangeId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d66',
    accountId: '1000001',
    countyOffice: 'county-1',
    zone: 'zone-a',
    exchangedOn: '2026-11-22',
    reason: 'fault' as const,
    takenOff: {
      meterId: '62000001',
      index: 2417,
      readingId: '7a0c9c5e-7b2f-5c55-8f0a-5a0f6f1f2a77',
      seals: ['S-1'],
    },
    putIn: {
      meterId: '62000901',
      serial: '62000901',
      capacity: 'G4' as const,
      registerDigits: 5,
      index: 3,
      readingId: '8b0c9c5e-7b2f-5c55-8f0a-5a0f6f1f2a88',
      seals: ['S-2'],
    },
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
  },
});
export type MeterExchanged = DataOf<typeof meterExchanged>;
