import { civilDate, defineView, eventsOf, list, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { exchangeAppointment, zoneIdOf } from './domain/exchange-appointment.ts';

const appointment = Type.Object(
  {
    contractorId: text('company or person that exchanges meters'),
    from: civilDate('first day'),
    appointedOn: civilDate('day of the appointment'),
  },
  { $id: 'ExchangeAppointment' },
);

/** "Who exchanges the meters of a zone?", for calibration forms (A1-4). One document per county and zone. */
export const exchangeAppointments = defineView({
  name: 'exchange-appointments',
  version: 1,
  question:
    'Who exchanges the meters of a zone, and from which day on? For the people who hand over calibration forms.',
  source: eventsOf(exchangeAppointment),
  document: Type.Object(
    {
      countyOffice: text('county gas office'),
      zone: text('zone'),
      appointments: list('in the order of their record', appointment),
    },
    { $id: 'AppointmentsOfZone' },
  ),
  indexes: [{ countyOffice: 1 }, { 'appointments.contractorId': 1 }],
}).on({
  ExchangeContractorAppointed: {
    keys: ({ data: { countyOffice, zone } }) => [zoneIdOf(countyOffice, zone)],
    change: (before, { data: { countyOffice, zone, contractorId, from, appointedOn } }) => ({
      countyOffice,
      zone,
      appointments: [...(before?.appointments ?? []), { contractorId, from, appointedOn }],
    }),
  },
});
