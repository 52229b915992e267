import { CalendarDate, GregorianCalendar, parseDate, PersianCalendar, toCalendar } from '@internationalized/date';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** Marks that nobody sees: direction, joiners, the mark of a copied file. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Persian and Arabic digits as ASCII digits, without unseen marks and outer spaces. */
export const plainDigits = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.codePointAt(0)! - 0x0660))
    .trim();

/** A whole number in digits of any script, with separators of thousands. */
export const wholeTyped = (text: string): number | undefined => {
  const digits = plainDigits(text).replace(/[,٬،\s]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
};

const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
/** A year below this one is Jalali, as the services read it (15.4-44). */
const FIRST_GREGORIAN_YEAR = 1700;

/** The ISO day of a typed day, in either calendar and in digits of any script. */
export const dayTyped = (text: string): string | undefined => {
  const [, year, month, day] = (DAY.exec(plainDigits(text)) ?? []).map(Number);
  if (year === undefined) return undefined;
  const calendar = year < FIRST_GREGORIAN_YEAR ? persian : gregorian;
  const date = new CalendarDate(calendar, year, month!, day!);
  // The class moves a day that does not exist to one that does.
  if (date.year !== year || date.month !== month || date.day !== day) return undefined;
  return toCalendar(date, gregorian).toString();
};

/** ۱۴۰۵/۰۹/۰۸ of 2026-11-29, as one types it. */
export const jalaliTyped = (iso: string): string => {
  const { year, month, day } = toCalendar(parseDate(iso), persian);
  const figures = `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
  return figures.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
};
