import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isTaken, isFinal, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { readingPolicies } from './reading-policies.ts';

/** Only policies that readings and their orders use can be published (15.4-33, A3-5). */
export const readingPolicyMustBeKnown = existenceRule(
  'ReadingPolicyMustBeKnown',
  { fa: 'ضابطه‌ای با این نام برای قرائت تعریف نشده است', en: 'There is no such policy for readings' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(readingPolicies, name) && { name },
);

/** The content fits the schema of the policy (15.2). */
export const readingPolicyContentMustFit = rule(
  'ReadingPolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not fit the schema of this policy' },
  (draft: PolicyVersion) => misfitOf(readingPolicies, draft),
);

/** A version never changes its content, because confirmed rollovers name it (15.4-33). */
export const readingPolicyVersionMustNotChange = rule(
  'ReadingPolicyVersionMustNotChange',
  {
    fa: 'نسخه‌ای از این ضابطه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the policy has this name already and does not change; send the new one under another name',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (15.4-33). */
export const readingPolicyDayMustBeUnique = rule(
  'ReadingPolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);
