import { toJalali, type CivilDate } from '@pishkhan/calendar';
import { versionOn } from '@pishkhan/published-versions';
import type { Season, TariffBook, TariffVersion } from './tariff-book.messages.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const daysOfMonth = (month: number): number => (month <= 6 ? 31 : 30);

/** Every possible month and day of a Jalali year, including the leap day `12-30`. */
export const monthDays: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  Array.from({ length: daysOfMonth(month + 1) }, (__, day) => `${twoDigits(month + 1)}-${twoDigits(day + 1)}`),
).flat();

/** Whether a month and day lies in the season, both ends included. */
export const seasonHas = ({ from, to }: Season, monthDay: string): boolean =>
  from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;

/** The version in force on a day; undefined before the first one (11.1). */
export const tariffOn: (book: TariffBook, date: CivilDate) => TariffVersion | undefined = versionOn;

/** The season of a day in a version; 15 Aban is warm and 16 Aban cold in the table of 1397 (11.2, 11.5). */
export const seasonOn = (version: TariffVersion, date: CivilDate): Season | undefined => {
  const { month, day } = toJalali(date);
  const monthDay = `${twoDigits(month)}-${twoDigits(day)}`;
  return version.seasons.find((season) => seasonHas(season, monthDay));
};
