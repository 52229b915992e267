import type { WorkingCalendar } from '@pishkhan/calendar';
import { reject } from '@pishkhan/decider';

/** A version that deadlines were counted with stays as it was; a change is a new version (10.5-6). */
export const publishedCalendarMustNotChange = (calendar: WorkingCalendar) =>
  reject('PublishedCalendarMustNotChange', { version: calendar.version });

/** A calendar speaks of at least one day (10.4). */
export const calendarMustEndAfterItBegins = ({ from, to }: WorkingCalendar) =>
  to < from && reject('CalendarMustEndAfterItBegins', { from, to });

/** A unit works on some day of the week, or no deadline in working days could ever end (10.5-2). */
export const unitMustWorkOnSomeDay = ({ weeklyClosingDays }: WorkingCalendar) =>
  new Set(weeklyClosingDays).size >= 7 && reject('UnitMustWorkOnSomeDay');

/** A holiday belongs to the calendar whose days it changes (10.4). */
export const holidayMustFallInsideTheCalendar = ({ from, to, holidays }: WorkingCalendar) => {
  const outside = holidays.find(({ date }) => date < from || date > to);
  return outside !== undefined && reject('HolidayMustFallInsideTheCalendar', { date: outside.date });
};

/** A day has one calendar: a new version replaces one stretch of days whole, or overlaps none (10.3). */
export const calendarMustReplaceOneWholeOrOverlapNone = (
  { from, to }: WorkingCalendar,
  published: readonly WorkingCalendar[],
) => {
  const overlapped = published.find(
    (each) => from <= each.to && each.from <= to && (each.from !== from || each.to !== to),
  );
  return (
    overlapped !== undefined &&
    reject('CalendarMustReplaceOneWholeOrOverlapNone', {
      version: overlapped.version,
      from: overlapped.from,
      to: overlapped.to,
    })
  );
};
