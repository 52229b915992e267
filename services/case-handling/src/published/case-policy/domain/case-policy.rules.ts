import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isChanged, isFinal, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { casePolicies } from './case-policies.ts';

/** Only what the handling of cases asks for can be settled here (15.2). */
export const casePolicyMustBeKnown = existenceRule(
  'CasePolicyMustBeKnown',
  { fa: 'ضابطه‌ای با این نام برای پرونده‌ها تعریف نشده است', en: 'There is no such policy for cases' },
  ({ name }: Pick<PolicyVersion, 'name'>) => !Object.hasOwn(casePolicies, name) && { name },
);

/** The content has the shape that the policy's readers expect (15.2). */
export const casePolicyContentMustFit = rule(
  'CasePolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not have the shape of this policy' },
  (draft: PolicyVersion) => misfitOf(casePolicies, draft),
);

/** A version keeps its content for ever: the deadlines of its time refer to it (15.2-10). */
export const casePolicyVersionMustNotChange = rule(
  'CasePolicyVersionMustNotChange',
  {
    fa: 'نسخه منتشرشده ضابطه تغییر نمی‌کند؛ نسخه تازه‌ای منتشر کنید',
    en: 'A published policy version must not change; publish a new one',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isChanged(published, draft) && { version: draft.version },
);

/**
 * Only one version is in force from a day on. On the day a version is published, a further one may put it right
 * (15.2-10).
 */
export const casePolicyDayMustBeUnique = rule(
  'CasePolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);
