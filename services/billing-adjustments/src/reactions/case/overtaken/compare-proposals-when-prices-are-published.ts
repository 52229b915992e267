import type { OvertakingChange } from '@pishkhan/contracts';
import { whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { accountShards } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { indexJudgements } from '../../../pricing/index-judgement/domain/index-judgement.ts';
import { policy } from '../../../pricing/policy/domain/policy.ts';
import { tariffBook } from '../../../pricing/tariff/domain/tariff-book.ts';
import { compareWaiting } from './compare-proposals.ts';

const compareAll = async (tools: ReactionTools, because: OvertakingChange): Promise<void> => {
  for (const shard of accountShards) await compareWaiting(tools, { shard }, because);
};

/** A tariff version may overtake proposals that cases wait for (11.1, 11.8). */
export const compareProposalsWhenATariffIsPublished = whenRecorded(tariffBook, ['TariffVersionPublished'], {
  name: 'compare-proposals-when-a-tariff-is-published',
  react: (_, tools) => compareAll(tools, 'tariff'),
});

/** A version of a policy may overtake proposals that cases wait for (15.2, 11.8). */
export const compareProposalsWhenAPolicyIsPublished = whenRecorded(policy, ['PolicyVersionPublished'], {
  name: 'compare-proposals-when-a-policy-is-published',
  react: (_, tools) => compareAll(tools, 'policy'),
});

/** New limits of an index may overtake proposals that cases wait for (15.4-34, 11.8). */
export const compareProposalsWhenIndexLimitsAreTaken = whenRecorded(indexJudgements, ['IndexJudgementTaken'], {
  name: 'compare-proposals-when-index-limits-are-taken',
  react: (_, tools) => compareAll(tools, 'policy'),
});
