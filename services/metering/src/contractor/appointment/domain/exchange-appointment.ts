import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  AppointExchangeContractor,
  ExchangeAppointmentCommand,
  ExchangeAppointmentEvent,
  ExchangeContractorAppointed,
} from './exchange-appointment.messages.ts';
import { appointmentMustNotBeginInThePast } from './exchange-appointment.rules.ts';

/** Appointments of a zone in the order of their record. */
export interface ZoneAppointments {
  readonly appointments: readonly ExchangeContractorAppointed['data'][];
}

/** The appointment of a day: of those that begin by then, the one with the last first day; of equals the newest. */
export const appointedOn = ({ appointments }: ZoneAppointments, day: CivilDate) =>
  appointments
    .filter(({ from }) => from <= day)
    .reduce<ExchangeContractorAppointed['data'] | undefined>(
      (last, each) => (last && last.from > each.from ? last : each),
      undefined,
    );

/** Id of the stream of a zone. */
export const zoneIdOf = (countyOffice: string, zone: string): string => `${countyOffice}.${zone}`;

const appoint = (
  { type: _, today, ...appointment }: AppointExchangeContractor,
  state: ZoneAppointments,
): Decision<ExchangeAppointmentEvent> => {
  const present = appointedOn(state, appointment.from);
  if (present?.contractorId === appointment.contractorId) return nothing();
  return (
    appointmentMustNotBeginInThePast(appointment.from, today, state.appointments.length === 0) ||
    accept<ExchangeContractorAppointed>({
      type: 'ExchangeContractorAppointed',
      data: { ...appointment, appointedOn: today },
    })
  );
};

/** Who exchanges the meters of a zone (A1-4): one stream per county and zone, so that a day has one company. */
export const exchangeAppointment: Decider<ExchangeAppointmentCommand, ExchangeAppointmentEvent, ZoneAppointments> = {
  category: 'exchange-appointment',
  events: { ExchangeContractorAppointed: 1 },
  initial: { appointments: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'AppointExchangeContractor':
        return appoint(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ExchangeContractorAppointed':
        return { appointments: [...state.appointments, event.data] };
    }
  },
};
