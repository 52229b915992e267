import type { OvertakingChange } from '@pishkhan/contracts';
import { granted, type ReactionTools } from '@pishkhan/service-kit';
import { correctionBasis } from '../../../bill-account/decision-basis.ts';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import { correctionsOf, waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';

/** The proposal is compared with the account, the tariffs and the policies of this moment (11.8, 15.4-29). */
export const compareProposal = async (
  { execute, load, clock }: ReactionTools,
  { correctionId, accountId }: { readonly correctionId: string; readonly accountId: string },
  because?: OvertakingChange,
): Promise<void> => {
  const compare = async () => ({
    type: 'CompareProposal' as const,
    basis: await correctionBasis(load, accountId, clock.today()),
    ...(because !== undefined && { because }),
  });
  const reason = because === undefined ? 'the proposal waits' : `a change: ${because}`;
  granted(await execute(correction, correctionId, compare, { step: correctionId, reason }));
};

/** Compares the waiting proposals of a shard, of one account or of all. */
export const compareWaiting = async (
  tools: ReactionTools,
  { shard, accountId }: { readonly shard: string; readonly accountId?: string },
  because: OvertakingChange,
): Promise<void> => {
  const { state } = await tools.load(waitingProposals, shard);
  for (const correctionId of correctionsOf(state, accountId))
    await compareProposal(tools, { correctionId, accountId: state.waiting[correctionId]! }, because);
};

/** Compares the waiting proposals of an account. */
export const compareWaitingOf = (tools: ReactionTools, accountId: string, because: OvertakingChange): Promise<void> =>
  compareWaiting(tools, { shard: shardOf(accountId), accountId }, because);
