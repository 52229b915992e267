import { whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { indexJudgementOn } from '@pishkhan/consumption';
import type { CivilDate } from '@pishkhan/calendar';
import { meter } from '../meter/domain/meter.ts';
import { completeExchange } from '../meter/leaving/exchanging/exchange-flow.ts';
import type { ClaimedSteps } from '../meter/installing/claimed-steps.ts';
import { meteredAccount } from '../meter/installing/domain/metered-account.ts';
import { readingPolicy } from '../review/policy/domain/reading-policy.ts';

/** The steps of a claim in a reaction: as the commands of the request that began it. */
export const stepsOf = ({ load, execute }: ReactionTools, reason?: string): ClaimedSteps => ({
  load,
  act: (decider, id, command, { businessDate, ...as }) =>
    execute(decider, id, command, { as, businessDate, ...(reason !== undefined && { reason }) }),
});

/** The limits of a day for indexes of removals (15.4-33). */
export const judgedOn = async ({ load }: Pick<ReactionTools, 'load'>, today: CivilDate) => {
  const { state } = await load(readingPolicy, 'index-judgement');
  return { today, policy: indexJudgementOn(state, today) };
};

/**
 * A process may stop between the claim of an account and the installation of its meter: the meter is installed from the
 * claim (N16), and an exchange is completed or undone (Card 13, ADR 0115). The commands are those of the request, so
 * that the faster of the two executes them and the other finds them. Only a serial that another account took at the
 * same moment can refuse an installation, which ends this claim.
 */
export const completeTheInstallationWhenAnAccountIsClaimed = whenRecorded(meteredAccount, ['AccountClaimed'], {
  name: 'complete-the-installation-when-an-account-is-claimed',
  react: async ({ data: { exchange, ...claim }, metadata: { reason } }, tools) => {
    const { meterId, installation, command } = claim;
    if (exchange) {
      const judged = await judgedOn(tools, installation.today);
      await completeExchange({ ...claim, exchange }, judged, stepsOf(tools, reason));
      return;
    }
    await tools.execute(
      meter,
      meterId,
      { type: 'InstallMeter', ...installation },
      { as: command, reason, businessDate: installation.installedOn },
    );
  },
});
