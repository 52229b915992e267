import type { CivilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import { brokenRuleOf, policyAsKept, policyOn, publishedVersions, type Policy } from '@pishkhan/published-versions';
import { readingPolicies } from './reading-policies.ts';
import type { ReadingPolicyPublished, PublishReadingPolicy } from './reading-policy.messages.ts';
import {
  readingPolicyContentMustFit,
  readingPolicyDayMustBeUnique,
  readingPolicyMustBeKnown,
  readingPolicyVersionMustNotChange,
} from './reading-policy.rules.ts';
import { policyUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';

/** One stream per policy: `reading-policy-<name>`. */
export const readingPolicy: Decider<PublishReadingPolicy, ReadingPolicyPublished, Policy> = publishedVersions({
  category: 'reading-policy',
  event: 'ReadingPolicyPublished',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  asKept: (draft) => policyAsKept(readingPolicies, draft),
  contentMustFit: (draft) =>
    readingPolicyMustBeKnown(draft) || readingPolicyContentMustFit(draft) || brokenRuleOf(readingPolicies, draft),
  versionMustNotChange: readingPolicyVersionMustNotChange,
  dayMustBeUnique: readingPolicyDayMustBeUnique,
});

/**
 * The limits on a day, with the version to name in events (15.4-33).
 *
 * @param policy State of `reading-policy-index-judgement`
 */
export const indexJudgementOn = (policy: Policy, day: CivilDate): JudgementPolicy => {
  const version = policyOn(readingPolicies, 'index-judgement', policy, day);
  return version ? { version: version.version, limits: version.content } : policyUntilPublished;
};
