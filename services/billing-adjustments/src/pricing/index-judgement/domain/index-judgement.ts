import type { Decider } from '@pishkhan/decider';
import { publishedVersions, type Policy } from '@pishkhan/published-versions';
import type { IndexJudgementTaken, TakeIndexJudgement } from './index-judgement.messages.ts';

export const indexJudgementId = 'metering';

/**
 * Versions of the policy `index-judgement`, which metering checks and publishes: every one is taken, each once. One
 * stream: `index-judgement-metering`.
 */
export const indexJudgements: Decider<TakeIndexJudgement, IndexJudgementTaken, Policy> = publishedVersions({
  category: 'index-judgement',
  event: 'IndexJudgementTaken',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  contentMustFit: () => false,
  versionMustNotChange: () => false,
  dayMustBeUnique: () => false,
});
