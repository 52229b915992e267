import { civilDate, defineView, eventsOf, list, oneOf, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { contractorWorks } from '../domain/contractor.messages.ts';
import { contractor } from '../domain/contractor.ts';

/** "Which contractors are registered, and for which work?", for those who give contracts (1.2). */
export const contractors = defineView({
  name: 'contractors',
  version: 1,
  question: 'Which contractors are registered, and for which work? For the people who give contracts.',
  source: eventsOf(contractor),
  document: Type.Object(
    {
      contractorId: text('contractor, as in the claim `office` of its tokens'),
      title: text('name of the company or person'),
      works: list('works that it is registered for', oneOf('work', contractorWorks)),
      registeredOn: civilDate('day of registration'),
    },
    { $id: 'Contractor' },
  ),
}).on({
  ContractorRegistered: (_, { data: { contractorId, title, works, registeredOn } }) => ({
    contractorId,
    title,
    works: [...works],
    registeredOn,
  }),
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
});
