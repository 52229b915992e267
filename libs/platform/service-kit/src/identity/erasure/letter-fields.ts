import { erasureGrounds, erasureRefusals } from '@pishkhan/contracts';
import { choice, civilDate, titleText } from '@pishkhan/fields';

/** The letter that shows on what ground a person is erased (A6). */
export const erasureLetter = {
  ground: choice({ fa: 'مبنای درخواست', en: 'ground of the erasure' }, erasureGrounds, {
    example: 'writtenRequest',
    titles: {
      writtenRequest: { fa: 'درخواست کتبی خود شخص', en: 'written request of the person' },
      courtOrder: { fa: 'حکم دادگاه', en: 'order of a court' },
      retentionEnded: { fa: 'پایان مدت نگهداری', en: 'the records need not be kept any longer' },
    },
  }),
  letterNumber: titleText(
    { fa: 'شماره نامه در دبیرخانه', en: 'number of the letter in the register of letters' },
    { max: 60, example: '۱۴۰۵/۸/۱۲۳' },
  ),
  letterIssuedOn: civilDate({ fa: 'تاریخ نامه', en: 'day of the letter' }, { example: '2026-11-21' }),
};

export const erasureRefusal = () =>
  choice({ fa: 'علت رد', en: 'why it is declined' }, erasureRefusals, {
    example: 'documentDoesNotMatch',
    titles: {
      documentMissing: { fa: 'نامه ارائه نشده است', en: 'the letter is missing' },
      documentDoesNotMatch: { fa: 'نامه با درخواست مطابقت ندارد', en: 'the letter shows something else' },
      stillNeeded: { fa: 'اطلاعات هنوز لازم است', en: 'the data are still needed' },
      customerRefuses: { fa: 'شخص از درخواست منصرف شده است', en: 'the person does not want it any more' },
    },
  });

export const erasureStates = ['requested', 'confirmed', 'declined', 'erased'] as const;

export const erasureState = () =>
  choice({ fa: 'وضعیت', en: 'default all' }, erasureStates, {
    titles: {
      requested: { fa: 'در انتظار تأیید', en: 'waiting for the head' },
      confirmed: { fa: 'تأییدشده', en: 'confirmed' },
      declined: { fa: 'ردشده', en: 'declined' },
      erased: { fa: 'پاک‌شده', en: 'erased' },
    },
  });
