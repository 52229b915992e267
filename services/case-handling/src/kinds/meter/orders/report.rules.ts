import { serialKey } from '@pishkhan/fields';
import { rule } from '@pishkhan/decider';

/** Ordered work is done between the registration of the case and the day of the report (A1-5, A1-7, A2-4). */
export const workMustFallBetweenOpeningAndToday = rule(
  'WorkMustFallBetweenOpeningAndToday',
  {
    fa: 'تاریخ انجام کار پیش از ثبت درخواست یا در آینده است',
    en: 'The work is dated before the request or in the future',
  },
  (openedOn: string, doneOn: string, on: string) => (doneOn < openedOn || doneOn > on) && { openedOn, doneOn, on },
);

/** A meter is at the workshop only after it was taken off, and back in place only after that (A1-6, A1-12, 15.4-22). */
export const workMustFollowTheOneBefore = rule(
  'WorkMustFollowTheOneBefore',
  {
    fa: 'تاریخ این کار پیش از کار قبلی روی همین کنتور است',
    en: 'The work is dated before the work that was done on this meter before it',
  },
  (work: string, doneOn: string, reports: Readonly<Record<string, { readonly doneOn?: string } | undefined>>) => {
    const others = Object.entries(reports).filter(([other]) => other !== work);
    const last = others
      .flatMap(([, report]) => report?.doneOn ?? [])
      .toSorted()
      .at(-1);
    return last !== undefined && doneOn < last && { doneOn, before: last };
  },
);

/** The register of the new meter shows no index with more digits than it has (11.4, 15.4-34). */
export const newIndexMustFitRegister = rule(
  'NewIndexMustFitRegister',
  {
    fa: 'رقم نصب از تعداد ارقام کنتور تازه بیشتر است',
    en: 'The index at the installation has more digits than the register of the new meter',
  },
  ({ index, registerDigits }: { readonly index: number; readonly registerDigits: number }) =>
    index >= 10 ** registerDigits && { index, registerDigits },
);

/** An exchange puts in another meter than it takes off (A1-5, A2-4, Card 13). */
export const newMeterMustBeAnotherOne = rule(
  'NewMeterMustBeAnotherOne',
  {
    fa: 'شماره بدنه کنتور تازه همان کنتور برداشته‌شده است؛ شماره کنتوری را بنویسید که نصب شد',
    en: 'The serial is that of the meter that was taken off; write that of the meter that was put in',
  },
  (serial: string, meterId: string | null) =>
    meterId !== null && serialKey(serial) === serialKey(meterId) && { serial },
);

/** A workshop answers in writing on the day of its work or later, and not in the future (A1-7). */
export const writtenAnswerMustFollowTheWork = rule(
  'WrittenAnswerMustFollowTheWork',
  {
    fa: 'تاریخ پاسخ مکتوب پیش از روز آزمایش یا در آینده است',
    en: 'The written answer is dated before the work or in the future',
  },
  (doneOn: string, answeredOn: string, on: string) =>
    (answeredOn < doneOn || answeredOn > on) && { doneOn, answeredOn, on },
);

/** A certificate is valid on the day of the test at least (A1-7). */
export const certificateMustNotEndBeforeTheTest = rule(
  'CertificateMustNotEndBeforeTheTest',
  {
    fa: 'اعتبار گواهی کالیبراسیون پیش از روز آزمایش تمام می‌شود',
    en: 'The certificate of the calibration ends before the day of the test',
  },
  (testedOn: string, validUntil: string | undefined) =>
    validUntil !== undefined && validUntil < testedOn && { testedOn, validUntil },
);
