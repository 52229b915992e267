import { rule } from '@pishkhan/decider';
import type { FeeScheduleVersion } from './fee-schedule.messages.ts';

/** A version that fees were collected by stays as it was; a change is a new version (13.4). */
export const publishedFeeScheduleMustNotChange = rule(
  'PublishedFeeScheduleMustNotChange',
  {
    fa: 'این نسخهٔ کارمزد پیش‌تر منتشر شده است؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'This version of the fees is published; publish a new one',
  },
  ({ version }: FeeScheduleVersion) => ({ version }),
);

/** On every day one version is in force (13.4). */
export const feeScheduleDayMustBeUnique = rule(
  'FeeScheduleDayMustBeUnique',
  { fa: 'نسخهٔ دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  ({ effectiveFrom }: FeeScheduleVersion, published: readonly FeeScheduleVersion[]) => {
    const other = published.find((each) => each.effectiveFrom === effectiveFrom);
    return other !== undefined && { effectiveFrom, version: other.version };
  },
);
