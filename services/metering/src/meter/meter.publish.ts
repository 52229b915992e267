import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { meter } from './domain/meter.ts';

/** The method of an estimate, standstills and faults are not published; who made it is (A3-5). */
export const meterPublications = publishes(meter, {
  MeterInstalled: ({ data }) => publication(meterInstalled, data),
  ReadingAccepted: ({ data: { estimate, confirmed: _, ...data } }) =>
    publication(readingAccepted, {
      ...data,
      ...(estimate && { estimatedBy: estimate.because === 'absent' ? 'system' : 'reader' }),
    }),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  MeterFaultFound: 'private',
  ReadingHeldForReview: 'private',
  ReadingReviewEnded: 'private',
  ReadingVisitOrdered: 'private',
  ReadingKeptAsEvidence: 'private',
});
