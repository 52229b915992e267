import { fold } from '@pishkhan/decider';
import { readPolicyFile, policyFiles } from '../../pricing/policy/policy-files.ts';
import type { PolicyName } from '../../pricing/policy/domain/policies.ts';
import type { Policy } from '@pishkhan/published-versions';
import { policy } from '../../pricing/policy/domain/policy.ts';

/** The policy with the versions that the project brings along. */
export const policyOfFiles = (name: PolicyName): Policy =>
  fold(
    policy,
    policyFiles
      .map(readPolicyFile)
      .filter((version) => version.name === name)
      .map((data) => ({ type: 'PolicyVersionPublished', data }) as const),
  );
