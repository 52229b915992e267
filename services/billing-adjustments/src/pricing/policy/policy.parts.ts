import type { RuleTitles } from '@pishkhan/service-kit';
import { policy } from './domain/policy.ts';
import { policiesInForce } from './views/policies-in-force.view.ts';

const ruleTitles: RuleTitles = {
  PolicyNameMustBeKnown: { fa: 'چنین سیاستی وجود ندارد', en: 'There is no such policy' },
  PolicyVersionMustNotChange: {
    fa: 'نسخهٔ منتشرشدهٔ سیاست تغییر نمی‌کند؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'A published policy version must not change; publish a new one',
  },
  PolicyDayMustBeUnique: { fa: 'نسخهٔ دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  PolicyContentMustFit: {
    fa: 'محتوای سیاست شکل لازم را ندارد',
    en: 'The content does not have the shape of this policy',
  },
  ApprovalBandsMustRise: {
    fa: 'حد بازه‌ها باید افزایشی باشد و بازهٔ آخر بدون حد',
    en: 'Bands must rise, and the last must be open',
  },
};

/** What the service is made of here, without Nest; the controller is in `policy.api.ts`. */
export const policyParts = { deciders: [policy], views: [policiesInForce], publish: {}, reactions: [], ruleTitles };
