import { civilDate, list, oneOf, rial, text, truth } from '@pishkhan/views';
import { Type } from 'typebox';
import { countedKinds } from '../../pricing/policy/domain/content/approval/separation.fields.ts';

/** Why more persons approve than for the own amount: the amounts that count beside it (N3). */
export const countedSum = Type.Object(
  {
    from: civilDate('first day of the window'),
    own: rial('own amount, without a sign'),
    total: rial('sum that decides the band'),
    raisesBand: truth('the sum needs more approvals than the own amount'),
    items: list(
      'what counts beside the own amount',
      Type.Object(
        {
          kind: oneOf('kind', countedKinds),
          id: text('correction, refund, payment, receipt or Card 74 link'),
          amount: rial('amount, without a sign'),
          on: civilDate('day'),
          because: oneOf('why it counts', ['sameReading', 'sameAccount', 'sameReceipt']),
        },
        { $id: 'CountedItem' },
      ),
    ),
  },
  { $id: 'CountedSum' },
);
