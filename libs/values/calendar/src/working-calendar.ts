import { addDays, weekdayOf, type CivilDate, type Weekday } from './civil-date.ts';

/** The working days of one organisation unit in a period; holidays and closing days are data (10.3, 10.4). */
export interface WorkingCalendar {
  readonly unit: string;
  readonly version: string;
  /** First and last day that it covers. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly weeklyClosingDays: readonly Weekday[];
  readonly holidays: readonly { readonly date: CivilDate; readonly name: string }[];
}

const covers = (calendar: WorkingCalendar, day: CivilDate) => calendar.from <= day && day <= calendar.to;

export const isWorkingDay = (calendar: WorkingCalendar, day: CivilDate): boolean =>
  !calendar.weeklyClosingDays.includes(weekdayOf(day)) && !calendar.holidays.some(({ date }) => date === day);

/** The calendar of a day; if two cover it, the later in the list applies. */
export const calendarOn = (calendars: readonly WorkingCalendar[], day: CivilDate): WorkingCalendar | undefined =>
  calendars.findLast((each) => covers(each, day));

/**
 * The n-th working day after `start`, which is day 0 and does not count, open or not (10.5). All calendars belong to
 * one unit.
 *
 * @param isSuspended Days that do not count although they are working days (10.5-7)
 * @returns Undefined if no calendar covers a day in between. @throws RangeError on a negative number.
 */
export const addWorkingDays = (
  calendars: readonly WorkingCalendar[],
  start: CivilDate,
  days: number,
  isSuspended: (day: CivilDate) => boolean = () => false,
): CivilDate | undefined => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is not a number of working days`);
  let day = start;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    const calendar = calendarOn(calendars, day);
    if (!calendar) return undefined;
    if (isWorkingDay(calendar, day) && !isSuspended(day)) left -= 1;
  }
  return day;
};
