import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';
import { isChanged, isFinal, misfitOf, type PolicyVersion } from '@pishkhan/published-versions';
import { policies } from './policies.ts';

/** Only what this service asks for can be settled here (15.2). */
export const policyNameMustBeKnown = existenceRule(
  'PolicyNameMustBeKnown',
  { fa: 'ضابطه‌ای با این نام تعریف نشده است', en: 'There is no such policy' },
  ({ name }: PolicyVersion) => !Object.hasOwn(policies, name) && { name },
);

/** A version keeps its content for ever: decisions of its time refer to it (11.1). */
export const policyVersionMustNotChange = rule(
  'PolicyVersionMustNotChange',
  {
    fa: 'نسخه منتشرشده ضابطه تغییر نمی‌کند؛ نسخه تازه‌ای منتشر کنید',
    en: 'A published policy version must not change; publish a new one',
  },
  (published: PolicyVersion, draft: PolicyVersion) => isChanged(published, draft) && { version: draft.version },
);

/**
 * Only one version is in force from a day on. On the day a version is published, a further one may put it right (11.1).
 */
export const policyDayMustBeUnique = rule(
  'PolicyDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  (inForce: PolicyVersion, { effectiveFrom }: PolicyVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);

/** The content has the shape that the policy's readers expect (15.2). */
export const policyContentMustFit = rule(
  'PolicyContentMustFit',
  { fa: 'محتوای ضابطه کامل یا درست نیست', en: 'The content does not have the shape of this policy' },
  (draft: PolicyVersion) => misfitOf(policies, draft),
);
