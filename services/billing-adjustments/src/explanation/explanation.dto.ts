import { dayOrInstant, optional } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ExplanationQuery extends dto({
  asKnownOn: optional(
    dayOrInstant(
      {
        fa: 'تاریخ اطلاعات؛ اگر خالی باشد، اکنون',
        en: 'civil date in Tehran (to its end), ISO or Jalali, or an instant; default now',
      },
      { example: '2026-11-22' },
    ),
  ),
}) {}
