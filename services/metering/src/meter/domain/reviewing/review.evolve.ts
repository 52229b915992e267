import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import type { ReviewEvent } from './review.messages.ts';

/** The review of the present standstill of a meter; it has no reading of its own. */
export const standstillReviewOf = (meterId: string): string => `standstill-${meterId}`;

const changed = (
  state: InstalledMeter,
  reviewId: string,
  change: (held: HeldReading) => HeldReading,
): InstalledMeter => ({
  ...state,
  held: state.held.map((held) => (held.reviewId === reviewId ? change(held) : held)),
});

/** The events of reviews on the meter's state. */
export const evolveReviews = (state: InstalledMeter, event: ReviewEvent): InstalledMeter => {
  switch (event.type) {
    case 'ReadingHeldForReview':
      return { ...state, held: [...state.held, event.data] };
    case 'ReadingReviewEnded': {
      const { reviewId, outcome, reason } = event.data;
      if (reviewId === standstillReviewOf(state.meterId)) return { ...state, standstillReview: 'accepted' };
      return changed(state, reviewId, (held) => ({ ...held, ended: { outcome, ...(reason && { reason }) } }));
    }
    case 'ReadingVisitOrdered': {
      const { reviewId } = event.data;
      if (reviewId === standstillReviewOf(state.meterId)) return { ...state, standstillReview: 'visitOrdered' };
      return changed(state, reviewId, (held) => ({ ...held, visitOrdered: true }));
    }
    case 'ReadingKeptAsEvidence':
      return { ...state, evidence: [...state.evidence, event.data] };
  }
};
