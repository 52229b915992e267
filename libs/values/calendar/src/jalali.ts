import { asciiDigits } from '@pishkhan/identifiers';
import { isValidJalaaliDate, jalaaliMonthLength, toGregorian, toJalaali } from 'jalaali-js';
import { civilDate, type CivilDate } from './civil-date.ts';

/** A day of the Solar Hijri calendar (10.1); month and day start at 1. */
export interface JalaliDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthNames = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
] as const;
const persian = new Intl.NumberFormat('fa-IR', { useGrouping: false });
const twoDigits = (n: number) => String(n).padStart(2, '0');

export const toJalali = (date: CivilDate): JalaliDate => {
  const { jy, jm, jd } = toJalaali(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  return { year: jy, month: jm, day: jd };
};

/** @throws RangeError if the day does not exist, e.g. 30 Esfand of a common year. */
export const fromJalali = ({ year, month, day }: JalaliDate): CivilDate => {
  if (!isValidJalaaliDate(year, month, day)) throw new RangeError(`${year}-${month}-${day} is not a Jalali day`);
  const { gy, gm, gd } = toGregorian(year, month, day);
  return civilDate(`${gy}-${twoDigits(gm)}-${twoDigits(gd)}`);
};

/**
 * The same Jalali day of the year before: 365 or 366 days earlier. 30 Esfand becomes 1 Farvardin, the day after 29
 * Esfand, because a period up to 30 Esfand covers the days through 29 Esfand (15.4-19).
 */
export const sameDayOfYearBefore = (date: CivilDate): CivilDate => {
  const { year, month, day } = toJalali(date);
  return isValidJalaaliDate(year - 1, month, day)
    ? fromJalali({ year: year - 1, month, day })
    : fromJalali({ year, month: 1, day: 1 });
};

/**
 * Parses `1405-07-30` and `۱۴۰۵/۷/۳۰`: year first, any digits, either separator. @returns undefined for an invalid day.
 */
export const parseJalali = (text: string): CivilDate | undefined => {
  const match = /^(1[34]\d{2})([-/])(\d{1,2})\2(\d{1,2})$/.exec(asciiDigits(text.trim()));
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])] as const;
  return isValidJalaaliDate(year, month, day) ? fromJalali({ year, month, day }) : undefined;
};

/** Name and length of a month; undefined for a month that does not exist (10.1). */
export const jalaliMonth = (
  year: number,
  month: number,
): { readonly fa: string; readonly days: number } | undefined => {
  const fa = monthNames[month - 1];
  return fa && { fa, days: jalaaliMonthLength(year, month) };
};

/** `1405-07-30`: sortable, and the format of reading files. */
export const jalaliText = (date: CivilDate): string => {
  const { year, month, day } = toJalali(date);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
};

/** Days that the calculation covers. */
const isCovered = (date: CivilDate): boolean => date >= '0622-03-22' && date <= '3798-12-31';

/** For people: ۱ آذر ۱۴۰۵. Any other text stays as it is, with Persian digits: a sentence never fails (N14). */
export const formatJalaliFa = (date: CivilDate): string => {
  if (!isCovered(date)) return date.replace(/\d/g, (digit) => persian.format(Number(digit)));
  const { year, month, day } = toJalali(date);
  return `${persian.format(day)} ${monthNames[month - 1]} ${persian.format(year)}`;
};
