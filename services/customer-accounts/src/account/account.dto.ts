import {
  accountId,
  billId,
  civilDate,
  climateZone,
  dwellingUnits,
  fileNumber,
  legalId,
  listOf,
  meterCapacity,
  mobile,
  nationalId,
  optional,
  part,
  placeName,
  plain,
  postalCode,
  subscriptionNumber,
  tariffUse,
  text,
  titleText,
  truth,
} from '@pishkhan/fields';
import { shownDocument } from '../person/person-change.dto.ts';
import { dto, paging } from '@pishkhan/service-kit';

export class PersonBody extends dto({
  nationalId: optional(
    nationalId(
      { fa: 'کد ملی؛ برای شخص حقیقی', en: 'national id (of a natural person); give this or `legalId`' },
      { example: '0084575948' },
    ),
  ),
  nationalIdDocument: optional(
    text(
      {
        fa: 'سندی که کد ملی با ده رقم یکسان را تأیید می‌کند (۹.۱)',
        en: 'document that confirms a national id of ten equal digits (9.1, 15.4-42)',
      },
      { max: 200, example: 'کارت ملی، رویت اصل' },
    ),
  ),
  legalId: optional(
    legalId({ fa: 'شناسه ملی؛ برای شخص حقوقی', en: 'national id of a legal entity' }, { example: '10380284790' }),
  ),
  confirmLegalId: optional(
    truth({
      fa: 'تأیید شناسه ملی؛ رقم کنترل آن درست نیست (۹.۲)',
      en: 'confirmation of the legal id; its check digit is wrong (9.2)',
    }),
  ),
  fullName: titleText(
    { fa: 'نام و نام خانوادگی، یا نام شخص حقوقی', en: 'full name, or name of the legal entity' },
    { max: 120, example: 'سارا احمدی' },
  ),
  mobile: mobile(
    { fa: 'شماره همراه برای اطلاع‌رسانی (۹.۳)', en: 'mobile number for notices (9.3)' },
    { example: '09123456789' },
  ),
}) {}

/** Identifies a known person whose data differ from what was entered; it changes nothing about the person (N8). */
export class IdentificationBody extends dto(shownDocument) {}

export class AddressBody extends dto({
  postalCode: postalCode({ fa: 'کد پستی (۹.۴)', en: 'postal code (9.4)' }, { example: '1345678901' }),
  text: text({ fa: 'نشانی', en: 'address as written' }, { max: 400, example: 'تهران، خیابان انقلاب، پلاک ۱' }),
}) {}

/** A signed sales contract, registered by a subscriber affairs officer. */
export class OpenAccountBody extends dto({
  fileNumber: fileNumber(
    {
      fa: 'شماره پرونده؛ صفرهای آغازین آن حذف می‌شود و شناسه اشتراک می‌شود',
      en: "file number; its leading zeros are dropped, and it becomes the account's id (8.1)",
    },
    { example: '10203040' },
  ),
  person: part(PersonBody, { fa: 'مشترک', en: 'the subscriber' }),
  identification: optional(
    part(IdentificationBody, {
      fa: 'احراز هویت مشترک شناخته‌شده؛ نام و شماره ثبت‌شده او تغییر نمی‌کند',
      en: 'identification of a known person whose data differ; the stored name and number stay',
    }),
  ),
  address: part(AddressBody, { fa: 'محل مصرف گاز', en: 'supply address' }),
  subscriptionNumber: subscriptionNumber(
    { fa: 'شماره اشتراک (۹.۶)', en: 'subscription number (9.6)' },
    { example: '062100000101' },
  ),
  countyOffice: placeName({ fa: 'اداره گاز شهرستان', en: 'county gas office' }, { example: 'county-1' }),
  use: tariffUse(),
  climateZone: climateZone(),
  dwellingUnits: dwellingUnits(),
  meterCapacity: meterCapacity(),
  openedOn: civilDate({ fa: 'روز قرارداد', en: 'day of the contract' }, { example: '2024-08-22' }),
  billId: optional(
    billId({
      fa: 'شناسه قبض، مطابق قرارداد (۸.۱)',
      en: 'bill id, as printed on the contract, if any (8.1)',
    }),
  ),
}) {}

class UnusualDto extends dto({
  field: plain.text('field that it is about'),
  fa: plain.text('in Persian'),
  en: plain.text('in English'),
}) {}

export class OpenedAccountDto extends dto({
  accountId: { ...plain.text('account'), example: '10203040' },
  billId: { ...plain.text('bill id (8.1)'), example: '1020304006239' },
  unusual: listOf(UnusualDto, 'what was stored as entered, and should be looked at again'),
}) {}

export class AccountPath extends dto({ accountId: accountId() }) {}

export class AccountQuery extends dto({
  ...paging,
  search: optional(
    text(
      {
        fa: 'جست‌وجو؛ شماره پرونده، اشتراک یا سریال کنتور، شناسه قبض یا پرداخت',
        en: 'search; file, subscription or meter serial number, bill or payment id; what belongs to a person goes into the body of POST /v1/account-searches',
      },
      { min: 2, max: 80 },
    ),
  ),
}) {}

/** A search by what belongs to a person is in no address, because addresses are in logs of proxies (S7). */
export class AccountSearchBody extends dto({
  search: text(
    {
      fa: 'جست‌وجو؛ شماره پرونده، اشتراک یا سریال کنتور، شناسه قبض یا پرداخت، شماره همراه، کد ملی، کد پستی، نام یا نشانی',
      en: 'search; file, subscription or meter serial number, bill or payment id, mobile number, national id, postal code, or beginnings of words of a name or an address',
    },
    { min: 2, max: 80 },
  ),
  ...paging,
}) {}
