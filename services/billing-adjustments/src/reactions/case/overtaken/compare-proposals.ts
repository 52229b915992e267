import { granted, type ReactionTools } from '@pishkhan/service-kit';
import { correctionBasis } from '../../../pricing/decision-basis.ts';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import type { CompareProposal } from '../../../correction/domain/proposing/overtaken/overtaken.messages.ts';
import { correctionsOf, waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';

type Because = CompareProposal['because'];

/** The proposal is compared with the account, the tariffs and the policies of this moment (11.8, 15.4-29). */
export const compareProposal = async (
  { execute, load, clock }: ReactionTools,
  { correctionId, accountId }: { readonly correctionId: string; readonly accountId: string },
  because?: Because,
  step = correctionId,
): Promise<void> => {
  const compare = async () => ({
    type: 'CompareProposal' as const,
    basis: await correctionBasis(load, accountId, clock.today()),
    ...(because !== undefined && { because }),
  });
  const reason = because === undefined ? 'the proposal waits' : `a change: ${because}`;
  granted(await execute(correction, correctionId, compare, { step, reason }));
};

/** Compares the waiting proposals of an account. */
export const compareWaitingOf = async (tools: ReactionTools, accountId: string, because: Because): Promise<void> => {
  const { state } = await tools.writtenHere(waitingProposals, shardOf(accountId));
  for (const correctionId of correctionsOf(state, accountId))
    await compareProposal(tools, { correctionId, accountId }, because);
};
