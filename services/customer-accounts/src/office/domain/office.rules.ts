import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import type { CloseOffice, RegisterOffice } from './office.messages.ts';

/** An id names one office for ever, because events, bills and cases name it (1.1, N24). */
export const officeIdMustBeFree = statusRule(
  'OfficeIdMustBeFree',
  { fa: 'این شناسه پیش‌تر برای دفتر یا اداره دیگری ثبت شده است', en: 'The id already names another office' },
  (officeId: string) => ({ officeId }),
);

/** A counter office belongs to one registered county office that is open on its first day (1.1, N24). */
export const counterOfficeMustNameItsCounty = rule(
  'CounterOfficeMustNameItsCounty',
  {
    fa: 'برای دفتر پیشخوان یک اداره گاز شهرستان ثبت‌شده و فعال وارد کنید',
    en: 'A counter office names a registered county office that is open',
  },
  ({ kind, countyOffice, county }: RegisterOffice) =>
    kind === 'counterOffice' && county?.kind !== 'countyOffice' && { countyOffice },
);

/** A zone is a part of one registered county that is open on its first day (1.1, A1-4; N5, N24). */
export const zoneMustNameItsCounty = rule(
  'ZoneMustNameItsCounty',
  {
    fa: 'برای منطقه یک اداره گاز شهرستان ثبت‌شده و فعال وارد کنید',
    en: 'A zone names a registered county office that is open',
  },
  ({ kind, countyOffice, county }: RegisterOffice) =>
    kind === 'zone' && county?.kind !== 'countyOffice' && { countyOffice },
);

/** A county office belongs to no other one, and a payment channel serves all of them (1.1, 8.7). */
export const countyOfficeMustNotBelongToACounty = rule(
  'CountyOfficeMustNotBelongToACounty',
  {
    fa: 'اداره گاز شهرستان و درگاه پرداخت زیر نظر اداره شهرستان دیگری نیستند',
    en: 'A county office and a payment channel belong to no other county office',
    formerly: ['OnlyACounterOfficeBelongsToACounty'],
  },
  ({ kind, countyOffice }: RegisterOffice) =>
    (kind === 'countyOffice' || kind === 'paymentChannel') && countyOffice !== undefined && { kind },
);

/** A closed office is registered again from the day of its closing on at the earliest (1.1). */
export const officeMustBeRegisteredAfterItsClosing = rule(
  'OfficeMustBeRegisteredAfterItsClosing',
  { fa: 'روز آغاز پیش از روز بسته‌شدن دفتر است', en: 'The first day is before the day of the closing' },
  (registeredFrom: CivilDate, closedFrom: CivilDate) => registeredFrom < closedFrom && { registeredFrom, closedFrom },
);

/** Only a registered office is closed (1.1). */
export const officeMustExist = existenceRule(
  'OfficeMustExist',
  { fa: 'دفتر یا اداره‌ای با این شناسه ثبت نشده است', en: 'No office has this id' },
  (officeId: string) => ({ officeId }),
);

/** What an office has done until today was done by an open office, so it is not closed for past days (1.1). */
export const officeMustNotBeClosedForPastDays = rule(
  'OfficeMustNotBeClosedForPastDays',
  { fa: 'روز بسته‌شدن نباید پیش از امروز باشد', en: 'The day of the closing must not be past' },
  (closedFrom: CivilDate, today: CivilDate) => closedFrom < today && { closedFrom, today },
);

/** An office that is closed already is not closed again; it may be registered again (1.1). */
export const officeMustStillBeOpen = statusRule(
  'OfficeMustStillBeOpen',
  { fa: 'این دفتر پیش‌تر بسته شده است', en: 'The office is closed already' },
  (closedFrom: CivilDate | undefined, today: CivilDate) =>
    closedFrom !== undefined && closedFrom <= today && { closedFrom },
);

/**
 * A county office with accounts, open counter offices or open zones stays, else nobody would answer for them (1.1,
 * A1-14).
 */
export const countyMustBeEmpty = rule(
  'CountyMustBeEmpty',
  {
    fa: 'این اداره گاز هنوز اشتراک، دفتر پیشخوان یا منطقه فعال دارد',
    en: 'The county office still has accounts, open counter offices or open zones',
  },
  ({ offices, hasAccounts }: CloseOffice['leaves']) => (hasAccounts || offices.length > 0) && { offices },
);
