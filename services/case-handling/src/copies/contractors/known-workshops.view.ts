import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** "Which workshops calibrate meters?", for orders of a test (A1-6). `_id` is the contractor. */
export const knownWorkshops = defineView({
  name: 'known-workshops',
  version: 1,
  question: 'Which workshops calibrate meters?',
  source: messagesOf('metering'),
  document: Type.Object({ contractorId: text('workshop'), title: text('its name') }),
}).on({
  ContractorRegistered: {
    keys: ({ data: { contractorId, works } }) => (works.includes('calibration') ? [contractorId] : []),
    change: (_, { data: { contractorId, title } }) => ({ contractorId, title }),
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
