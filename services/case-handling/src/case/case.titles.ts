import type { RuleTitles } from '@pishkhan/service-kit';

/** What a clerk reads when a rule of the cases refuses. */
export const caseTitles: RuleTitles = {
  CaseMustBeKnown: { fa: 'چنین پرونده‌ای ثبت نشده است', en: 'There is no such case' },
  TrackingCodeMustBeKnown: { fa: 'این کد رهگیری به هیچ پرونده‌ای داده نشده است', en: 'No case has this tracking code' },
  CaseMustBeOpen: { fa: 'پرونده بسته شده است', en: 'The case is closed' },
  KindMustBeKnown: { fa: 'چنین درخواستی در این سامانه نیست', en: 'There is no such kind of case' },
  BillMustBeKnown: { fa: 'چنین قبضی شناخته نشده است', en: 'This bill is not known' },
  AccountMustBeKnown: { fa: 'چنین اشتراکی شناخته نشده است', en: 'This account is not known' },
  ReadingMustBeKnown: { fa: 'چنین قرائتی شناخته نشده است', en: 'This reading is not known' },
  MeterMustBeInstalled: { fa: 'برای این اشتراک کنتوری نصب نشده است', en: 'No meter is installed for this account' },
  VisitedMeterMustBeInstalled: {
    fa: 'برای این اشتراک کنتوری نصب نشده است',
    en: 'No meter is installed for this account',
  },
  RequestMayOnlyBeRegisteredAtACounterOffice: {
    fa: 'درخواست در دفتر پیشخوان ثبت می‌شود',
    en: 'Requests are registered at a counter office',
  },
  FeeMustBeSetForTheService: { fa: 'برای این خدمت کارمزدی تعیین نشده است', en: 'No fee is set for this service' },
  WorkingCalendarMustCoverTheDeadline: {
    fa: 'تقویم کاری برای شمارش مهلت منتشر نشده است',
    en: 'No working calendar covers the deadline',
  },
  CaseMustBelongToOwnOffice: { fa: 'این پرونده از آنِ دفتر دیگری است', en: 'The case belongs to another office' },
  AnotherOfficeMayNotAnswer: { fa: 'پاسخ را تنها دفتر مربوط می‌دهد', en: 'Only the office concerned may answer' },
  StageMayOnlyBeDoneByItsOwner: { fa: 'این مرحله بر عهدهٔ نقش دیگری است', en: 'This step belongs to another role' },
  RepresentativeMustHoldValidCertificate: {
    fa: 'نماینده باید برای این دفتر گواهی صلاحیت معتبر داشته باشد',
    en: 'The representative must hold a valid certificate for this office',
  },
  RegistrarMustNotDecide: {
    fa: 'ثبت‌کنندهٔ درخواست نمی‌تواند دربارهٔ آن تصمیم بگیرد',
    en: 'Whoever registered the request may not decide it',
  },
  VisitMustBeAwaited: { fa: 'پرونده در انتظار بازدید نیست', en: 'The case does not wait for a visit' },
  VisitMustFallBetweenOpeningAndToday: {
    fa: 'تاریخ بازدید پیش از ثبت درخواست یا در آینده است',
    en: 'The visit is dated before the request or in the future',
  },
  DecisionMustBeAwaited: { fa: 'پرونده در انتظار تصمیم نیست', en: 'The case does not wait for a decision' },
  AnswerMustBeOneOfTheStage: { fa: 'این پاسخ در این مرحله معنا ندارد', en: 'This stage does not know this answer' },
  DecisionMustFillInItsForm: { fa: 'فرم تصمیم کامل نیست', en: 'The form of the decision is not complete' },
  AnswerMustBeRecordedBeforeInforming: {
    fa: 'هنوز پاسخی برای اعلام به متقاضی ثبت نشده است',
    en: 'There is no answer yet to tell the applicant',
  },
  CaseMustNotAwaitAnotherService: {
    fa: 'پرونده در انتظار پاسخ بخش دیگری است',
    en: 'The case waits for another service',
  },
  AnsweredCaseMustNotBeWithdrawn: {
    fa: 'پاسخ ثبت شده و انصراف ممکن نیست',
    en: 'The answer is recorded; the case can no longer be withdrawn',
  },
  ObjectionMustPrecedePaymentDeadline: {
    fa: 'مهلت پرداخت قبض و اعتراض به آن گذشته است',
    en: 'The payment deadline of the bill has passed, and with it the time to object',
  },
  BillMustNotBeReplaced: { fa: 'به‌جای این قبض قبض اصلاحی صادر شده است', en: 'A corrective bill has replaced this bill' },
  BillMustNotBeUnderReview: { fa: 'این قبض هم‌اکنون در دست بررسی است', en: 'This bill is already under review' },
  ReadingMustBelongToTheBill: {
    fa: 'این قرائت از آنِ قبض مورد اعتراض نیست',
    en: 'The reading does not belong to the disputed bill',
  },
  ReadingMustBelongToTheAccount: {
    fa: 'این قرائت از آنِ این اشتراک نیست',
    en: 'The reading does not belong to this account',
  },
  RightIndexMustDifferFromBilledIndex: {
    fa: 'رقم صحیح با رقم قبض یکی است',
    en: 'The right index is the one that was billed',
  },
  RightIndexMustNotExceedIndexSeen: {
    fa: 'رقم صحیح از رقمی که در بازدید دیده شد بیشتر است',
    en: 'The right index is above the one that the visit saw',
  },
  ReadingMustNotExceedIndexSeen: {
    fa: 'کنتور سالم در بازدید کمتر از این قرائت نشان داد؛ قرائت اصلاح یا کنتور دوباره بازدید شود',
    en: 'A sound meter showed less than this reading; correct it or visit the meter again',
  },
  FaultyContractorMustHaveRead: { fa: 'این قرائت را پیمانکار انجام نداده است', en: 'No contractor made this reading' },
};
