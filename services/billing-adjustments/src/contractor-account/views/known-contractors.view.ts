import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** "Is this contractor registered?", for its account (1.2; N5, N24). `_id` is the contractor. */
export const knownContractors = defineView({
  name: 'known-contractors',
  version: 1,
  question: 'Is this contractor registered?',
  source: messagesOf('metering'),
  document: Type.Object({ contractorId: text('contractor') }),
}).on({
  ContractorRegistered: {
    keys: ({ data }) => [data.contractorId],
    change: (_, { data: { contractorId } }) => ({ contractorId }),
  },
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  MeterMovedToZone: 'ignored',
  ExchangeContractorAppointed: 'ignored',
  MeterInstalled: 'ignored',
  MeterRemoved: 'ignored',
  ReadingAccepted: 'ignored',
  ReadingCorrected: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  SelfReadingRefused: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
});
