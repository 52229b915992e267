import { ProblemException } from '@pishkhan/service-kit';

/** The desk's own refusals, each with its status and title; those of the services pass through unchanged. */
export const refusals = {
  SessionMustBeOpen: {
    status: 401,
    fa: 'وارد سامانه نشده‌اید یا زمان ورود شما تمام شده است؛ دوباره وارد شوید',
    en: 'You are not signed in, or your session is over; sign in again',
  },
  SessionMustBeUnlocked: {
    status: 401,
    fa: 'پیشخوان قفل شده است؛ برای ادامه دوباره وارد شوید',
    en: 'The desk is locked; sign in again to go on',
  },
  SessionMustBeOfThisPerson: {
    status: 401,
    fa: 'شخص دیگری در این رایانه وارد شده است؛ صفحه را دوباره باز کنید',
    en: 'Another person has signed in at this computer; open the page again',
  },
  RequestMustComeFromThisPage: {
    status: 403,
    fa: 'این درخواست از صفحه پیشخوان فرستاده نشده است',
    en: 'The request does not come from a page of the desk',
  },
  HostMustBeThisServer: {
    status: 421,
    fa: 'نشانی درخواست، نشانی پیشخوان نیست',
    en: 'The request names another host than this server',
  },
  ConnectionMustComeFromProxy: {
    status: 403,
    fa: 'این نشانی مستقیم پاسخ نمی‌دهد؛ نشانی رسمی سامانه را باز کنید',
    en: 'This address takes no direct connection; use the public address of the system',
  },
  RouteMustExist: { status: 404, fa: 'نشانی درخواست‌شده یافت نشد', en: 'There is nothing at this address' },
  AccountMustHaveRole: {
    status: 403,
    fa: 'حساب کاربری شما نقشی در سامانه ندارد؛ به راهبر سامانه اطلاع دهید',
    en: 'Your account has no role in the system; ask the administrator of the accounts',
  },
  SignInMustBeAvailable: {
    status: 503,
    fa: 'ورود به سامانه اکنون ممکن نیست؛ کمی بعد دوباره تلاش کنید',
    en: 'Signing in is not possible at the moment; try again',
  },
  SignInMustBeFinished: {
    status: 400,
    fa: 'ورود کامل نشد یا دیر شد؛ دوباره وارد شوید',
    en: 'The sign-in was not finished in time; sign in again',
  },
  LogoutTokenMustBeValid: { status: 400, fa: 'اعلام خروج معتبر نیست', en: 'The logout token is not valid' },
  PartMustBeAvailable: {
    status: 503,
    fa: 'این بخش سامانه اکنون پاسخ نمی‌دهد؛ بخش‌های دیگر کار می‌کنند',
    en: 'This part of the system does not respond; the others work',
  },
  DeskMustBeReady: {
    status: 503,
    fa: 'پیشخوان هنوز آماده نیست؛ کمی بعد دوباره تلاش کنید',
    en: 'The desk is not ready; try again',
  },
  FeedsMustBeFew: {
    status: 429,
    fa: 'صفحه‌های باز پیشخوان در این رایانه زیاد است؛ چند صفحه را ببندید',
    en: 'Too many pages of the desk are open at this computer; close some',
  },
  DraftMustBeSmall: {
    status: 413,
    fa: 'متن نوشته‌شده بیش از اندازه بلند است و نگه داشته نشد',
    en: 'The unsent text is too long to be kept',
  },
  VisitsMustBeTakenAlongByPolicy: {
    status: 403,
    fa: 'بردن بازدیدها روی گوشی در سیاست پیشخوان مجاز نشده است',
    en: 'The policy of the desk does not permit to take visits along',
  },
  VisitsMustBeOfThisPerson: {
    status: 404,
    fa: 'این بازدیدها از آنِ شما نیست یا زمان نگهداری آن‌ها گذشته است',
    en: 'These visits are not yours, or the time for which they are kept is over',
  },
  BodyMustNotBeTooLarge: {
    status: 413,
    fa: 'آنچه فرستاده شد بیش از اندازه بزرگ است',
    en: 'What was sent is too large',
  },
  InvalidInput: { status: 400, fa: 'برخی از داده‌های واردشده نادرست است', en: 'The input is not valid' },
  UnexpectedFault: { status: 500, fa: 'خطای پیش‌بینی‌نشده', en: 'An unexpected fault' },
} as const;

export type Refusal = keyof typeof refusals;

/** A refusal by its name, to be thrown. */
export const refused = (
  rule: Refusal,
  more: ConstructorParameters<typeof ProblemException>[2] = {},
): ProblemException => new ProblemException(refusals[rule].status, rule, more);
