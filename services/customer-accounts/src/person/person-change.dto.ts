import {
  accountId,
  choice,
  civilDate,
  mobile,
  optional,
  plain,
  text,
  titleText,
  userName,
  uuid,
  whole,
} from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { declineReasons, identityDocuments } from './domain/person.messages.ts';

const personVersion = () =>
  optional(
    whole(
      {
        fa: 'شماره نگارش مشخصات که روی کارت دیده‌اید',
        en: 'version of the person on the card that you saw; another one in force is refused',
      },
      { min: 0, max: 10_000 },
    ),
  );

/** A document that identifies a person, its number and the examiner (A11-1, B9-1). */
export const shownDocument = {
  document: choice({ fa: 'مدرک ارائه‌شده', en: 'document that shows it' }, identityDocuments, {
    example: 'nationalCard',
    titles: {
      nationalCard: { fa: 'کارت ملی', en: 'national card' },
      birthCertificate: { fa: 'شناسنامه', en: 'birth certificate' },
      officialDeed: { fa: 'سند رسمی', en: 'official deed' },
      legalJudgment: { fa: 'حکم دادگاه', en: 'legal judgment' },
      companyRegistration: { fa: 'آگهی ثبت شرکت', en: 'notice of the company register' },
    },
  }),
  documentNumber: text({ fa: 'شماره مدرک', en: 'number of the document' }, { max: 60, example: '۱۲۳/الف' }),
  documentIssuedOn: civilDate({ fa: 'روز صدور مدرک', en: 'day of issue of the document' }, { example: '2024-08-22' }),
  checkedBy: optional(
    userName(
      { fa: 'نام کاربری بررسی‌کننده مدرک، اگر شخص دیگری است', en: 'user name of the examiner, if another person' },
      { example: 'representative-101-a' },
    ),
  ),
};

/** Another name or mobile number of a subscriber, with the document that shows it (A11-1, B9-1). */
export class PersonChangeBody extends dto({
  fullName: optional(
    titleText(
      { fa: 'نام و نام خانوادگی تازه، یا نام تازه شخص حقوقی', en: 'new full name, or name of the legal entity' },
      { max: 120, example: 'سارا احمدی‌نژاد' },
    ),
  ),
  mobile: optional(mobile({ fa: 'شماره همراه تازه (۹.۳)', en: 'new mobile number (9.3)' }, { example: '09350000000' })),
  ...shownDocument,
  personVersion: personVersion(),
}) {}

export class ApprovePersonChangeBody extends dto({ personVersion: personVersion() }) {}

export class DeclinePersonChangeBody extends dto({
  because: choice({ fa: 'علت رد', en: 'why it is declined' }, declineReasons, {
    example: 'documentDoesNotMatch',
    titles: {
      documentMissing: { fa: 'مدرک ارائه نشده است', en: 'the document is missing' },
      documentDoesNotMatch: { fa: 'مدرک با درخواست مطابقت ندارد', en: 'the document shows something else' },
      wronglyEntered: { fa: 'نام یا شماره اشتباه وارد شده است', en: 'the value was entered wrongly' },
      customerRefuses: { fa: 'مشترک از درخواست منصرف شده است', en: 'the customer does not want it any more' },
    },
  }),
}) {}

export class PersonChangePath extends dto({
  accountId: accountId(),
  changeId: uuid({ fa: 'شناسه تغییر', en: 'change' }),
}) {}

export class PersonChangeQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default waiting' }, ['waiting', 'approved', 'declined', 'withdrawn'], {
      titles: {
        waiting: { fa: 'در انتظار تأیید', en: 'waiting' },
        approved: { fa: 'تأییدشده', en: 'approved' },
        declined: { fa: 'ردشده', en: 'declined' },
        withdrawn: { fa: 'پس‌گرفته‌شده', en: 'withdrawn' },
      },
    }),
  ),
}) {}

export class PersonChangeStepDto extends dto({
  changeId: plain.text('change'),
  state: plain.choice('waits for the head, or how it ended', ['waiting', 'approved', 'declined', 'withdrawn']),
}) {}
