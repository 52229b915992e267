import { dayOrInstant, optional } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ExplanationQuery extends dto({
  asKnownOn: optional(
    dayOrInstant(
      {
        fa: 'روزی که دانسته‌ها تا پایان آن برشمرده می‌شود؛ اکنون اگر نیاید',
        en: 'civil date in Tehran (to its end), ISO or Jalali, or an instant; now when absent',
      },
      { example: '2026-11-22' },
    ),
  ),
}) {}
