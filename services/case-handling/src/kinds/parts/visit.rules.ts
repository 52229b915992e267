import { rule } from '@pishkhan/decider';

/** A visited meter is an installed one (A3-2). */
export const visitedMeterMustBeInstalled = rule(
  'VisitedMeterMustBeInstalled',
  { fa: 'برای این اشتراک کنتوری نصب نشده است', en: 'No meter is installed for this account' },
  (meterId: string | null) => meterId === null,
);

/** A visit for a case is not before its registration and not in the future (A3-2, A6-2). */
export const visitMustFallBetweenOpeningAndToday = rule(
  'VisitMustFallBetweenOpeningAndToday',
  {
    fa: 'تاریخ بازدید پیش از ثبت درخواست یا در آینده است',
    en: 'The visit is dated before the request or in the future',
  },
  (openedOn: string, visitedOn: string, on: string) =>
    (visitedOn < openedOn || visitedOn > on) && { openedOn, visitedOn, on },
);
