import {
  meterInstalled,
  meterRemoved,
  readingAccepted,
  readingCorrected,
  readingKeptAsEvidence,
} from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { wordsOf } from '../review/finding-words.ts';
import type { Confirmation, Estimate } from './domain/recording/origin.ts';
import type { Override } from './domain/reviewing/review.messages.ts';
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

const overrideOf = (override: Override | undefined) =>
  override && {
    override: {
      evidence: override.evidence,
      findings: override.findings.map((finding) => ({ kind: finding.kind, ...wordsOf(finding) })),
    },
  };

const confirmationOf = (confirmed: Confirmation) =>
  confirmed.by === 'person'
    ? { by: confirmed.by, ...overrideOf(confirmed.override) }
    : { by: confirmed.by, ...(confirmed.version !== undefined && { policyVersion: confirmed.version }) };

/** Who made an estimate (A3-5), and from what (15.4-31), are published; standstills and faults are not. */
export const meterPublications = publishes(meter, {
  MeterInstalled: ({ data }) => publication(meterInstalled, data),
  ReadingAccepted: ({ data: { estimate, confirmed, ...data } }) =>
    publication(readingAccepted, {
      ...data,
      ...(estimate && {
        estimatedBy: estimate.because === 'absent' ? ('system' as const) : ('reader' as const),
        ...basisOf(estimate),
      }),
      ...(confirmed && { confirmed: confirmationOf(confirmed) }),
    }),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  StandstillDisproved: 'private',
  MeterFaultFound: 'private',
  ReadingHeldForReview: 'private',
  ReadingReviewEnded: 'private',
  ReadingVisitOrdered: 'private',
  ReadingKeptAsEvidence: ({ data: { reviewId: _, override, ...data } }) =>
    publication(readingKeptAsEvidence, { ...data, ...overrideOf(override) }),
  AcceptedFallSettled: 'private',
  MeterZoneMoveRequested: 'private',
  MeterZoneMoveDeclined: 'private',
  MeterMovedToZone: 'private',
  MeterRemovalRequested: 'private',
  MeterRemovalDeclined: 'private',
  MeterRemoved: ({ data: { meterId, accountId, removedOn, reason } }) =>
    publication(meterRemoved, { meterId, accountId, removedOn, reason }),
});
