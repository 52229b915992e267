import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import type { Identification, Identified, Officer } from './account.messages.ts';

/** A file number identifies one subscription permanently, because its bill id is derived from it (8.1, 9.6). */
export const fileNumberMustBeFree = statusRule(
  'FileNumberMustBeFree',
  { fa: 'این شماره پرونده پیش‌تر برای اشتراک دیگری ثبت شده است', en: 'This file number already has an account' },
  (fileNumber: string) => ({ fileNumber }),
);

/**
 * An officer registers the contracts of the own county, by the office of the token, which is registered; so the county
 * of an account is registered too (1.2, N6).
 */
export const accountMayOnlyBeOpenedInTheOwnCounty = permissionRule(
  'AccountMayOnlyBeOpenedInTheOwnCounty',
  { fa: 'اشتراک را تنها اداره گاز همان شهرستان ثبت می‌کند', en: 'Only the own county opens an account' },
  (countyOffice: string, { office }: Officer) => office !== countyOffice && { countyOffice },
);

/** The bill id is constant for a subscription and derived from file number and company code (8.1). */
export const billIdMustFollowFromFileNumber = rule(
  'BillIdMustFollowFromFileNumber',
  { fa: 'شناسه قبض با شماره پرونده مطابقت ندارد', en: 'The bill id does not match the file number' },
  (billIdOnContract: string | undefined, billId: string) =>
    billIdOnContract !== undefined && billIdOnContract !== billId && { billIdOnContract, billId },
);

/**
 * A wrong check digit of a legal entity's id is a warning: an officer must confirm the id, it is not rejected
 * permanently (9.2).
 */
export const doubtfulLegalIdMustBeConfirmed = rule(
  'DoubtfulLegalIdMustBeConfirmed',
  {
    fa: 'رقم کنترل شناسه ملی درست نیست؛ اگر شناسه همین است آن را تأیید کنید',
    en: 'The check digit of the legal id is wrong; confirm the id if it is correct',
  },
  (identification: Identification) =>
    identification.kind === 'legalEntity' && !identification.checkDigitRight && !identification.confirmed,
);

/** Ten equal digits were given out as a national id in few cases; a document must confirm them (9.1, 15.4-42). */
export const repeatedDigitMustBeDocumented = rule(
  'RepeatedDigitMustBeDocumented',
  {
    fa: 'ده رقم این کد ملی یکسان است؛ سندی را که آن را تأیید می‌کند وارد کنید',
    en: 'The national id is ten equal digits; name the document that confirms it',
  },
  (identification: Identification) => identification.kind === 'person' && identification.documented === false,
);

/**
 * Another name or mobile number beside the id of a known person may belong to another person: it changes nothing by
 * itself, and the account is opened only if a document identified the person (N8, A11, B9).
 */
export const personMustBeIdentified = rule(
  'PersonMustBeIdentified',
  {
    fa: 'این شناسه پیش‌تر برای مشترکی با نام یا شماره همراه دیگری ثبت شده است؛ هویت مراجعه‌کننده را با مدرک احراز کنید',
    en: 'The id belongs to a registered person with another name or mobile number; identify the customer by a document',
  },
  (differs: readonly ('fullName' | 'mobile')[], identified: Identified | undefined) =>
    differs.length > 0 && identified === undefined && { differs },
);

/** The document that identifies a known person exists when it is shown (A11-1; N8). */
export const documentMustBeIssued = rule(
  'DocumentMustBeIssued',
  { fa: 'تاریخ صدور مدرک شناسایی در آینده است', en: 'The document of identification is dated in the future' },
  (issuedOn: CivilDate | undefined, today: CivilDate) =>
    issuedOn !== undefined && issuedOn > today && { issuedOn, today },
);

/** An account starts with a signed sales contract, so not before its date (B1-2). */
export const contractMustBeSigned = rule(
  'ContractMustBeSigned',
  { fa: 'تاریخ قرارداد در آینده است', en: 'The contract is dated in the future' },
  (openedOn: CivilDate, today: CivilDate) => openedOn > today && { openedOn, today },
);

/** Only an opened account has a card (B1-2). */
export const accountMustExist = existenceRule(
  'AccountMustExist',
  { fa: 'اشتراکی با این شماره یافت نشد', en: 'There is no such account' },
  (accountId: string) => ({ accountId }),
);

/** A counter has no list of accounts: a clerk serves the person at the counter (1.2, N7). */
export const searchMustBeNamed = rule(
  'SearchMustBeNamed',
  {
    fa: 'برای یافتن اشتراک، شماره یا نام مراجعه‌کننده را وارد کنید',
    en: 'Enter a number or the name of the customer; a counter has no list of accounts',
  },
  (search: string | undefined) => search === undefined,
);

const LETTERS = 3;
/** Fewer letters of a name or an address match half a county (1.2, N7). */
export const searchMustHaveThreeLetters = rule(
  'SearchMustHaveThreeLetters',
  { fa: 'برای جست‌وجو با نام یا نشانی دست‌کم سه حرف وارد کنید', en: 'A name or an address needs at least three letters' },
  (words: string) => (words.match(/[\p{L}\p{N}]/gu) ?? []).length < LETTERS,
);

/** A search may only return few people, because personal data must not be listed (1.2). */
export const searchMustBeNarrower = rule(
  'SearchMustBeNarrower',
  {
    fa: 'نتیجه جست‌وجو بیش از حد است؛ نام یا نشانی را کامل‌تر وارد کنید',
    en: 'Too many accounts match; enter more of the name or the address',
  },
  (found: number, most: number) => found > most && { most },
);

/** What belongs to a person is in no address of a request, because addresses are in logs of proxies (9.7, S7). */
export const searchMustNotBeInAddress = rule(
  'SearchMustNotBeInAddress',
  {
    fa: 'شماره همراه، کد ملی، کد پستی، نام و نشانی را در کادر جست‌وجو بفرستید، نه در نشانی درخواست',
    en: 'Search for what belongs to a person by POST /v1/account-searches, not in the address',
  },
  (isPersonal: boolean) => isPersonal,
);
