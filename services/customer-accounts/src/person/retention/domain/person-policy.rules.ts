import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isFinal, isTaken, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { personPolicies } from './person-policies.ts';

/** Only policies that decisions about persons use can be published (15.2-14). */
export const personPolicyMustBeKnown = existenceRule(
  'PersonPolicyMustBeKnown',
  { fa: 'ضابطه‌ای با این نام برای اطلاعات اشخاص تعریف نشده است', en: 'There is no such policy for persons' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(personPolicies, name) && { name },
);

/** The content fits the schema of the policy (15.2). */
export const personPolicyContentMustFit = rule(
  'PersonPolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not fit the schema of this policy' },
  (draft: PolicyVersion) => misfitOf(personPolicies, draft),
);

/** A version never changes its content, because confirmed erasures name it (15.2-14, A6). */
export const personPolicyVersionMustNotChange = rule(
  'PersonPolicyVersionMustNotChange',
  {
    fa: 'نسخه‌ای از این ضابطه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the policy has this name already and does not change; send the new one under another name',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (15.2-14). */
export const personPolicyDayMustBeUnique = rule(
  'PersonPolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);
