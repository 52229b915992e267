import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';
import { exchangeReason, putInMeter, takenOffMeter } from '../../metering/exchanges/meter-parts.ts';

const proof = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'document that shows the index against a recorded figure that is not billed (15.4-34)',
  }),
);

export const meterExchangeRequested = contract({
  service: 'case-handling',
  type: 'MeterExchangeRequested',
  version: 1,
  sentence:
    'The form of an exchange that a contractor did for a case was approved, and is to be entered by Card 13 (A1-5, A1-12, A1-13, A2-5, A2-7).',
  schema: Type.Object({
    exchangeId: id('id for the exchange'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    exchangedOn: civilDate('day of the exchange'),
    reason: exchangeReason,
    takenOff: Type.Object({ ...takenOffMeter.properties, proof }),
    putIn: putInMeter,
    exchangedBy: id('subject of the person who reported the exchange'),
    contractorId: Type.Optional(id('exchange company of that person')),
    approvedBy: id('subject of the representative who approved the form'),
    requestedOn: civilDate('day of the request'),
  }),
  example: {
    exchangeId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d66',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    exchangedOn: '2026-11-22',
    reason: 'fault' as const,
    takenOff: { meterId: '62000001', index: 2417, seals: ['S-1'] },
    putIn: { serial: '62000901', capacity: 'G4' as const, registerDigits: 5, index: 3, seals: ['S-2'] },
    exchangedBy: 'exchanger-1',
    contractorId: 'contractor-sabalan',
    approvedBy: 'representative-101-a',
    requestedOn: '2026-11-22',
  },
});
export type MeterExchangeRequested = DataOf<typeof meterExchangeRequested>;
