import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, list, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

const appointment = Type.Object({
  contractorId: text('company or person that exchanges meters'),
  from: civilDate('first day'),
});

/** Id of a zone: zones of two counties may have one name. */
export const zoneKey = (countyOffice: string, zone: string): string => `${countyOffice}.${zone}`;

/** "Who exchanges the meters of this zone, and from when on?", for orders of an exchange (A1-4). `_id` is the zone. */
export const knownAppointments = defineView({
  name: 'known-appointments',
  version: 1,
  question: 'Who exchanges the meters of this zone, and from when on?',
  source: messagesOf('metering'),
  document: Type.Object({ appointments: list('appointments in the order of their record', appointment) }),
}).on({
  ExchangeContractorAppointed: {
    keys: ({ data: { countyOffice, zone } }) => [zoneKey(countyOffice, zone)],
    change: (known, { data: { contractorId, from } }) => ({
      appointments: [...(known?.appointments ?? []), { contractorId, from: from as CivilDate }],
    }),
  },
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  MeterMovedToZone: 'ignored',
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
