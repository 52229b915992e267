import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import { isTaken, isFinal } from '@pishkhan/published-versions';
import type { FeeScheduleVersion } from './fee-schedule.messages.ts';

/** A version never changes, because fees were collected by it; a change is a new version (13.4). */
export const publishedFeeScheduleMustNotChange = rule(
  'PublishedFeeScheduleMustNotChange',
  {
    fa: 'نسخه‌ای از کارمزدها با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the fees has this name already and does not change; send the new one under another name',
  },
  (published: FeeScheduleVersion, draft: FeeScheduleVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force on every day. A further version may replace it only on its day of publishing (13.4). */
export const feeScheduleDayMustBeUnique = rule(
  'FeeScheduleDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: FeeScheduleVersion, { effectiveFrom }: FeeScheduleVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);

/** A schedule has the fee of every kind of case, so that each can be opened while it is in force (13.4, 15.2-1). */
export const feeScheduleMustHaveEveryFee = rule(
  'FeeScheduleMustHaveEveryFee',
  {
    fa: 'کارمزد برخی از خدمات در این جدول وارد نشده است',
    en: 'The schedule does not have the fee of every service',
  },
  ({ fees }: FeeScheduleVersion, feeItems: readonly string[]) => {
    const missing = feeItems.filter((item) => !Object.hasOwn(fees, item));
    return missing.length > 0 && { missing };
  },
);
