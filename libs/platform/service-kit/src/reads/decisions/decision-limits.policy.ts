import type { CivilDate } from '@pishkhan/calendar';
import { whole } from '@pishkhan/fields';
import { definePolicy, policyOn, type ContentOf, type Policy } from '@pishkhan/published-versions';

const count = (fa: string, en: string, max: number) => whole({ fa, en }, { min: 1, max });

/** Limits of the report; a question to the report uses the same fields for itself alone. */
export const decisionLimitFields = {
  quickMinutes: count('تأیید تا این دقیقه پس از پیشنهاد سریع است', 'an approval is quick up to these minutes', 10_080),
  pairDecisions: count('کمترین تصمیم‌های مشترک دو نفر', 'least decisions that two persons take together', 100_000),
  pairPercent: count('کمترین سهم تصمیم‌های مشترک (درصد)', 'least share of their decisions, percent', 100),
} as const;

/** From when on an auditor examines decisions of persons (1.2, 7.5; S3). No document names a time or a share. */
export const decisionLimits = definePolicy({
  title: { fa: 'گزارش تصمیم‌های اشخاص', en: 'Report of decisions of persons' },
  fields: decisionLimitFields,
  rules: () => false,
});
export type DecisionLimits = ContentOf<typeof decisionLimits>;

/** The name of the policy in every service. */
export const PERSONS_DECISIONS = 'persons-decisions';

/** The version in force on a day. */
export const decisionLimitsOn = (policy: Policy, day: CivilDate) =>
  policyOn({ [PERSONS_DECISIONS]: decisionLimits }, PERSONS_DECISIONS, policy, day);
