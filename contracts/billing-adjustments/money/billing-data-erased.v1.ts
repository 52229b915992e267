import { contract, type DataOf } from '../../contract.ts';
import { erasedExample, erasedSchema } from '../../erasure.ts';

export const billingDataErased = contract({
  service: 'billing-adjustments',
  type: 'BillingDataErased',
  version: 1,
  sentence: 'Bank accounts of refunds of an erased person can be read no longer (A6, 9.5).',
  schema: erasedSchema,
  example: erasedExample,
});
export type BillingDataErased = DataOf<typeof billingDataErased>;
