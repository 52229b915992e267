import { addDays, weekdayOf, type CivilDate, type Weekday } from './civil-date.ts';

/** Which days one organisation unit works, over a stretch of days; holidays and closing days are data (10.3, 10.4). */
export interface WorkingCalendar {
  readonly unit: string;
  readonly version: string;
  /** First and last day that it speaks of. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly weeklyClosingDays: readonly Weekday[];
  readonly holidays: readonly { readonly date: CivilDate; readonly name: string }[];
}

const covers = (calendar: WorkingCalendar, day: CivilDate) => calendar.from <= day && day <= calendar.to;

export const isWorkingDay = (calendar: WorkingCalendar, day: CivilDate): boolean =>
  !calendar.weeklyClosingDays.includes(weekdayOf(day)) && !calendar.holidays.some(({ date }) => date === day);

/**
 * The n-th working day after `start`, which is day 0 and not counted whether the office is open on it or not (10.5).
 * Calendars are of one unit; where two cover a day the later in the list counts.
 *
 * @returns Undefined when a day on the way is covered by no calendar. @throws RangeError on a negative count.
 */
export const addWorkingDays = (
  calendars: readonly WorkingCalendar[],
  start: CivilDate,
  days: number,
): CivilDate | undefined => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is no count of working days`);
  let day = start;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    const calendar = calendars.findLast((each) => covers(each, day));
    if (!calendar) return undefined;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
};
