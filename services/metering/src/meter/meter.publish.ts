import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import type { Estimate } from './domain/recording/origin.ts';
import { meter } from './domain/meter.ts';

/** The estimate of an earlier release is published without its basis, which it does not name. */
const basisOf = (estimate: Estimate) =>
  estimate.method === 'byReader' || estimate.derivedFrom === undefined || estimate.methodVersion === undefined
    ? {}
    : {
        estimate: {
          method: estimate.method,
          methodVersion: estimate.methodVersion,
          derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId),
        },
      };

/** Who made an estimate (A3-5), and from what (15.4-31), are published; standstills and faults are not. */
export const meterPublications = publishes(meter, {
  MeterInstalled: ({ data }) => publication(meterInstalled, data),
  ReadingAccepted: ({ data: { estimate, confirmed: _, ...data } }) =>
    publication(readingAccepted, {
      ...data,
      ...(estimate && {
        estimatedBy: estimate.because === 'absent' ? ('system' as const) : ('reader' as const),
        ...basisOf(estimate),
      }),
    }),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  StandstillDisproved: 'private',
  MeterFaultFound: 'private',
  ReadingHeldForReview: 'private',
  ReadingReviewEnded: 'private',
  ReadingVisitOrdered: 'private',
  ReadingKeptAsEvidence: 'private',
});
