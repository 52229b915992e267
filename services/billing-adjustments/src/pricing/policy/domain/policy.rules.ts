import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isTaken, isFinal, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { policies } from './policies.ts';

/** Only policies that this service uses can be published (15.2). */
export const policyNameMustBeKnown = existenceRule(
  'PolicyNameMustBeKnown',
  { fa: 'ضابطه‌ای با این نام تعریف نشده است', en: 'There is no such policy' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(policies, name) && { name },
);

/** A version never changes its content, because earlier decisions refer to it (11.1). */
export const policyVersionMustNotChange = rule(
  'PolicyVersionMustNotChange',
  {
    fa: 'نسخه‌ای از این ضابطه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the policy has this name already and does not change; send the new one under another name',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (11.1). */
export const policyDayMustBeUnique = rule(
  'PolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);

/** The content fits the schema of the policy (15.2). */
export const policyContentMustFit = rule(
  'PolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not fit the schema of this policy' },
  (draft: PolicyVersion) => misfitOf(policies, draft),
);
