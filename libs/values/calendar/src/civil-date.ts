/** A day without a time, `YYYY-MM-DD` in the Gregorian calendar, in Asia/Tehran (10.2). String order is date order. */
export type CivilDate = string & { readonly __unit: 'civil date' };

const dayInMilliseconds = 86_400_000;
const dayNumber = (date: string) =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayInMilliseconds;
const fromDayNumber = (day: number) => civilDate(new Date(day * dayInMilliseconds).toISOString().slice(0, 10));

/** Whether the text is an existing day between the years 1000 and 9999. */
export const isCivilDate = (text: string): text is CivilDate => {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
};

/** @throws RangeError if the text is not an existing day. */
export const civilDate = (text: string): CivilDate => {
  if (!isCivilDate(text)) throw new RangeError(`"${text}" is not a civil date`);
  return text;
};

export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(dayNumber(date) + days);

/** Calendar days between two days; negative if `to` is earlier. */
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

/** The civil date in Tehran at an instant, by the time zone database: summers before 1401 were an hour ahead (10.1). */
export const civilDateInTehran = (instant: Date): CivilDate => civilDate(tehran.format(instant));
