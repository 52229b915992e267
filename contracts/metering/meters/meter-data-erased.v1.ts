import { contract, type DataOf } from '../../contract.ts';
import { erasedExample, erasedSchema } from '../../erasure.ts';

export const meterDataErased = contract({
  service: 'metering',
  type: 'MeterDataErased',
  version: 1,
  sentence: 'Numbers in texts about meters of an erased person can be read no longer (A6, N17).',
  schema: erasedSchema,
  example: { ...erasedExample, left: [] },
});
export type MeterDataErased = DataOf<typeof meterDataErased>;
