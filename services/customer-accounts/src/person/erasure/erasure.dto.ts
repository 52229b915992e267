import { accountId, choice, civilDate, listOf, optional, plain, titleText, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { erasureGrounds, erasureRefusals } from './domain/erasure.messages.ts';

class NamedCaseBody extends dto({
  caseId: uuid({ fa: 'شناسه پرونده', en: 'case without an account, which the person named' }),
}) {}

const MOST_CASES = 50;

/** A person is to be erased, on a ground that a letter shows (A6). */
export class ErasureBody extends dto({
  ground: choice({ fa: 'مبنای درخواست', en: 'ground of the erasure' }, erasureGrounds, {
    example: 'writtenRequest',
    titles: {
      writtenRequest: { fa: 'درخواست کتبی خود مشترک', en: 'written request of the person' },
      courtOrder: { fa: 'حکم دادگاه', en: 'order of a court' },
      retentionEnded: { fa: 'پایان مدت نگهداری', en: 'the records need not be kept any longer' },
    },
  }),
  letterNumber: titleText(
    { fa: 'شماره نامه در دبیرخانه', en: 'number of the letter in the register of letters' },
    { max: 60, example: '۱۴۰۵/۸/۱۲۳' },
  ),
  letterIssuedOn: civilDate({ fa: 'تاریخ نامه', en: 'day of the letter' }, { example: '2026-11-21' }),
  cases: optional(
    listOf(
      NamedCaseBody,
      {
        fa: 'پرونده‌های بدون اشتراک که شخص نام برده است',
        en: 'cases without an account that the person named',
      },
      MOST_CASES,
    ),
  ),
}) {}

export class DeclineErasureBody extends dto({
  because: choice({ fa: 'علت رد', en: 'why it is declined' }, erasureRefusals, {
    example: 'documentDoesNotMatch',
    titles: {
      documentMissing: { fa: 'نامه ارائه نشده است', en: 'the letter is missing' },
      documentDoesNotMatch: { fa: 'نامه با درخواست مطابقت ندارد', en: 'the letter shows something else' },
      stillNeeded: { fa: 'اطلاعات هنوز لازم است', en: 'the data are still needed' },
      customerRefuses: { fa: 'مشترک از درخواست منصرف شده است', en: 'the customer does not want it any more' },
    },
  }),
}) {}

export class ErasurePath extends dto({
  accountId: accountId(),
  erasureId: uuid({ fa: 'شناسه درخواست', en: 'erasure' }),
}) {}

const states = ['requested', 'confirmed', 'declined', 'erased'] as const;

export class ErasureQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default all' }, states, {
      titles: {
        requested: { fa: 'در انتظار تأیید', en: 'waiting for the head' },
        confirmed: { fa: 'تأییدشده', en: 'confirmed' },
        declined: { fa: 'ردشده', en: 'declined' },
        erased: { fa: 'پاک‌شده', en: 'erased' },
      },
    }),
  ),
}) {}

export class ErasureStepDto extends dto({
  erasureId: plain.text('erasure'),
  state: plain.choice('waits for the head, how it was decided, or done in every service', states),
}) {}
