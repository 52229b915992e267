import { rule } from '@pishkhan/decider';
import type { FactRecord } from '../../../engine/kind/facts.ts';

/** A wrong Card 74 item answers an objection to miscellaneous amounts (A6-1 b, 15.4-39). */
export const objectionMustConcernMiscellaneousAmounts = rule(
  'ObjectionMustConcernMiscellaneousAmounts',
  { fa: 'موضوع اعتراض مبالغ متفرقه نیست', en: 'The objection is not about miscellaneous amounts' },
  ({ facts }: { readonly facts: FactRecord }) => facts['objection'] !== 'miscellaneous',
);
