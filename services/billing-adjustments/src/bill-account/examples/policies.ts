import { fold } from '@pishkhan/decider';
import { readPolicyFile, policyFiles } from '../../pricing/policy/policy-files.ts';
import type { PolicyName } from '../../pricing/policy/domain/policies.ts';
import type { Policy } from '@pishkhan/published-versions';
import { policy } from '../../pricing/policy/domain/policy.ts';

/** The policy with the versions of the project's data files. */
export const policyOfFiles = (name: PolicyName): Policy =>
  fold(
    policy,
    policyFiles
      .map(readPolicyFile)
      .filter((version) => version.name === name)
      .map((data) => ({ type: 'PolicyVersionPublished', data }) as const),
  );
