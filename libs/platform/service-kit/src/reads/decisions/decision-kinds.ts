import type { Text } from '@pishkhan/fields';

/** Decisions beside those about money, by the names that an auditor reads. */
export const decisionKinds = {
  unidentifiedPayment: { fa: 'پرداخت نامشخص', en: 'unidentified payment' },
  certificate: { fa: 'گواهی صلاحیت', en: 'certificate' },
  policy: { fa: 'ضابطه', en: 'policy' },
  tariff: { fa: 'تعرفه', en: 'tariff' },
  feeSchedule: { fa: 'جدول کارمزد', en: 'fee schedule' },
  workingCalendar: { fa: 'تقویم کاری', en: 'working calendar' },
  termsChange: { fa: 'تغییر شرایط اشتراک', en: 'change of the terms of an account' },
  personChange: { fa: 'تغییر نام یا شماره همراه', en: 'change of a person' },
  personErasure: { fa: 'پاک‌کردن اطلاعات مشترک', en: 'erasure of a person' },
  applicantErasure: { fa: 'پاک‌کردن اطلاعات متقاضی', en: 'erasure of an applicant' },
  staffMember: { fa: 'ثبت همکار در دفتر کارکنان', en: 'entry of the staff register' },
  readingReview: { fa: 'بررسی قرائت', en: 'review of a reading' },
  meterRemoval: { fa: 'برداشتن کنتور از اشتراک', en: 'removal of a meter' },
  meterExchange: { fa: 'تعویض یا برداشت کنتور', en: 'exchange or removal of a meter' },
  meterZoneMove: { fa: 'انتقال کنتور به منطقه دیگر', en: 'move of a meter to another zone' },
  readingContract: { fa: 'قرارداد قرائت', en: 'reading contract' },
  exchangeAppointment: { fa: 'تعیین پیمانکار تعویض', en: 'appointment of an exchange contractor' },
  case: { fa: 'پرونده', en: 'case' },
} as const satisfies Readonly<Record<string, Text>>;
export type DecisionKind = keyof typeof decisionKinds;
export const decisionKindNames = Object.keys(decisionKinds) as readonly DecisionKind[];
