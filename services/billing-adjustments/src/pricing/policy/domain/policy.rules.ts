import { reject, rejectAsMissing } from '@pishkhan/decider';
import canonicalize from 'canonicalize';
import { Value } from 'typebox/value';
import { isPolicyName, policySchemas, type CorrectionApprovalPolicy } from './policy.content.ts';
import type { Policy, PolicyVersion } from './policy.messages.ts';

/** Only what this service asks for can be settled here (15.2). */
export const policyNameMustBeKnown = ({ name }: PolicyVersion) =>
  !isPolicyName(name) && rejectAsMissing('PolicyNameMustBeKnown', { name });

/** What was published under a version stands for ever: decisions of its time point at it (11.1). */
export const policyVersionMustNotChange = (published: PolicyVersion, policy: PolicyVersion) =>
  canonicalize(published) !== canonicalize(policy) && reject('PolicyVersionMustNotChange', { version: policy.version });

/** Only one version may begin on a day (11.1). */
export const policyDayMustBeUnique = ({ versions }: Policy, { effectiveFrom }: PolicyVersion) => {
  const other = versions.find((version) => version.effectiveFrom === effectiveFrom);
  return other !== undefined && reject('PolicyDayMustBeUnique', { effectiveFrom, version: other.version });
};

/** The content has the shape that the policy's readers expect (15.2). */
export const policyContentMustFit = ({ name, content }: PolicyVersion) => {
  if (!isPolicyName(name) || Value.Check(policySchemas[name], content)) return false;
  const [first] = Value.Errors(policySchemas[name], content);
  return reject('PolicyContentMustFit', { name, at: first?.instancePath, problem: first?.message });
};

/** Bands of amounts rise and the last is open, so that every correction has its approvers (7.5). */
export const approvalBandsMustRise = ({ name, content }: PolicyVersion) => {
  if (name !== 'correction-approval') return false;
  const bounds = (content as CorrectionApprovalPolicy).bands.map(({ upTo }) => upTo ?? Infinity);
  const rising = bounds.every((bound, place) => bound > (bounds[place - 1] ?? -1)) && bounds.at(-1) === Infinity;
  return !rising && reject('ApprovalBandsMustRise', { bounds: bounds.map(String) });
};
