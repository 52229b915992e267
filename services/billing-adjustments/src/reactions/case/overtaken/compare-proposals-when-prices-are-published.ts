import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { accountShards } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import type { CommonChange } from '../../../correction/proposal/waiting/domain/waiting-proposals.messages.ts';
import { waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';
import { indexJudgements } from '../../../pricing/index-judgement/domain/index-judgement.ts';
import type { PolicyName } from '../../../pricing/policy/domain/policies.ts';
import { policy } from '../../../pricing/policy/domain/policy.ts';
import { tariffBook } from '../../../pricing/tariff/domain/tariff-book.ts';

/** Policies that a simulation reads. */
const ofCorrections: readonly string[] = [
  'billing',
  'correction-approval',
  'estimate-correction',
  'meter-error-window',
] satisfies PolicyName[];

const beginComparisons = async ({ execute, clock }: ReactionTools, because: CommonChange): Promise<void> => {
  const begin = { type: 'BeginComparison', because, today: clock.today() } as const;
  for (const shard of accountShards) granted(await execute(waitingProposals, shard, begin, { step: shard }));
};

/** A tariff version may overtake proposals that wait (11.1, 11.8). */
export const compareProposalsWhenATariffIsPublished = whenRecorded(tariffBook, ['TariffVersionPublished'], {
  name: 'compare-proposals-when-a-tariff-is-published',
  react: (_, tools) => beginComparisons(tools, 'tariff'),
});

/** A version of a policy may overtake proposals that wait (15.2, 11.8). */
export const compareProposalsWhenAPolicyIsPublished = whenRecorded(policy, ['PolicyVersionPublished'], {
  name: 'compare-proposals-when-a-policy-is-published',
  react: async ({ data: { name } }, tools) => {
    if (ofCorrections.includes(name)) await beginComparisons(tools, 'policy');
  },
});

/** New limits of an index may overtake proposals that wait (15.4-34, 11.8). */
export const compareProposalsWhenIndexLimitsAreTaken = whenRecorded(indexJudgements, ['IndexJudgementTaken'], {
  name: 'compare-proposals-when-index-limits-are-taken',
  react: (_, tools) => beginComparisons(tools, 'policy'),
});
