import type { Decider } from '@pishkhan/decider';
import { brokenRuleOf, policyAsKept, publishedVersions, type Policy } from '@pishkhan/published-versions';
import { readingPolicies } from './reading-policies.ts';
import type { ReadingPolicyCommand, ReadingPolicyEvent } from './reading-policy.messages.ts';
import {
  readingPolicyContentMustFit,
  readingPolicyDayMustBeUnique,
  readingPolicyMustBeKnown,
  readingPolicyVersionMustNotChange,
} from './reading-policy.rules.ts';

/** One stream per policy: `reading-policy-<name>`. */
export const readingPolicy: Decider<ReadingPolicyCommand, ReadingPolicyEvent, Policy> = publishedVersions({
  category: 'reading-policy',
  noun: 'ReadingPolicy',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  asKept: (draft) => policyAsKept(readingPolicies, draft),
  contentMustFit: (draft) =>
    readingPolicyMustBeKnown(draft) || readingPolicyContentMustFit(draft) || brokenRuleOf(readingPolicies, draft),
  versionMustNotChange: readingPolicyVersionMustNotChange,
  dayMustBeUnique: readingPolicyDayMustBeUnique,
});
