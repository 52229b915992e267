import { choice, freeText, identifier, index, meterSerial, optional, plain, truth } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { findingTitles } from './waiting/finding-words.ts';

export class ReviewPath extends dto({
  reviewId: identifier({ fa: 'شناسه بررسی قرائت', en: 'entry of the worklist of readings' }),
}) {}

export class ReviewQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice(
      { fa: 'وضعیت', en: 'waiting, or reviewed; default waiting' },
      ['waiting', 'visitOrdered', 'correctionAwaited', 'reviewed'],
      {
        titles: {
          waiting: { fa: 'در انتظار بررسی', en: 'waiting' },
          correctionAwaited: {
            fa: 'در انتظار اصلاح قرائت پیشین',
            en: 'accepted, waiting for the correction of the reading before it',
          },
          visitOrdered: { fa: 'در انتظار بازدید', en: 'waiting for a visit' },
          reviewed: { fa: 'بررسی‌شده', en: 'reviewed' },
        },
      },
    ),
  ),
  finding: optional(
    choice({ fa: 'دلیل انتظار', en: 'why it waits' }, Object.keys(findingTitles) as (keyof typeof findingTitles)[], {
      titles: findingTitles,
    }),
  ),
  countyOffice: optional(identifier({ fa: 'اداره گاز شهرستان', en: 'county gas office of the account' })),
  meterId: optional(meterSerial({ fa: 'شماره سریال کنتور', en: 'meter' })),
  accountId: optional(identifier({ fa: 'شماره اشتراک', en: 'account' })),
}) {}

const reason = freeText({ fa: 'دلیل', en: 'reason' }, { max: 400 });
const evidence = freeText(
  { fa: 'مدرک رقم: بازدید یا عکس کنتور', en: 'evidence of the index: a visit or a photograph of the meter' },
  { max: 400 },
);

export class AcceptanceBody extends dto({
  reason,
  evidence: optional(evidence),
  rolledOver: optional(
    truth({
      fa: 'گذر شمارنده از صفر بنا بر مدرک (برای رقمی که بیش از سهم مجاز شمارنده کم شده است)',
      en: 'the evidence shows a rollover of the register, of an index that falls',
    }),
  ),
}) {}

export class ReadingCorrectionBody extends dto({
  rightIndex: index({ fa: 'رقم صحیح کنتور', en: 'index that the evidence shows, m³' }),
  reason,
  evidence,
}) {}

export class ReasonBody extends dto({ reason }) {}

export class ReviewStepDto extends dto({
  reviewId: plain.text('entry of the worklist'),
  meterId: plain.text('meter'),
}) {}
