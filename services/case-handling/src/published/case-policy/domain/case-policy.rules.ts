import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isTaken, isFinal, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { casePolicies } from './case-policies.ts';

/** Only policies that the handling of cases uses can be published (15.2). */
export const casePolicyMustBeKnown = existenceRule(
  'CasePolicyMustBeKnown',
  { fa: 'ضابطه‌ای با این نام برای پرونده‌ها تعریف نشده است', en: 'There is no such policy for cases' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(casePolicies, name) && { name },
);

/** The content fits the schema of the policy (15.2). */
export const casePolicyContentMustFit = rule(
  'CasePolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not fit the schema of this policy' },
  (draft: PolicyVersion) => misfitOf(casePolicies, draft),
);

/** A version never changes its content, because earlier deadlines refer to it (15.2-10). */
export const casePolicyVersionMustNotChange = rule(
  'CasePolicyVersionMustNotChange',
  {
    fa: 'نسخه‌ای از این ضابطه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the policy has this name already and does not change; send the new one under another name',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (15.2-10). */
export const casePolicyDayMustBeUnique = rule(
  'CasePolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);
