import { personErasureConfirmed } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { erasure } from './domain/erasure.ts';

/** The confirmed erasure is an order to the other services. */
export const erasurePublications = publishes(erasure, {
  ErasureConfirmed: ({ data: { erasureId, subscriberId, accounts, cases, confirmedOn } }) =>
    publication(personErasureConfirmed, { erasureId, subscriberId, accounts, cases, confirmedOn }),
  ErasureRequested: 'private',
  ErasureDeclined: 'private',
  ErasedIn: 'private',
});
