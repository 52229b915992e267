import { isCivilDate, jalaliMonth, jalaliText, parseJalali, type CivilDate } from '@pishkhan/calendar';
import { typed, type Demand } from '../field.ts';
import { dayText, identifierText } from '../normalise.ts';
import { byForm, isString } from './texts.ts';
import { faDigits, faNumber } from '../text.ts';

/** The Jalali years 1300 to 1499, in both calendars; any other day is a typing error. */
const FIRST_DAY = '1921-03-21';
const LAST_DAY = '2121-03-20';
const isInRange = (day: string): boolean => day >= FIRST_DAY && day <= LAST_DAY;
const dayForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** The typed day, in either calendar: a year below 1700 is Jalali (15.4-44). */
const dayOf = (raw: unknown): CivilDate | undefined => {
  const match = isString(raw) ? dayForm.exec(dayText(raw)) : null;
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  if (Number(match[1]) < 1700) return parseJalali(day);
  return isCivilDate(day) && isInRange(day) ? day : undefined;
};

const demands = {
  fa: 'را وارد کنید (مانند ۱۴۰۵/۰۹/۰۱)',
  en: 'must be a day such as 2026-11-22 or 1405-09-01',
};
const MONTHS = 12;
const LEAP_MONTH = 12;
/** A Jalali day that does not exist, such as 31 Mehr or 30 Esfand of a common year (10.1). */
const missingDay = (raw: unknown): Demand | undefined => {
  const [, year, month] = (isString(raw) ? dayForm.exec(dayText(raw)) : null)?.map(Number) ?? [];
  if (year === undefined || month === undefined || year < 1300 || year >= 1500) return undefined;
  const there = jalaliMonth(year, month);
  if (!there)
    return { fa: `نادرست است؛ سال ${faNumber(MONTHS)} ماه دارد`, en: `is wrong: a year has ${MONTHS} months` };
  const named = month === LEAP_MONTH ? `${there.fa} ${faDigits(String(year))}،` : there.fa;
  return {
    fa: `نادرست است؛ ${named} ${faNumber(there.days)} روز دارد`,
    en: `is wrong: month ${month} of ${year} has ${there.days} days`,
  };
};
/** Whether the text names a day that its month or year does not have. */
export const isMissingDay = (text: string): boolean => dayOf(text) === undefined && missingDay(text) !== undefined;

const generally = 'نادرست است (مانند ۱۴۰۵/۰۹/۰۱)';
const wrongDay =
  (en: string) =>
  (raw: unknown): Demand =>
    missingDay(raw) ?? { fa: generally, en };

/** A day in Asia/Tehran, typed as ISO or Jalali in any digits; stored as ISO, `2026-11-22`. */
export const civilDate = typed({
  rule: 'isCivilDate',
  title: { fa: 'تاریخ', en: 'day' },
  schema: { type: 'string', format: 'date' },
  read: dayOf,
  demands,
  wrong: wrongDay(demands.en),
});

/** Like `civilDate`, stored as Jalali text, `1405-09-01`. */
export const jalaliDate = typed({
  rule: 'isJalaliDate',
  title: { fa: 'تاریخ شمسی', en: 'Jalali day' },
  schema: { type: 'string' },
  read: (raw) => {
    const day = dayOf(raw);
    return day && jalaliText(day);
  },
  demands: { fa: demands.fa, en: 'must be a Jalali day such as 1405-09-01' },
  wrong: wrongDay('must be a Jalali day such as 1405-09-01'),
});

const instantForm = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const withoutSeconds = /(?<=T\d{2}:\d{2})(?=[Z+-])/;

/** JavaScript accepts 30 February as 2 March, so the day is checked separately. */
const isInstant = (text: string): boolean => {
  const day = instantForm.exec(text)?.[1];
  return day !== undefined && isInRange(day) && isCivilDate(day) && !Number.isNaN(Date.parse(text));
};

const instantOf = byForm((text) => identifierText(text).toUpperCase().replace(withoutSeconds, ':00'), isInstant);

/** A point in time with its offset, RFC 3339. */
export const instant = typed({
  rule: 'isInstant',
  title: { fa: 'زمان', en: 'instant' },
  schema: { type: 'string', format: 'date-time' },
  read: instantOf,
  demands: { fa: 'را وارد کنید', en: 'must be an instant such as 2026-11-22T08:00:00Z' },
});

/** A day in either calendar, or a point in time. */
export const dayOrInstant = typed<string>({
  rule: 'isDateOrInstant',
  title: { fa: 'روز یا لحظه', en: 'day or instant' },
  schema: { type: 'string', minLength: 1, maxLength: 40 },
  read: (raw) => dayOf(raw) ?? instantOf(raw),
  demands: {
    fa: 'را وارد کنید (مانند ۱۴۰۵/۰۹/۰۱)',
    en: 'must be a date such as 2026-11-22 or 1405-09-01, or an instant such as 2026-11-22T08:00:00Z',
  },
  wrong: wrongDay('must be a date such as 2026-11-22 or 1405-09-01, or an instant such as 2026-11-22T08:00:00Z'),
});
