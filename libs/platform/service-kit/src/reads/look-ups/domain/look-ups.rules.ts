import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isFinal, isTaken, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { lookUpPolicies } from './look-up-limits.policy.ts';

/** The size of a count and its limit; true if the count is above it. */
const above = (counted: number, limit: number) => counted > limit && { limit };

/** One reader looks up a limited number of persons in an hour (N7). */
export const personsPerHourMustBeWithinLimit = rule(
  'PersonsPerHourMustBeWithinLimit',
  {
    fa: 'تعداد مشترکینی که در این ساعت دیده‌اید به سقف مجاز رسیده است؛ ساعت بعد ادامه دهید',
    en: 'You have looked up as many persons in this hour as the policy allows',
  },
  above,
);

/** One reader looks up a limited number of persons in a day (N7). */
export const personsPerDayMustBeWithinLimit = rule(
  'PersonsPerDayMustBeWithinLimit',
  {
    fa: 'تعداد مشترکینی که امروز دیده‌اید به سقف مجاز رسیده است؛ فردا ادامه دهید یا به رئیس امور مشترکین اطلاع دهید',
    en: 'You have looked up as many persons today as the policy allows',
  },
  above,
);

/** One reader gets a limited number of answers in an hour, masked ones and searches without a result too (N7). */
export const answersPerHourMustBeWithinLimit = rule(
  'AnswersPerHourMustBeWithinLimit',
  {
    fa: 'تعداد جست‌وجوهای شما در این ساعت به سقف مجاز رسیده است؛ ساعت بعد ادامه دهید',
    en: 'You have looked up as often in this hour as the policy allows',
  },
  above,
);

/** One reader reads a limited number of records whole in an hour, so that nobody exports them (N7). */
export const rowsPerHourMustBeWithinLimit = rule(
  'RowsPerHourMustBeWithinLimit',
  {
    fa: 'تعداد ردیف‌هایی که در این ساعت دیده‌اید به سقف مجاز رسیده است؛ ساعت بعد ادامه دهید یا صفحه‌های کوچک‌تر بخواهید',
    en: 'You have read as many records in this hour as the policy allows',
  },
  above,
);

/** One reader reads a limited number of records whole in a day, so that nobody exports them (N7). */
export const rowsPerDayMustBeWithinLimit = rule(
  'RowsPerDayMustBeWithinLimit',
  {
    fa: 'تعداد ردیف‌هایی که امروز دیده‌اید به سقف مجاز رسیده است؛ فردا ادامه دهید یا به رئیس امور مشترکین اطلاع دهید',
    en: 'You have read as many records today as the policy allows',
  },
  above,
);

/** The policy has one name in every service. */
export const lookUpPolicyMustBeKnown = existenceRule(
  'LookUpPolicyMustBeKnown',
  { fa: 'ضابطه‌ای با این نام برای مشاهده اطلاعات تعریف نشده است', en: 'There is no such policy for look-ups' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(lookUpPolicies, name) && { name },
);

/** The content fits the schema of the policy (15.2). */
export const lookUpPolicyContentMustFit = rule(
  'LookUpPolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not fit the schema of this policy' },
  (draft: PolicyVersion) => misfitOf(lookUpPolicies, draft),
);

/** A version never changes its content, because refused look-ups were counted by it. */
export const lookUpPolicyVersionMustNotChange = rule(
  'LookUpPolicyVersionMustNotChange',
  {
    fa: 'نسخه‌ای از این ضابطه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the policy has this name already and does not change; send the new one under another name',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (F14). */
export const lookUpPolicyDayMustBeUnique = rule(
  'LookUpPolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);
