import { addDays, type CivilDate } from '@pishkhan/calendar';

const dayZero = '1970-01-01' as CivilDate;
const digit = (text: string, place: number): number => text.charCodeAt(place) - 48;
const twoDigits = (text: string, place: number): number => digit(text, place) * 10 + digit(text, place + 1);

/**
 * Days since 1970-01-01 of an ISO date, parsed digit by digit, because rating a million bills parses two million dates.
 * The year starts in March, so that the leap day is its last (Howard Hinnant, "chrono-compatible low-level date
 * algorithms").
 */
export const dayNumber = (date: CivilDate): number => {
  const month = twoDigits(date, 5);
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoDigits(date, 8) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
};

export const dateOf = (day: number): CivilDate => addDays(dayZero, day);
