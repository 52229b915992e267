import { affairs, head } from '../company/persons.ts';
import { granted } from '../company/desks.ts';
import { shownOn, type Household } from './households.ts';
import { seenIn, type Seen } from './seen.ts';
import type { Finishing } from './signing.ts';

const reason = 'simulated';

/** Readings of both meters that were held. */
export const heldOf = (seen: Seen, { serial, next }: Household) =>
  [serial, ...(next ? [next.serial] : [])].flatMap((id) => {
    const meter = seen.meter(id);
    return meter.status === 'installed' || meter.status === 'takenOff' ? meter.held : [];
  });

/** A right figure is accepted, by the head if need be, across a rollover too; a wrong one is rejected (F8, 15.4-33). */
export const review = async (finishing: Finishing, household: Household): Promise<void> => {
  for (const { reviewId, readOn, index, ended } of heldOf(seenIn(finishing.company), household)) {
    if (ended) continue;
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
 * The correction of an estimate that somebody declined, or of a late exchange, is proposed again; where nothing is to
 * be corrected any more, the estimated bill stays (15.4-32).
 */
export const decideHeld = async ({ company, ask }: Finishing, { accountId }: Household): Promise<void> => {
  const service = 'billing-adjustments';
  const { waiting, keptChanges = [] } = seenIn(company).account(accountId);
  for (const { readingId } of [...waiting, ...keptChanges.map(({ removal }) => removal)]) {
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
