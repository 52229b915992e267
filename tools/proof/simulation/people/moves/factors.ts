import { addDays } from '@pishkhan/calendar';
import { granted } from '../../company/desks.ts';
import { affairs, head } from '../../company/persons.ts';
import type { Household } from '../households.ts';
import type { Move, Scene } from './move.ts';

const service = 'billing-adjustments';
const reason = 'simulated';
/** Most accounts are billed by the index. */
const MOST_PROPOSALS = 3;

const proposing = ({ world, company }: Scene, { accountId }: Household): Move => ({
  weight: 0.8,
  request: () => {
    const from = addDays(company.clock.today(), world.happens(0.3) ? -world.below(40) : world.below(8) - 2);
    const factor = `1.${String(100_000 + world.below(800_000))}`;
    const gaugePressure = world.happens(0.9) ? '413.685000' : '1.000000';
    const body = { from, source: 'corrector' as const, gaugePressure, factor, document: 'report 1405/7' };
    return {
      service,
      actor: affairs,
      use: ({ volumeFactors }, envelope) => volumeFactors.propose({ accountId }, body, envelope, granted),
    };
  },
});

/** Mostly the head confirms; now and then the proposer tries, or the head declines (7.5). */
const deciding = ({ world }: Scene, path: { readonly accountId: string; readonly factorId: string }): Move => {
  const declines = world.happens(0.3);
  const actor = world.happens(0.1) ? affairs : head;
  return {
    weight: 3,
    request: () => ({
      service,
      actor,
      use: ({ volumeFactors }, envelope) =>
        declines
          ? volumeFactors.decline(path, { reason }, envelope, granted)
          : volumeFactors.confirm(path, envelope, granted),
    }),
  };
};

/** Moves around the volume factors of large subscribers (11.4). */
export const factorMoves = (scene: Scene): Move[] =>
  scene.households
    .filter(({ use }) => use === 'ordinaryCommercial')
    .flatMap((household) => {
      const { accountId } = household;
      const { terms, factorProposals = [] } = scene.seen.account(accountId);
      if (terms === undefined) return [];
      return [
        ...(factorProposals.length < MOST_PROPOSALS ? [proposing(scene, household)] : []),
        ...factorProposals
          .filter(({ status }) => status === 'waiting')
          .map(({ factorId }) => deciding(scene, { accountId, factorId })),
      ];
    });
