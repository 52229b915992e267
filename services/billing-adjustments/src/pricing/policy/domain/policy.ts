import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { PolicyName } from './policy.content.ts';
import type { Policy, PolicyCommand, PolicyEvent, PolicyVersion, PolicyVersionOf } from './policy.messages.ts';
import {
  approvalBandsMustRise,
  policyContentMustFit,
  policyDayMustBeUnique,
  policyNameMustBeKnown,
  policyVersionMustNotChange,
} from './policy.rules.ts';

const publish = (state: Policy, policy: PolicyVersion): Decision<PolicyEvent> => {
  const published = state.versions.find(({ version }) => version === policy.version);
  if (published) return policyVersionMustNotChange(published, policy) || nothing();
  return (
    policyNameMustBeKnown(policy) ||
    policyContentMustFit(policy) ||
    approvalBandsMustRise(policy) ||
    policyDayMustBeUnique(state, policy) ||
    accept<PolicyEvent>({ type: 'PolicyVersionPublished', data: policy })
  );
};

const byDay = (one: PolicyVersion, other: PolicyVersion): number => (one.effectiveFrom < other.effectiveFrom ? -1 : 1);

/** One stream per policy: `policy-<name>`. */
export const policy: Decider<PolicyCommand, PolicyEvent, Policy> = {
  category: 'policy',
  events: { PolicyVersionPublished: 1 },
  initial: { versions: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'PublishPolicyVersion':
        return publish(state, command.policy);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'PolicyVersionPublished':
        return { versions: [...state.versions, event.data].toSorted(byDay) };
    }
  },
};

/** The version in force on a day; undefined before the first one. */
export const policyOn = (state: Policy, date: CivilDate): PolicyVersion | undefined =>
  state.versions.findLast((version) => version.effectiveFrom <= date);

/** The same with its content typed; its shape was checked when it was published. */
export const policyOfNameOn = <Name extends PolicyName>(
  name: Name,
  state: Policy,
  date: CivilDate,
): PolicyVersionOf<Name> | undefined => {
  const version = policyOn(state, date);
  return version?.name === name ? (version as PolicyVersionOf<Name>) : undefined;
};
