import { civilDate, defineView, eventsOf, list, orNull, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { contractor } from '../domain/contractor.ts';

/** "Who reads which meters, and on which days?", for the county and for the contractor itself (A3-5; N5). */
export const readingContracts = defineView({
  name: 'reading-contracts',
  version: 1,
  question: 'Who reads which meters, and on which days? For the county and for the contractor itself.',
  source: eventsOf(contractor),
  document: Type.Object(
    {
      contractId: text('contract'),
      contractorId: text('reading contractor'),
      countyOffice: text('county gas office that gave the contract'),
      zone: orNull(text('zone that it covers; null if it names meters')),
      meters: list('meters that it names; none if it covers a zone', Type.String()),
      from: civilDate('first day'),
      to: orNull(civilDate('last day; null if no end is agreed')),
      endedBecause: orNull(text('why it ended earlier; null if it did not')),
    },
    { $id: 'ReadingContract' },
  ),
  indexes: [{ countyOffice: 1 }, { contractorId: 1 }],
}).on({
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: {
    keys: ({ data }) => [data.contractId],
    change: (_, { data: { contractId, contractorId, countyOffice, covers, from, to = null } }) => ({
      contractId,
      contractorId,
      countyOffice,
      zone: 'zone' in covers ? covers.zone : null,
      meters: 'meters' in covers ? [...covers.meters] : [],
      from,
      to,
      endedBecause: null,
    }),
  },
  ReadingContractEnded: {
    keys: ({ data }) => [data.contractId],
    change: (contract, { data: { lastDay, reason } }) => contract && { ...contract, to: lastDay, endedBecause: reason },
  },
});
