import { existenceRule, permissionRule, rule } from '@pishkhan/decider';
import type { Person } from '../case.messages.ts';
import type { Role } from '../kind/vocabulary.ts';

/** A case is of a kind that the office handles (part 2). */
export const kindMustBeKnown = existenceRule(
  'KindMustBeKnown',
  { fa: 'این نوع درخواست در سامانه تعریف نشده است', en: 'There is no such kind of case' },
  (kind: string) => ({ kind }),
);

/** A case is about a bill issued by the company (A6-1). */
export const billMustBeKnown = existenceRule(
  'BillMustBeKnown',
  { fa: 'قبضی با این شماره یافت نشد', en: 'This bill is unknown' },
  () => true,
);

/** A case is about an account of the company (A3-1). */
export const accountMustBeKnown = existenceRule(
  'AccountMustBeKnown',
  { fa: 'اشتراکی با این شماره یافت نشد', en: 'This account is unknown' },
  () => true,
);

/** Requests are registered by the roles of the kind, at an office (A3-1, A6-1). */
export const requestMayOnlyBeRegisteredAtACounterOffice = permissionRule(
  'RequestMayOnlyBeRegisteredAtACounterOffice',
  { fa: 'ثبت این درخواست تنها در دفتر پیشخوان ممکن است', en: 'Requests must be registered at a counter office' },
  (by: Person, allowed: readonly Role[]) =>
    (by.office === undefined || !allowed.some((role) => by.roles.includes(role))) && { roles: allowed },
);

/** The fee of a request is in a fee schedule in force (13.4). */
export const feeMustBeSetForTheService = rule(
  'FeeMustBeSetForTheService',
  { fa: 'برای این خدمت کارمزدی تعیین نشده است', en: 'No fee is published for this service' },
  (item: string) => ({ item }),
);

/** A county office is responsible for a case; the account or the form names it (A5-2). */
export const countyOfficeMustBeKnown = existenceRule(
  'CountyOfficeMustBeKnown',
  { fa: 'شماره اشتراک یا اداره گاز مربوط را وارد کنید', en: 'Name the account or the gas office concerned' },
  () => true,
);

/** A kind that continues cases defines the first stage (A3-3, A2-1). */
export const kindMustContinueCases = rule(
  'KindMustContinueCases',
  { fa: 'پرونده دیگری را نمی‌توان با این نوع پرونده ادامه داد', en: 'This kind does not continue cases' },
  (kind: string) => ({ kind }),
);
