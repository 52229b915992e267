import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { nextPartOf, waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';
import { compareProposal } from './compare-proposals.ts';

/** @returns Whether its result, which starts the next part, is recorded, or nothing is left */
const comparedPart = async (tools: ReactionTools, shard: string): Promise<boolean> => {
  const { state } = await tools.load(waitingProposals, shard);
  const part = nextPartOf(state);
  if (!part) return true;
  const { comparison, because, left } = part;
  for (const correctionId of left)
    await compareProposal(
      tools,
      { correctionId, accountId: state.waiting[correctionId]! },
      because,
      `${comparison} ${correctionId}`,
    );
  const record = { type: 'RecordComparison', comparison, correctionIds: left } as const;
  return granted(await tools.execute(waitingProposals, shard, record, { step: 'record' })).outcome !== 'nothing';
};

/**
 * Compares all waiting proposals part by part. The result of a part starts the next one, so that other work is not
 * behind a long list, and a restart continues at the part that was not recorded (11.8).
 */
export const compareTheNextPartOfAComparison = whenRecorded(
  waitingProposals,
  ['ComparisonBegan', 'ProposalsCompared'],
  {
    name: 'compare-the-next-part-of-a-comparison',
    react: async ({ stream }, tools) => {
      const shard = stream.slice(waitingProposals.category.length + 1);
      // A part whose corrections have all ended meanwhile has no result: the next one follows at once.
      while (!(await comparedPart(tools, shard)));
    },
  },
);
