import { whenRecorded } from '@pishkhan/service-kit';
import { roundsOfCounty } from '../contractor/round/opening/domain/rounds-of-county.ts';
import { storeStep } from '../contractor/round/opening/storing.ts';
import { stepsOf } from './complete-the-installation-when-an-account-is-claimed.ts';

/**
 * A process may stop between the claim of rounds and their storing: they are stored from the claim (A3-5; N16). The
 * commands are those of the request, so that the faster of the two executes them and the other finds them.
 */
export const openTheRoundsWhenTheyAreClaimed = whenRecorded(roundsOfCounty, ['ReadingRoundsClaimed'], {
  name: 'open-the-rounds-when-they-are-claimed',
  react: async ({ data: { steps }, metadata: { reason } }, tools) => {
    for (const step of steps) await storeStep(step, stepsOf(tools, reason));
  },
});
