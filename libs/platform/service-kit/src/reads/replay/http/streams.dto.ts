import { dayOrInstant, identifierText, optional, text, typed, whole } from '@pishkhan/fields';
import { dto } from '../../../fields/dto.ts';
import { paging } from '../../../fields/page-query.ts';

const LONGEST = 200;
export const MOST_STEPS = 50;

/** An identifier as somebody types or copies it. */
const anyIdentifier = typed({
  rule: 'isIdentifier',
  title: { fa: 'شناسه', en: 'identifier' },
  schema: { type: 'string', minLength: 1, maxLength: LONGEST },
  read: (raw) => {
    const read = typeof raw === 'string' && raw.length <= LONGEST ? identifierText(raw) : '';
    return read === '' ? undefined : read;
  },
  demands: { fa: 'را وارد کنید', en: 'must be an identifier such as an account number' },
  wrong: { fa: 'نادرست است', en: 'must be an identifier such as an account number' },
});

export class StreamsQuery extends dto({
  ...paging,
  category: optional(text({ fa: 'نوع سابقه', en: 'category of the streams' }, { max: 60 })),
  identifier: optional(
    anyIdentifier({
      fa: 'شناسه؛ شماره اشتراک، قبض، پرونده، کد رهگیری، تعدیل یا هر شناسه دیگر جز شماره‌های شخص',
      en: 'any exact identifier: number of an account or bill, case, tracking code, correction, or name of a stream',
    }),
  ),
  event: optional(anyIdentifier({ fa: 'شناسه رویداد', en: 'id of an event: only streams that have it' })),
}) {}

export class StreamPath extends dto({
  stream: anyIdentifier({ fa: 'نام سابقه', en: 'name of the stream' }, { example: 'case-…' }),
}) {}

export class ReplayQuery extends dto({
  after: optional(
    whole(
      { fa: 'شماره گام پیشین؛ گام‌های پس از آن', en: 'steps after this revision; default from the begin' },
      { min: 0, max: 10_000_000 },
    ),
  ),
  limit: optional(
    whole({ fa: 'تعداد گام‌ها', en: 'most steps in the answer, default 20' }, { min: 1, max: MOST_STEPS }),
  ),
  asOf: optional(
    dayOrInstant(
      {
        fa: 'تاریخ اطلاعات؛ اگر خالی باشد، اکنون',
        en: 'civil date in Tehran (to its end), ISO or Jalali, or an instant: only what was recorded by then',
      },
      { example: '2026-11-22' },
    ),
  ),
}) {}
