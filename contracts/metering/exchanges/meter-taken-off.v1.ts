import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';
import { takenOffMeter } from './meter-parts.ts';

export const meterTakenOff = contract({
  service: 'metering',
  type: 'MeterTakenOff',
  version: 1,
  sentence:
    'A meter was taken off a connection without another one in its place: the connection has no meter from that day on, for the named reason (11.4, A12-2, B6-8).',
  schema: Type.Object({
    removalId: id('removal; of a case: the id of its request'),
    accountId: id('account'),
    takenOffOn: civilDate('day of the removal'),
    absence: Type.Enum(['removed', 'cut', 'lost'], { description: 'why the connection has no meter' }),
    takenOff: Type.Object({
      ...takenOffMeter.properties,
      readingId: id('the removal as the last reading of the meter'),
    }),
    estimates: Type.Optional(
      Type.Array(Type.Object({ readingId: id('estimate that the meter had'), readOn: civilDate('its day') }), {
        description:
          'of a removal that was entered late: estimates of its day and later, on which nothing was consumed (15.4-31)',
      }),
    ),
    caseId: Type.Optional(id('case that asked for it')),
  }),
  example: {
    removalId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d77',
    accountId: '1000001',
    takenOffOn: '2026-11-22',
    absence: 'removed' as const,
    takenOff: { meterId: '62000001', index: 2417, readingId: '7a0c9c5e-7b2f-5c55-8f0a-5a0f6f1f2a77' },
  },
});
export type MeterTakenOff = DataOf<typeof meterTakenOff>;
