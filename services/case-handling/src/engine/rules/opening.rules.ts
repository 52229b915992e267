import { existenceRule, permissionRule, rule } from '@pishkhan/decider';
import type { Person } from '../case.messages.ts';
import type { Role } from '../kind/vocabulary.ts';

/** A case is opened as one of the kinds that the office handles (part 2). */
export const kindMustBeKnown = existenceRule(
  'KindMustBeKnown',
  { fa: 'این نوع درخواست در سامانه تعریف نشده است', en: 'There is no such kind of case' },
  (kind: string) => ({ kind }),
);

/** A case is about a bill that the company issued (A6-1). */
export const billMustBeKnown = existenceRule(
  'BillMustBeKnown',
  { fa: 'قبضی با این شماره یافت نشد', en: 'This bill is not known' },
  () => true,
);

/** A case is about an account that the company keeps (A3-1). */
export const accountMustBeKnown = existenceRule(
  'AccountMustBeKnown',
  { fa: 'اشتراکی با این شماره یافت نشد', en: 'This account is not known' },
  () => true,
);

/** Requests are registered by the roles that the kind names, at an office (A3-1, A6-1). */
export const requestMayOnlyBeRegisteredAtACounterOffice = permissionRule(
  'RequestMayOnlyBeRegisteredAtACounterOffice',
  { fa: 'ثبت این درخواست تنها در دفتر پیشخوان ممکن است', en: 'Requests are registered at a counter office' },
  (by: Person, allowed: readonly Role[]) =>
    (by.office === undefined || !allowed.some((role) => by.roles.includes(role))) && { roles: allowed },
);

/** What is collected for a request stands in a fee schedule in force (13.4). */
export const feeMustBeSetForTheService = rule(
  'FeeMustBeSetForTheService',
  { fa: 'برای این خدمت کارمزدی تعیین نشده است', en: 'No fee is set for this service' },
  (item: string) => ({ item }),
);

/** A deadline in working days is counted on published calendars only (10.5-2, 10.5-6). */
export const workingCalendarMustCoverTheDeadline = rule(
  'WorkingCalendarMustCoverTheDeadline',
  { fa: 'تقویم کاری روزهای این مهلت هنوز منتشر نشده است', en: 'No working calendar covers the deadline' },
  (clock: string) => ({ clock }),
);

/** A case is the matter of a county office, named by its account or by the form (A5-2). */
export const countyOfficeMustBeKnown = existenceRule(
  'CountyOfficeMustBeKnown',
  { fa: 'شماره اشتراک یا اداره گاز مربوط را وارد کنید', en: 'Name the account or the gas office concerned' },
  () => true,
);

/** A kind says where a case that continues as it starts (A3-3, A2-1). */
export const kindMustContinueCases = rule(
  'KindMustContinueCases',
  { fa: 'پرونده دیگری را نمی‌توان با این نوع پرونده ادامه داد', en: 'No case continues as this kind' },
  (kind: string) => ({ kind }),
);
