import { existenceRule, permissionRule, rule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
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
  {
    fa: 'قبضی با این شماره نیست یا هنوز به این بخش نرسیده است؛ شماره را وارسی کنید و اندکی بعد دوباره بفرستید',
    en: 'There is no such bill, or it has not arrived here yet; check the number and send the request again in a moment',
  },
  () => true,
);

/** A case is about an account of the company (A3-1). */
export const accountMustBeKnown = existenceRule(
  'AccountMustBeKnown',
  {
    fa: 'اشتراکی با این شماره نیست یا هنوز به این بخش نرسیده است؛ شماره را وارسی کنید و اندکی بعد دوباره بفرستید',
    en: 'There is no such account, or it has not arrived here yet; check the number and send the request again in a moment',
  },
  () => true,
);

/**
 * A person whom a request or an assignment names is in the staff register, so that a mistyped name bars nobody and
 * gives the step to nobody (A5-1, 15.4-36; S3). User names are compared without the case of their letters.
 */
export const personMustBeRegistered = existenceRule(
  'PersonMustBeRegistered',
  {
    fa: 'همکاری با این نام کاربری در دفتر کارکنان نیست یا هنوز به این بخش نرسیده است؛ نام را وارسی کنید و اندکی بعد دوباره بفرستید',
    en: 'There is no such user in the staff register, or the entry has not arrived here yet; check the name and send the request again in a moment',
  },
  (field: string, username: string, staff: readonly string[]) =>
    !staff.some((each) => isSamePerson(each, username)) && { field, username },
);

/**
 * A request about an account or its bill is registered in the county of the account, where the work is done (A3-1; N6).
 * A complaint may concern the people of any county (A5-2).
 */
export const accountMustBeOfTheOwnCounty = rule(
  'AccountMustBeOfTheOwnCounty',
  {
    fa: 'این اشتراک از شهرستان دیگری است؛ درخواست آن را دفتری از همان شهرستان ثبت می‌کند',
    en: 'The account is of another county; an office of that county registers the request',
  },
  (countyOffice: string, ownCounty: string) => countyOffice !== ownCounty && { countyOffice },
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
