import { officeClosed, officeRegistered } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { office } from './domain/office.ts';

/** Maps private events of the office to contract events. */
export const officePublications = publishes(office, {
  OfficeRegistered: ({ data: { registeredBy: _by, ...data } }) => publication(officeRegistered, data),
  OfficeClosed: ({ data: { officeId, closedFrom } }) => publication(officeClosed, { officeId, closedFrom }),
});
