import type { CivilDate } from '@pishkhan/calendar';
import { optional, whole } from '@pishkhan/fields';
import { definePolicy, policyOn, type ContentOf, type Policy } from '@pishkhan/published-versions';
import { decisionLimits, PERSONS_DECISIONS } from '../../decisions/decision-limits.policy.ts';
import { rowsByRole } from './rows-by-role.ts';

const count = (fa: string, en: string) => whole({ fa, en }, { min: 1, max: 100_000 });
const hour = (fa: string, en: string) => whole({ fa, en }, { min: 0, max: 24 });

/**
 * How much one reader may look up, and which look-ups the head and the auditor must examine (N7). Persons are counted
 * once an hour and once a day; answers count all, masked ones too. Rows are the records in whole answers (bills,
 * postings, payments, readings), each as often as it was read, so that nobody exports them page by page.
 */
export const lookUpLimits = definePolicy({
  title: { fa: 'سقف مشاهده اطلاعات اشخاص', en: 'Limits of looking up personal data' },
  fields: {
    personsPerHour: count('بیشترین افراد در یک ساعت', 'most persons in an hour'),
    personsPerDay: count('بیشترین افراد در یک روز', 'most persons in a day'),
    answersPerHour: count('بیشترین پاسخ‌ها در یک ساعت', 'most answers in an hour, masked ones too'),
    auditorPersonsPerHour: count('بیشترین افراد در یک ساعت برای حسابرس', 'most persons in an hour for an auditor'),
    auditorPersonsPerDay: count('بیشترین افراد در یک روز برای حسابرس', 'most persons in a day for an auditor'),
    auditorAnswersPerHour: count('بیشترین پاسخ‌ها در یک ساعت برای حسابرس', 'most answers in an hour for an auditor'),
    /** Absent in earlier versions, which limit no rows; so do the two below. */
    rowsPerHour: optional(count('بیشترین ردیف‌ها در یک ساعت', 'most rows in an hour')),
    rowsPerDay: optional(count('بیشترین ردیف‌ها در یک روز', 'most rows in a day')),
    rowsByRole: optional(rowsByRole),
    dayBegins: hour('نخستین ساعت کار روز', 'first hour of the working day'),
    dayEnds: hour('ساعت پایان کار روز', 'hour at which the working day ends'),
    unusualWithoutCase: count(
      'کمترین افراد بدون پرونده که غیرعادی است',
      'least persons without a case that are unusual',
    ),
    unusualMisses: count('کمترین جست‌وجوهای بی‌نتیجه که غیرعادی است', 'least searches without a result that are unusual'),
    unusualTimesOffice: count('غیرعادی از چند برابر میانگین دفتر', 'unusual from times the average of the office'),
    unusualDaysOneAccount: count(
      'کمترین روزهای مشاهده یک اشتراک که غیرعادی است',
      'least days on which a reader looked up one account that are unusual',
    ),
  },
  rules: () => false,
});
export type LookUpLimits = ContentOf<typeof lookUpLimits>;

/** The rows that a person with these roles may read whole; the widest limit of its roles counts. */
export const rowsFor = (
  held: readonly string[],
  { rowsPerHour = Infinity, rowsPerDay = Infinity, rowsByRole: ofRoles = [] }: LookUpLimits,
): { readonly perHour: number; readonly perDay: number } => {
  const own = ofRoles.filter(({ role }) => held.includes(role));
  if (own.length === 0) return { perHour: rowsPerHour, perDay: rowsPerDay };
  return {
    perHour: Math.max(...own.map(({ perHour }) => perHour)),
    perDay: Math.max(...own.map(({ perDay }) => perDay)),
  };
};

/** The name of the policy in every service that answers with personal data. */
export const LOOK_UPS = 'look-ups';
/** Policies of reports about persons who work here: their look-ups, and their decisions. */
export const lookUpPolicies = { [LOOK_UPS]: lookUpLimits, [PERSONS_DECISIONS]: decisionLimits } as const;

/** The limits in force on a day. Without a version no answer is whole. */
export const lookUpLimitsOn = (policy: Policy, day: CivilDate): LookUpLimits | undefined =>
  policyOn(lookUpPolicies, LOOK_UPS, policy, day)?.content;
