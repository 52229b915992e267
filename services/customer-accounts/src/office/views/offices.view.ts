import { closed, registered, registeredOffice } from '@pishkhan/service-kit/offices';
import { defineView, eventsOf } from '@pishkhan/views';
import { office } from '../domain/office.ts';

/** "Which counties and offices are registered, and may their people act?", for the guard and the lists (N24). */
export const offices = defineView({
  name: 'offices',
  version: 1,
  question: 'Which counties and offices are registered, from which day on, until which day?',
  source: eventsOf(office),
  document: registeredOffice,
  indexes: [{ kind: 1 }, { countyOffice: 1 }],
}).on({
  OfficeRegistered: { keys: ({ data }) => [data.officeId], change: (_, { data }) => registered(data) },
  OfficeClosed: { keys: ({ data }) => [data.officeId], change: (known, { data }) => known && closed(known, data) },
});
