import { granted } from '../../../company/desks.ts';
import { affairs, head } from '../../../company/persons.ts';
import { heldOf } from '../../held.ts';
import { meterOn, shownOn, type Household } from '../../households.ts';
import type { Move, Scene } from '../move.ts';

const service = 'metering';
const reason = 'simulated';
const evidence = 'photograph of the meter';
const officers = [affairs, head] as const;

/** A held reading is accepted, corrected, rejected or visited; now and then against the truth (F8, 15.4-34). */
const reviewing = ({ world, seen }: Scene, household: Household): Move[] => {
  return heldOf(seen, household)
    .filter(({ ended }) => !ended)
    .map(({ reviewId, readOn, index }) => {
      const actor = world.pick(officers);
      const rightIndex = shownOn(household, readOn);
      const isRight = index === rightIndex;
      const accepts = world.happens(0.1) ? !isRight : isRight;
      const corrects = world.happens(0.7);
      const rolledOver = isRight && index < meterOn(household, readOn).start;
      const path = { reviewId };
      if (world.happens(0.2))
        return {
          weight: 0.5,
          request: () => ({
            service,
            actor,
            use: ({ reviews }, envelope) => reviews.orderVisit(path, { reason }, envelope, granted),
          }),
        };
      return {
        weight: 1,
        request: () => ({
          service,
          actor,
          use: ({ reviews }, envelope) => {
            if (accepts)
              return reviews.acceptReading(
                path,
                { reason, evidence, ...(rolledOver && { rolledOver }) },
                envelope,
                granted,
              );
            return corrects
              ? reviews.correctReading(path, { rightIndex, reason, evidence }, envelope, granted)
              : reviews.rejectReading(path, { reason }, envelope, granted);
          },
        }),
      };
    });
};

/** Moves of the officers who review held readings. */
export const reviewMoves = (scene: Scene): Move[] =>
  scene.households.flatMap((household) => reviewing(scene, household));
