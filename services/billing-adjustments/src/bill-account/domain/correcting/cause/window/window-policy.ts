import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import type { Policy } from '@pishkhan/published-versions';
import {
  meterErrorWindowUntilPublished,
  type MeterErrorWindowPolicy,
} from '../../../../../pricing/policy/domain/content/meter-error-window.policy.ts';
import { policyOfNameOn } from '../../../../../pricing/policy/domain/policy.ts';
import type { PostedWindow } from '../../../bill-account.state.ts';
import type { CorrectionBasis, CorrectionRequest, Proposal } from '../../proposal.ts';
import { causeOf } from '../several/causes.ts';
import { windowOf, windowsAfter } from './proposed-window.ts';
import type { ProposedWindow } from './window.messages.ts';

/** The settings in force on a day; without a version those until one is published (15.1-1). */
export const windowPolicyOn = (
  versions: Policy | undefined,
  day: CivilDate,
): { readonly content: MeterErrorWindowPolicy; readonly version?: string } =>
  (versions && policyOfNameOn('meter-error-window', versions, day)) ?? { content: meterErrorWindowUntilPublished };

/** The policies of a proposal with the one that fixes the start of an error. */
export const withWindowPolicy = <Approval extends Pick<Proposal, 'policies'>>(
  approval: Approval,
  { cause }: Pick<CorrectionRequest, 'cause'>,
  { window, today }: CorrectionBasis,
): Approval => {
  const version = causeOf(cause, 'meterError') && windowPolicyOn(window, today).version;
  return version === undefined ? approval : { ...approval, policies: { ...approval.policies, window: version } };
};

/** The window that the cause names, and those after the correction. */
export const windowFor = (
  request: CorrectionRequest,
  { account, window: versions, today }: CorrectionBasis,
): Rejection | { readonly window?: ProposedWindow; readonly windows: readonly PostedWindow[] } => {
  const window = windowOf(request, account, windowPolicyOn(versions, today).content);
  if (window && 'rejected' in window) return window;
  const named = { cause: request.cause, correctionId: request.correctionId, ...(window && { window }) };
  return { ...(window && { window }), windows: windowsAfter(account.windows ?? [], named) };
};
