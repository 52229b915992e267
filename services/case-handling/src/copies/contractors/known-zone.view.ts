import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];
interface Placed {
  readonly zone?: string | undefined;
  readonly countyOffice?: string | undefined;
}
const zoneIn = ({ zone, countyOffice }: Placed) =>
  zone === undefined || countyOffice === undefined ? undefined : { zone, countyOffice };

/** "In which zone is the meter of this account?", for the company that exchanges it (A1-4). `_id` is the account. */
export const knownZone = defineView({
  name: 'known-zone',
  version: 1,
  question: 'In which zone is the meter of this account?',
  source: messagesOf('metering'),
  document: Type.Object({ zone: text('zone of the county'), countyOffice: text('county gas office') }),
}).on({
  MeterInstalled: { keys, change: (known, { data }) => zoneIn(data) ?? known },
  MeterExchanged: { keys, change: (known, { data }) => zoneIn(data) ?? known },
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  ExchangeContractorAppointed: 'ignored',
  MeterRemoved: 'ignored',
  ReadingAccepted: 'ignored',
  ReadingCorrected: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  SelfReadingRefused: 'ignored',
  MeterTakenOff: 'ignored',
});
