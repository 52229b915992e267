import { contract, type DataOf } from '../contract.ts';
import { erasedExample, erasedSchema } from '../erasure.ts';

export const caseDataErased = contract({
  service: 'case-handling',
  type: 'CaseDataErased',
  version: 1,
  sentence: 'Numbers in texts of cases and contacts of applicants of an erased person can be read no longer (A6, N17).',
  schema: erasedSchema,
  example: erasedExample,
});
export type CaseDataErased = DataOf<typeof caseDataErased>;
