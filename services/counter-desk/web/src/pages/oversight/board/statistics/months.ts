import { GregorianCalendar, parseDate, PersianCalendar, toCalendar } from '@internationalized/date';
import type { Language } from '../../../../words/language.tsx';

const persian = new PersianCalendar();
const names = {
  fa: new Intl.DateTimeFormat('fa-IR-u-ca-persian', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-US-u-ca-persian', { month: 'long', timeZone: 'UTC' }),
};
const years = {
  fa: new Intl.NumberFormat('fa-IR', { useGrouping: false }),
  en: new Intl.NumberFormat('en-US', { useGrouping: false }),
};

/** A Jalali month by its first day. */
export interface JalaliMonth {
  readonly from: string;
  readonly name: string;
  readonly year: string;
  /** آذر ۱۴۰۵. */
  readonly title: string;
}

/** The Jalali month of a civil day, in words of the language. */
export const monthOf = (day: string, language: Language): JalaliMonth => {
  const first = toCalendar(parseDate(day), persian).set({ day: 1 });
  const from = toCalendar(first, new GregorianCalendar()).toString();
  const name = names[language].format(new Date(`${from}T00:00:00Z`));
  const year = years[language].format(first.year);
  return { from, name, year, title: `${name} ${year}` };
};

/** The first day of the month so many months before that of a day. */
export const monthsBefore = (day: string, months: number): string =>
  toCalendar(
    toCalendar(parseDate(day), persian).set({ day: 1 }).subtract({ months }),
    new GregorianCalendar(),
  ).toString();
