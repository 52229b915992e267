import type { CivilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import {
  brokenRuleOf,
  policyAsKept,
  policyOn,
  publishedVersions,
  type Policy,
  type PolicyVersion,
} from '@pishkhan/published-versions';
import { policies, type PolicyName } from './policies.ts';
import type { PolicyCommand, PolicyEvent, PolicyVersionOf } from './policy.messages.ts';
import {
  policyContentMustFit,
  policyDayMustBeUnique,
  policyNameMustBeKnown,
  policyVersionMustNotChange,
} from './policy.rules.ts';

const contentMustFit = (draft: PolicyVersion) =>
  policyNameMustBeKnown(draft) || policyContentMustFit(draft) || brokenRuleOf(policies, draft);

/** One stream per policy: `policy-<name>`. */
export const policy: Decider<PolicyCommand, PolicyEvent, Policy> = publishedVersions({
  category: 'policy',
  noun: 'PolicyVersion',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  asKept: (draft) => policyAsKept(policies, draft),
  contentMustFit,
  versionMustNotChange: policyVersionMustNotChange,
  dayMustBeUnique: policyDayMustBeUnique,
});

/** The version in force on a day; undefined before the first one. */
export const policyOfNameOn = <Name extends PolicyName>(
  name: Name,
  state: Policy,
  day: CivilDate,
): PolicyVersionOf<Name> | undefined => policyOn(policies, name, state, day);
