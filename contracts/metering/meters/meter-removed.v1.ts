import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const meterRemoved = contract({
  service: 'metering',
  type: 'MeterRemoved',
  version: 1,
  sentence:
    'A meter that was registered for the wrong account measures it no longer; none of its readings is in a bill with consumption (9.6, 13.3).',
  schema: Type.Object({
    meterId: id('meter'),
    accountId: id('account that it was registered for'),
    removedOn: civilDate('day of the decision'),
    reason: Type.String({ minLength: 1, description: 'why it was the wrong account' }),
  }),
  example: {
    meterId: '62000001',
    accountId: '1000001',
    removedOn: '2026-11-22',
    reason: 'کنتور اشتراک همسایه است',
  },
});
export type MeterRemoved = DataOf<typeof meterRemoved>;
