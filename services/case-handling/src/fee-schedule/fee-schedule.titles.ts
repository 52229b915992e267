import type { RuleTitles } from '@pishkhan/service-kit';

export const feeScheduleTitles: RuleTitles = {
  PublishedFeeScheduleMustNotChange: {
    fa: 'این نسخهٔ کارمزد پیش‌تر منتشر شده است؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'This version of the fees is published; publish a new one',
  },
  FeeScheduleDayMustBeUnique: { fa: 'نسخهٔ دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
};
