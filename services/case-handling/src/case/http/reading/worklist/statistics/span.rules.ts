import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

const MOST_MONTHS = 24;
/** Figures are shown for at most two years at a time, so that an answer stays bounded (C1-12). */
export const statisticsMustCoverAtMost24Months = rule(
  'StatisticsMustCoverAtMost24Months',
  { fa: 'آمار برای بیش از ۲۴ ماه یک‌جا نشان داده نمی‌شود؛ بازه را کوتاه‌تر کنید', en: 'At most 24 months at a time' },
  (months: readonly { readonly from: CivilDate; readonly to: CivilDate }[]) =>
    months.length > MOST_MONTHS && { from: months[0]!.from, to: months.at(-1)!.to },
);

/** A span begins before it ends, and not in the future (C1-12). */
export const statisticsMustBeOfThePast = rule(
  'StatisticsMustBeOfThePast',
  {
    fa: 'آغاز بازه آمار باید پیش از پایان آن و نه در آینده باشد',
    en: 'The span begins before its end, not in the future',
  },
  (from: CivilDate, to: CivilDate, today: CivilDate) => (from > to || from > today) && { from, to },
);
