import { readingReasonTitles } from '@pishkhan/contracts';
import { choice, civilDate, identifier, index, optional, plain, userName } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

/** What the entry of a figure came to. */
const resultTitles = {
  accepted: { fa: 'پذیرفته شد', en: 'accepted' },
  held: { fa: 'در انتظار بررسی', en: 'waits for a person' },
  evidence: { fa: 'به‌عنوان مدرک آن روز نگه داشته شد', en: 'kept as evidence of its day' },
  unchanged: { fa: 'پیش‌تر ثبت شده بود', en: 'was recorded before' },
} as const;

const reasons = Object.keys(readingReasonTitles) as (keyof typeof readingReasonTitles)[];
const results = Object.keys(resultTitles) as (keyof typeof resultTitles)[];

export const reason = choice({ fa: 'علت قرائت', en: 'why it was read' }, reasons, { titles: readingReasonTitles });
export const reader = optional(
  userName({
    fa: 'مأمور قرائت، اگر کس دیگری خوانده است',
    en: 'reader, if it is not the person who enters the figure (15.4-37)',
  }),
);
export const photo = optional(
  identifier({ fa: 'شناسه سند عکس کنتور', en: 'document with the photograph of the meter' }),
);

/** A figure that the company itself read, not a contractor. */
export class ReadingEntryBody extends dto({
  readOn: civilDate({ fa: 'روز قرائت', en: 'day of the reading' }, { example: '2026-11-21' }),
  index: index({ fa: 'رقم کنتور', en: 'index read, m³' }, { example: 165 }),
  reason,
  reader,
  photo,
}) {}

export class ReadingEntryDto extends dto({
  meterId: plain.text('meter'),
  result: choice('what the entry came to', results, { titles: resultTitles }),
  readingId: optional(plain.text('reading, or evidence of its day; absent if nothing changed or it waits')),
  reviewId: optional(plain.text('entry of the worklist, if it waits for a person')),
}) {}
