import { affairs, head } from '../company/persons.ts';
import { granted } from '../company/desks.ts';
import { shownOn, type Household } from './households.ts';
import { seenIn } from './seen.ts';
import type { Finishing } from './signing.ts';

const reason = 'simulated';

const heldOf = ({ company }: Finishing, { serial }: Household) => {
  const meter = seenIn(company).meter(serial);
  return meter.status === 'installed' ? meter.held.filter(({ ended }) => !ended) : [];
};

/** A right figure is accepted, by the head if need be, across a rollover too; a wrong one is rejected (F8, 15.4-33). */
export const review = async (finishing: Finishing, household: Household): Promise<void> => {
  for (const { reviewId, readOn, index } of heldOf(finishing, household)) {
    const isRight = index === shownOn(household, readOn);
    const evidence = 'photograph of the meter';
    for (const actor of [affairs, head])
      await finishing.ask({
        service: 'metering',
        actor,
        use: ({ reviews }, envelope) =>
          isRight
            ? reviews.acceptReading({ reviewId }, { reason, evidence, rolledOver: true }, envelope, granted)
            : reviews.rejectReading({ reviewId }, { reason }, envelope, granted),
      });
  }
};

/**
 * The correction of an estimate that somebody declined is proposed again; where nothing is to be corrected any more,
 * the estimated bill stays (15.4-32).
 */
export const decideHeld = async ({ company, ask }: Finishing, { accountId }: Household): Promise<void> => {
  const service = 'billing-adjustments';
  for (const { readingId } of seenIn(company).account(accountId).waiting) {
    await ask({
      service,
      actor: affairs,
      use: ({ ownProposals }, envelope) => ownProposals.proposeForReading({ readingId }, { reason }, envelope),
    });
    await ask({
      service,
      actor: affairs,
      use: ({ ownProposals }, envelope) =>
        ownProposals.decide({ readingId }, { decision: 'estimateStays', reason }, envelope),
    });
  }
};
