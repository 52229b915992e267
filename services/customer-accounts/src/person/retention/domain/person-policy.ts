import type { Decider } from '@pishkhan/decider';
import { brokenRuleOf, policyAsKept, publishedVersions, type Policy } from '@pishkhan/published-versions';
import { personPolicies } from './person-policies.ts';
import type { PersonPolicyCommand, PersonPolicyEvent } from './person-policy.messages.ts';
import {
  personPolicyContentMustFit,
  personPolicyDayMustBeUnique,
  personPolicyMustBeKnown,
  personPolicyVersionMustNotChange,
} from './person-policy.rules.ts';

/** One stream per policy: `persons-policy-<name>`. */
export const personPolicy: Decider<PersonPolicyCommand, PersonPolicyEvent, Policy> = publishedVersions({
  category: 'persons-policy',
  noun: 'PersonPolicy',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  asKept: (draft) => policyAsKept(personPolicies, draft),
  contentMustFit: (draft) =>
    personPolicyMustBeKnown(draft) || personPolicyContentMustFit(draft) || brokenRuleOf(personPolicies, draft),
  versionMustNotChange: personPolicyVersionMustNotChange,
  dayMustBeUnique: personPolicyDayMustBeUnique,
});
