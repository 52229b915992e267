import { exchangeReasonTitles } from '@pishkhan/contracts';
import {
  choice,
  civilDate,
  freeText,
  index,
  meterCapacity,
  meterSerial,
  optional,
  part,
  plain,
  rows,
  text,
  titleText,
  truth,
  type Text,
  userName,
  uuid,
  whole,
} from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { contractorId } from '../../../contractor/zone/place-names.ts';
import { absenceTitles } from './absences.ts';

const reasons = Object.keys(exchangeReasonTitles) as (keyof typeof exchangeReasonTitles)[];
const absences = Object.keys(absenceTitles) as (keyof typeof absenceTitles)[];

export const sealNumber = text({ fa: 'شماره پلمب', en: 'number of a seal' }, { min: 1, max: 60, example: 'S-1' });
export const make = text({ fa: 'سازنده کنتور', en: 'maker of the meter' }, { min: 1, max: 120, example: 'البرز' });

/** Seals by their numbers. */
export const seals = (label: Text) => rows(label, { number: sealNumber }, { most: 10 });

/** The new meter of an exchange (Card 13). */
export class PutInMeterDto extends dto({
  serial: meterSerial(
    { fa: 'شماره سریال حک‌شده روی کنتور نو', en: 'serial number engraved on the new meter' },
    { example: '62000901' },
  ),
  make: optional(make),
  capacity: meterCapacity(),
  registerDigits: whole(
    { fa: 'تعداد ارقام کنتور نو', en: 'digits of its index (11.4)' },
    { min: 4, max: 9, example: 5 },
  ),
  index: index({ fa: 'رقم کنتور نو هنگام نصب', en: 'index of the new meter at installation, m³' }, { example: 0 }),
  seals: optional(seals({ fa: 'پلمب‌های کنتور نو', en: 'seals put on it' })),
}) {}

/** Card 13: a meter was taken off, and another one put in or not. */
export class ExchangeBody extends dto({
  takenOffOn: civilDate(
    { fa: 'روز تعویض یا برداشتن', en: 'day of the exchange or removal' },
    { example: '2026-11-20' },
  ),
  index: index({ fa: 'رقم کنتور هنگام برداشتن', en: 'index at the removal, m³' }, { example: 2417 }),
  rolloverConfirmed: optional(
    truth({
      fa: 'شمارنده از قرائت پیشین تاکنون از صفر گذشته است (۱۵.۴-۳۳)',
      en: 'the register has rolled over since the last reading (15.4-33)',
    }),
  ),
  indexProof: optional(
    titleText(
      {
        fa: 'مدرک این رقم، اگر با رقم ثبت‌شده‌ای که صورتحساب نشده نمی‌خواند',
        en: 'document that shows this index, if a recorded figure that is not billed contradicts it (15.4-34)',
      },
      { min: 3, max: 200 },
    ),
  ),
  seals: optional(seals({ fa: 'پلمب‌های دیده‌شده روی کنتور برداشته‌شده', en: 'seals found on it' })),
  reason: optional(
    choice({ fa: 'علت تعویض، اگر کنتور نو نصب شد', en: 'why, if another meter was put in' }, reasons, {
      titles: exchangeReasonTitles,
    }),
  ),
  putIn: optional(part(PutInMeterDto, { fa: 'کنتور نو', en: 'the new meter' })),
  absence: optional(
    choice(
      { fa: 'چرا اشتراک کنتور ندارد، اگر کنتور نو نصب نشد', en: 'why there is no meter, if none was put in' },
      absences,
      {
        titles: absenceTitles,
      },
    ),
  ),
  exchangedBy: optional(userName({ fa: 'نام کاربری کسی که کنتور را باز کرد', en: 'user name of who took it off' })),
  contractorId: optional(contractorId),
  remark: optional(freeText({ fa: 'توضیح', en: 'remark' }, { min: 3, max: 400 })),
}) {}

export class ExchangeNamed extends dto({
  exchangeId: uuid({ fa: 'شناسه تعویض یا برداشت', en: 'exchange or removal' }),
}) {}

export class ExchangePath extends dto({ meterId: meterSerial(), ...ExchangeNamed.fields }) {}

export class ExchangeDeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'why it is declined' }, { min: 3, max: 400 }),
}) {}

export class ExchangesQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default waiting' }, ['waiting', 'done', 'declined'], {
      titles: {
        waiting: { fa: 'در انتظار تأیید', en: 'waiting' },
        done: { fa: 'انجام‌شده', en: 'done' },
        declined: { fa: 'ردشده', en: 'declined' },
      },
    }),
  ),
}) {}

export class ExchangeStepDto extends dto({
  exchangeId: plain.text('exchange or removal'),
  state: plain.text('`waiting` for the second person, `done` or `declined`'),
}) {}
