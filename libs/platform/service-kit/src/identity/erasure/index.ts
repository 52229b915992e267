import { personErasureConfirmed, type Contract, type erasedSchema } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { granted } from '../../commands/granted.ts';
import { whenHeard, whenRecorded, type Reaction } from '../../commands/reaction.ts';
import { erasedPersonOf } from './erased-person.ts';
import { Eraser } from './eraser.ts';

/**
 * The erasure of persons in a service that keeps sealed data about accounts or cases: it hears the decision, records
 * the order, destroys its keys, records that and publishes it. Each step is repeated after a crash; a restored database
 * has an older place in the log, so the order is followed again (A6).
 *
 * @param parts.category Wire prefix of the streams: `erased-in-<data>`
 * @param parts.says Contract by which the service says that it has erased the person
 */
export const erasurePartsOf = ({
  category,
  says,
}: {
  readonly category: `erased-in-${string}`;
  readonly says: Contract<string, typeof erasedSchema>;
}) => {
  const decider = erasedPersonOf(category);
  const reactions: readonly Reaction[] = [
    whenHeard(personErasureConfirmed, {
      name: 'order-the-erasure-when-it-is-confirmed',
      react: async ({ data: { confirmedOn: _, ...erasure } }, { execute, clock }) => {
        const command = { type: 'OrderErasure', ...erasure, today: clock.today() } as const;
        granted(await execute(decider, erasure.subscriberId, command));
      },
    }),
    whenRecorded(decider, ['ErasureOrdered'], {
      name: 'erase-the-person-when-it-is-ordered',
      // An earlier release sealed later numbers about an erased person under a new key.
      alsoStored: true,
      react: async ({ data: { orderedOn: _, ...erasure } }, { execute, find, clock }) => {
        const left = await (await find(Eraser)).erase(erasure);
        const command = { type: 'RecordErased', erasureId: erasure.erasureId, left, today: clock.today() } as const;
        granted(await execute(decider, erasure.subscriberId, command));
      },
    }),
  ];
  return {
    decider,
    reactions,
    publications: publishes(decider, {
      ErasureOrdered: 'private',
      PersonalDataErased: ({ data }) => publication(says, data),
    }),
  };
};

export { erasedPersonOf } from './erased-person.ts';
export type { ErasedPersonEvent, OrderedErasure } from './erased-person.messages.ts';
export { Eraser } from './eraser.ts';
export { erasureLetter, erasureRefusal, erasureState, erasureStates } from './letter-fields.ts';
