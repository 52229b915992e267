import type { RuleTitles } from '../definition.ts';

/** Titles of the refusals that the kit itself gives. */
export const kitTitles: RuleTitles = {
  InvalidInput: { fa: 'ورودی درست نیست', en: 'The input is not valid' },
  BodyMustBeWellFormed: { fa: 'متن درخواست خوانا نیست', en: 'The body cannot be read' },
  BodyMustNotBeTooLarge: { fa: 'درخواست بیش از اندازه بزرگ است', en: 'The request is too large' },
  MediaTypeMustBeSupported: { fa: 'این نوع محتوا پذیرفته نمی‌شود', en: 'This media type is not taken here' },
  RouteMustExist: { fa: 'چنین نشانی‌ای وجود ندارد', en: 'There is nothing at this address' },
  RequestMustBeUnderstood: { fa: 'درخواست فهمیده نشد', en: 'The request cannot be understood' },
  TokenMustBeValid: { fa: 'توکن معتبر لازم است', en: 'A valid token is needed' },
  RoleMustAllow: { fa: 'نقش شما اجازه این کار را ندارد', en: 'Your role does not allow this' },
  IdempotencyKeyMustBeGiven: { fa: 'سرآیند Idempotency-Key لازم است', en: 'The header Idempotency-Key is needed' },
  IdempotencyKeyMustNotBeReused: {
    fa: 'این کلید پیش‌تر برای درخواستی دیگر به کار رفته است',
    en: 'This key was used for another request before',
  },
  StreamMustNotBeContended: {
    fa: 'هم‌زمان تغییر دیگری ثبت شد؛ دوباره تلاش کنید',
    en: 'Other changes came in at the same moment; try again',
  },
  EventMustBeKnown: {
    fa: 'در این سابقه رویدادی از نسخه تازه‌تر سامانه ثبت شده است؛ تا راه‌اندازی آن نسخه تغییری پذیرفته نمی‌شود',
    en: 'The record holds an event of a newer release; no change is accepted until that release runs',
  },
  PositionMustBeReadable: {
    fa: 'سرآیند X-After-Position خوانا نیست',
    en: 'The header X-After-Position cannot be read',
  },
  ViewIsBehind: { fa: 'نمای خواندنی هنوز به این رویداد نرسیده است', en: 'The view has not reached that position yet' },
  ViewMustExist: { fa: 'چنین نمایی در این سرویس نیست', en: 'This service has no such view' },
  ViewMustNotBeRebuilding: { fa: 'این نما هم‌اکنون بازسازی می‌شود', en: 'The view is being rebuilt already' },
  StreamMustBeParked: { fa: 'چنین جریانی نایستاده است', en: 'No such stream stands still' },
  WorkMustBeDoneHere: {
    fa: 'این کار را فرایند دیگری از سرویس انجام می‌دهد؛ دوباره تلاش کنید',
    en: 'Another process of the service does this work; try again',
  },
  PartMustBeAvailable: { fa: 'بخشی از سامانه در دسترس نیست', en: 'A part of the system is not available' },
  AnswerMustComeInTime: {
    fa: 'پاسخ به‌موقع آماده نشد؛ با همان کلید دوباره بفرستید',
    en: 'The answer was not ready in time; send it again with the same key',
  },
  ServiceIsStopping: { fa: 'سرویس در حال توقف است', en: 'The service is stopping' },
  UnexpectedFault: { fa: 'خطای پیش‌بینی‌نشده', en: 'An unexpected fault' },
};
