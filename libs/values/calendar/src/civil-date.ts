/**
 * A day without a time, `YYYY-MM-DD` in the Gregorian calendar, meant in Asia/Tehran (10.2). Texts compare in order of
 * time.
 */
export type CivilDate = string & { readonly __unit: 'civil date' };

const dayInMilliseconds = 86_400_000;
const dayNumber = (date: string) =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayInMilliseconds;
const fromDayNumber = (day: number) => civilDate(new Date(day * dayInMilliseconds).toISOString().slice(0, 10));

/** Whether the text is a day that exists, between the years 1000 and 9999. */
export const isCivilDate = (text: string): text is CivilDate => {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
};

/** @throws RangeError when the text is no day. */
export const civilDate = (text: string): CivilDate => {
  if (!isCivilDate(text)) throw new RangeError(`"${text}" is no civil date`);
  return text;
};

export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(dayNumber(date) + days);

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

export type Weekday = 'saturday' | 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday';
const fromThursday: readonly Weekday[] = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

export const weekdayOf = (date: CivilDate): Weekday => fromThursday[((dayNumber(date) % 7) + 7) % 7]!;

const tehran = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Tehran at an instant, by the zone database: summers before 1401 were an hour ahead (10.1). */
export const civilDateInTehran = (instant: Date): CivilDate => civilDate(tehran.format(instant));
