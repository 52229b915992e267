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

/** Weekly rest days of a unit that has never published a calendar (10.3). */
const USUAL_CLOSING_DAYS: readonly Weekday[] = ['thursday', 'friday'];

/** Weekly rest days of a day beyond the calendars: as in the last calendar before it, else in the first after it. */
const closingDaysBeyond = (calendars: readonly WorkingCalendar[], day: CivilDate): readonly Weekday[] => {
  const inOrder = calendars.toSorted((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0));
  return (inOrder.findLast(({ to }) => to < day) ?? inOrder[0])?.weeklyClosingDays ?? USUAL_CLOSING_DAYS;
};

/** Whether a unit works on a day; a day without a calendar is judged by the weekly rest days (15.4-43). */
export const openOn = (
  calendars: readonly WorkingCalendar[],
  day: CivilDate,
): { readonly isOpen: boolean; readonly isPublished: boolean } => {
  const calendar = calendarOn(calendars, day);
  return calendar
    ? { isOpen: isWorkingDay(calendar, day), isPublished: true }
    : { isOpen: !closingDaysBeyond(calendars, day).includes(weekdayOf(day)), isPublished: false };
};

export interface WorkingDay {
  readonly day: CivilDate;
  /** A day in between has no calendar; it was counted by weekly rest days alone (15.4-43). */
  readonly provisional: boolean;
}

/**
 * The n-th working day after `start`, which is day 0 and does not count, open or not (10.5).
 *
 * @param isSuspended Days that do not count although they are working days (10.5-7)
 * @throws RangeError on a negative number
 */
export const addWorkingDays = (
  calendars: readonly WorkingCalendar[],
  start: CivilDate,
  days: number,
  isSuspended: (day: CivilDate) => boolean = () => false,
): WorkingDay => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is not a number of working days`);
  let day = start;
  let provisional = false;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    const { isOpen, isPublished } = openOn(calendars, day);
    provisional ||= !isPublished;
    if (isOpen && !isSuspended(day)) left -= 1;
  }
  return { day, provisional };
};
