import type { CivilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import { brokenRuleOf, policyAsKept, policyOn, publishedVersions, type Policy } from '@pishkhan/published-versions';
import { casePolicies } from './case-policies.ts';
import type { CasePolicyCommand, CasePolicyEvent } from './case-policy.messages.ts';
import {
  casePolicyContentMustFit,
  casePolicyDayMustBeUnique,
  casePolicyMustBeKnown,
  casePolicyVersionMustNotChange,
} from './case-policy.rules.ts';
import { meterOrdersUntilPublished, type MeterOrdersPolicy } from './meter-orders.policy.ts';
import { selfReadingUntilPublished, type SelfReadingPolicy } from './self-reading.policy.ts';
import { complaintReferralUntilPublished, type ComplaintReferralPolicy } from './complaint-referral.policy.ts';

/** One stream per policy: `handling-policy-<name>`; streams of cases start with `case-`. */
export const casePolicy: Decider<CasePolicyCommand, CasePolicyEvent, Policy> = publishedVersions({
  category: 'handling-policy',
  noun: 'CasePolicy',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  asKept: (draft) => policyAsKept(casePolicies, draft),
  contentMustFit: (draft) =>
    casePolicyMustBeKnown(draft) || casePolicyContentMustFit(draft) || brokenRuleOf(casePolicies, draft),
  versionMustNotChange: casePolicyVersionMustNotChange,
  dayMustBeUnique: casePolicyDayMustBeUnique,
});

/**
 * Rules for referring complaints on a day (15.2-10).
 *
 * @param policy State of `handling-policy-complaint-referral`
 */
export const complaintReferralOn = (policy: Policy, day: CivilDate): ComplaintReferralPolicy =>
  policyOn(casePolicies, 'complaint-referral', policy, day)?.content ?? complaintReferralUntilPublished;

/**
 * Days of orders to contractors and the place of the head's check, on a day (A1-14, 15.2).
 *
 * @param policy State of `handling-policy-meter-orders`
 */
export const meterOrdersOn = (policy: Policy, day: CivilDate): MeterOrdersPolicy =>
  policyOn(casePolicies, 'meter-orders', policy, day)?.content ?? meterOrdersUntilPublished;

/**
 * The time for a declared figure and its answer, and self-readings in a row, on a day (B3-7, 15.2-5).
 *
 * @param policy State of `handling-policy-self-reading`
 */
export const selfReadingOn = (policy: Policy, day: CivilDate): SelfReadingPolicy =>
  policyOn(casePolicies, 'self-reading', policy, day)?.content ?? selfReadingUntilPublished;
