import { titlesOf } from '@pishkhan/decider';
import type { RuleTitles } from '../definition.ts';
import * as lookUpRules from '../reads/look-ups/domain/look-ups.rules.ts';

/** Titles of the kit's own rejections, beside those of look-ups. */
export const kitTitles: RuleTitles = {
  ...titlesOf([lookUpRules]),
  PublishedDocumentMustExist: { fa: 'چنین سندی نیست', en: 'There is no such document' },
  StreamMustBeNamed: { fa: 'نام سابقه نادرست است', en: 'This is no name of a stream' },
  StreamMustExist: { fa: 'چنین سابقه‌ای یافت نشد', en: 'There is no such stream' },
  StreamMustBeKnownThen: {
    fa: 'تا این تاریخ چیزی در این سابقه ثبت نشده بود',
    en: 'Nothing of this stream was recorded by then',
  },
  SearchMustNotBeInAddress: {
    fa: 'شماره‌های شخص را در نشانی درخواست نفرستید',
    en: 'Numbers of a person must not be in the address',
  },
  InvalidInput: { fa: 'برخی از داده‌های واردشده نادرست است', en: 'The input is not valid' },
  BodyMustBeWellFormed: { fa: 'متن درخواست خوانا نیست', en: 'The body cannot be parsed' },
  BodyMustNotBeTooLarge: {
    fa: 'درخواست بیش از اندازه بزرگ است؛ حجم فایل حداکثر ۵ مگابایت و فایل بزرگ قرائت حداکثر ۱۶ مگابایت است؛ آن را به چند فایل تقسیم کنید',
    en: 'The request is too large; a file has at most 5 MiB, a large reading file 16 MiB; split it',
  },
  MediaTypeMustBeSupported: { fa: 'این نوع محتوا پذیرفته نمی‌شود', en: 'This media type is not supported here' },
  ContentMustNotBeEncoded: {
    fa: 'محتوای فشرده یا رمزشده پذیرفته نمی‌شود؛ درخواست را بدون فشرده‌سازی بفرستید',
    en: 'A compressed or encoded body is not supported; send it without Content-Encoding',
  },
  LineMustNotBeTooLong: {
    fa: 'یکی از سطرهای فایل بیش از اندازه بلند است',
    en: 'A line of the file is too long',
  },
  RateMustBeWithinLimit: {
    fa: 'تعداد درخواست‌ها بیش از حد است؛ کمی صبر کنید و دوباره بفرستید',
    en: 'Too many requests; wait a moment and send it again',
  },
  ConnectionMustComeFromProxy: {
    fa: 'این نشانی مستقیم پاسخ نمی‌دهد؛ نشانی رسمی سامانه را باز کنید',
    en: 'This address takes no direct connection; use the public address of the system',
  },
  FeedsMustBeFew: {
    fa: 'صفحه‌های باز زیادی منتظر خبر تغییرند؛ چند صفحه را ببندید یا کمی بعد دوباره تلاش کنید',
    en: 'Too many pages wait for changes; close some, or try again later',
  },
  RouteMustExist: { fa: 'نشانی درخواست‌شده یافت نشد', en: 'There is nothing at this address' },
  RequestMustBeUnderstood: { fa: 'درخواست خوانا نیست', en: 'The request cannot be parsed' },
  TokenMustBeValid: { fa: 'ورود شما به سامانه معتبر نیست؛ دوباره وارد شوید', en: 'A valid token is required' },
  TokenMustNameSession: {
    fa: 'ورود شما نشستی ندارد که پایان یابد',
    en: 'The token names no session (sid) that could end',
  },
  LoginMustBeStrong: {
    fa: 'برای این کار باید با عامل دوم (مانند رمز یک‌بارمصرف) وارد شوید؛ دوباره وارد شوید',
    en: 'This needs a login with several factors; log in again',
  },
  LoginMustBeRecent: {
    fa: 'از ورود شما زمان زیادی گذشته است؛ برای این کار دوباره وارد شوید',
    en: 'Your login is too old for this; log in again',
  },
  ClaimMustBePresent: {
    fa: 'دفتر یا شهرستان در حساب کاربری شما ثبت نشده است؛ به راهبر سامانه اطلاع دهید',
    en: 'The token names no office or county; ask the administrator of the accounts',
  },
  OfficeMustBeRegistered: {
    fa: 'دفتر، اداره یا درگاه پرداختی با این شناسه ثبت نشده است',
    en: 'No office, county or payment channel is registered under this id',
  },
  OfficeMustHaveArrived: {
    fa: 'ثبت این دفتر یا اداره هنوز به این بخش سامانه نرسیده است؛ کمی بعد دوباره تلاش کنید و اگر تکرار شد به راهبر سامانه اطلاع دهید',
    en: 'The registration of this office has not arrived here; try again, and tell the operator if it happens again',
  },
  OfficeMustBeOfTheKind: {
    fa: 'این شناسه از نوع دفتر یا اداره لازم برای این کار نیست',
    en: 'The office is of another kind than this work needs',
  },
  OfficeMustBeOpen: {
    fa: 'این دفتر، اداره یا درگاه پرداخت در این روز فعال نیست',
    en: 'The office or payment channel is not open on this day',
  },
  CountyMustBeThatOfTheOffice: {
    fa: 'شهرستان حساب کاربری شما با شهرستان ثبت‌شده دفتر یکی نیست؛ به راهبر سامانه اطلاع دهید',
    en: 'The county of the token is not the registered county of the office; ask the administrator of the accounts',
  },
  RoleMustAllow: { fa: 'نقش شما اجازه این کار را ندارد', en: 'Your role does not allow this' },
  IdempotencyKeyMustBeGiven: {
    fa: 'کلید یکتای درخواست ارسال نشده یا نادرست است',
    en: 'The header Idempotency-Key is required',
  },
  IdempotencyKeyMustNotBeReused: {
    fa: 'کلید این درخواست پیش‌تر برای درخواست دیگری به کار رفته است',
    en: 'This key was already used for another request',
  },
  StreamMustNotBeContended: {
    fa: 'هم‌زمان تغییر دیگری ثبت شد؛ دوباره تلاش کنید',
    en: 'Another change was saved at the same moment; try again',
  },
  EventMustBeKnown: {
    fa: 'در این سابقه رویدادی از نسخه تازه‌تر سامانه ثبت شده است؛ تا راه‌اندازی آن نسخه تغییری پذیرفته نمی‌شود',
    en: 'The record has an event of a newer release; changes are rejected until that release runs',
  },
  PositionMustBeReadable: {
    fa: 'نشانگر آخرین تغییر نادرست است',
    en: 'The header X-After-Position is invalid',
  },
  ViewIsBehind: {
    fa: 'آخرین تغییر هنوز در فهرست‌ها دیده نمی‌شود؛ دوباره تلاش کنید',
    en: 'The view has not reached that position yet',
  },
  ViewMustExist: { fa: 'چنین فهرستی در این سرویس نیست', en: 'This service has no such view' },
  ViewMustNotBeRebuilding: { fa: 'این فهرست هم‌اکنون بازسازی می‌شود', en: 'The view is already being rebuilt' },
  VerificationMustBeAlone: {
    fa: 'یک راستی‌آزمایی این سرویس در جریان است؛ پایان آن را ببینید',
    en: 'A verification of this service is in progress; follow that one',
  },
  VerificationMustExist: { fa: 'چنین راستی‌آزمایی‌ای یافت نشد', en: 'There is no such verification' },
  StreamMustBeParked: { fa: 'جریان متوقفی با این نام یافت نشد', en: 'No such stream is parked' },
  WorkMustBeDoneHere: {
    fa: 'این کار در بخش دیگری از سرویس انجام می‌شود؛ دوباره تلاش کنید',
    en: 'Another process of the service does this work; try again',
  },
  PartMustBeAvailable: { fa: 'بخشی از سامانه در دسترس نیست', en: 'A part of the system is unavailable' },
  StorageMustHaveRoom: {
    fa: 'فضای ذخیره‌سازی سامانه پر است و درخواست شما ثبت نشد؛ به پشتیبانی خبر دهید و کمی بعد همین درخواست را دوباره بفرستید',
    en: 'The storage of the system is full and nothing was saved; tell support, and send the request again later with the same key',
  },
  AnswerMustComeInTime: {
    fa: 'پاسخ به‌موقع آماده نشد؛ همین درخواست را دوباره بفرستید',
    en: 'The response was not ready in time; send the request again with the same key',
  },
  ReasonMustBeReadable: {
    fa: 'دلیل مشاهده اطلاعات مشترک خوانا نیست',
    en: 'The header X-Reason cannot be read',
  },
  ReasonMustBeVisibleCase: {
    fa: 'پرونده‌ای که دلیل مشاهده است یافت نشد یا در دسترس شما نیست',
    en: 'The case that is the reason does not exist, or you may not see it',
  },
  ReasonMustNotHavePersonalNumber: {
    fa: 'در دلیل مشاهده شماره ملی، تلفن یا شماره دیگری از اشخاص ننویسید',
    en: 'The reason must not have a personal number',
  },
  NumbersMustNotBeAboutErasedPerson: {
    fa: 'اطلاعات شخصی این مشترک پاک شده است؛ در متن کد ملی، شناسه ملی، شماره همراه، شماره کارت یا شبا ننویسید',
    en: 'The personal data of this subscriber were erased; write no national id, mobile number, card number or IBAN in the text',
  },
  LookUpMustBeRecorded: {
    fa: 'ثبت مشاهده ممکن نشد و اطلاعات نمایش داده نمی‌شود؛ کمی بعد دوباره تلاش کنید',
    en: 'The look-up could not be recorded, so nothing is shown; try again',
  },
  ServiceIsStopping: { fa: 'سرویس در حال توقف است', en: 'The service is stopping' },
  UnexpectedFault: { fa: 'خطای پیش‌بینی‌نشده', en: 'An unexpected fault' },
};
