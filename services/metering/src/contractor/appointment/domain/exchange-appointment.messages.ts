import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

interface Appointment {
  readonly countyOffice: string;
  readonly zone: string;
  readonly contractorId: string;
  readonly from: CivilDate;
}

export interface AppointExchangeContractor extends Appointment {
  readonly type: 'AppointExchangeContractor';
  readonly today: CivilDate;
}

export type ExchangeAppointmentCommand = AppointExchangeContractor;

/** The county gas office has appointed the company or person that exchanges meters of a zone from a day on (A1-4). */
export type ExchangeContractorAppointed = DomainEvent<
  'ExchangeContractorAppointed',
  Appointment & { readonly appointedOn: CivilDate }
>;

export type ExchangeAppointmentEvent = ExchangeContractorAppointed;
