import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import { answered } from '../recording/record-self-reading.ts';
import type { ReviewEvent } from './review.messages.ts';

/** The review of the present standstill of a meter; it has no reading of its own. */
export const standstillReviewOf = (meterId: string): string => `standstill-${meterId}`;

const changed = (
  state: InstalledMeter,
  reviewId: string,
  change: (review: HeldReading) => HeldReading,
): InstalledMeter => ({
  ...state,
  held: state.held.map((review) => (review.reviewId === reviewId ? change(review) : review)),
});

/** The same review again has other reasons; an ordered visit stays ordered. */
const held = (state: InstalledMeter, data: HeldReading): InstalledMeter =>
  state.held.some(({ reviewId, ended }) => reviewId === data.reviewId && !ended)
    ? changed(state, data.reviewId, ({ visitOrdered }) => ({ ...data, ...(visitOrdered && { visitOrdered }) }))
    : { ...state, held: [...state.held, data] };

/** The events of reviews on the meter's state. */
export const evolveReviews = (state: InstalledMeter, event: ReviewEvent): InstalledMeter => {
  switch (event.type) {
    case 'ReadingHeldForReview':
      return held(state, event.data);
    case 'ReadingReviewEnded': {
      const { reviewId, outcome, reason, overridden } = event.data;
      if (reviewId === standstillReviewOf(state.meterId)) return { ...state, standstillReview: 'accepted' };
      const fallIsOpen = overridden?.some(({ kind }) => kind === 'falls') && { fallIsOpen: true as const };
      const ended = { outcome, ...(reason && { reason }), ...fallIsOpen };
      return changed(state, reviewId, (review) => ({ ...review, ended }));
    }
    case 'ReadingVisitOrdered': {
      const { reviewId } = event.data;
      if (reviewId === standstillReviewOf(state.meterId)) return { ...state, standstillReview: 'visitOrdered' };
      return changed(state, reviewId, (review) => ({ ...review, visitOrdered: true }));
    }
    case 'AcceptedFallSettled':
      return changed(state, event.data.reviewId, ({ ended, ...review }) => {
        if (!ended) return review;
        const { fallIsOpen: _, ...rest } = ended;
        return { ...review, ended: rest };
      });
    case 'ReadingKeptAsEvidence': {
      const { replaces, selfReading } = event.data;
      const others = state.evidence.filter(({ evidenceId }) => !replaces?.includes(evidenceId));
      return answered({ ...state, evidence: [...others, event.data] }, selfReading?.selfReadingId);
    }
  }
};
