import type { WorkingCalendar } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import { isTaken } from '@pishkhan/published-versions';

/** The calendar with sorted days, for comparison. */
const inOrder = (calendar: WorkingCalendar): WorkingCalendar => ({
  ...calendar,
  weeklyClosingDays: calendar.weeklyClosingDays.toSorted(),
  holidays: calendar.holidays.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
});

/** A version never changes, because deadlines were counted with it; a change is a new version (10.5-6). */
export const publishedCalendarMustNotChange = rule(
  'PublishedCalendarMustNotChange',
  {
    fa: 'نسخه‌ای از تقویم با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A version of the calendar has this name already and does not change; send the new one under another name',
  },
  (published: WorkingCalendar, draft: WorkingCalendar) =>
    isTaken(inOrder(published), inOrder(draft)) && { version: draft.version },
);

/** A calendar covers at least one day (10.4). */
export const calendarMustEndAfterItBegins = rule(
  'CalendarMustEndAfterItBegins',
  { fa: 'پایان تقویم پیش از آغاز آن است', en: 'The calendar ends before it starts' },
  ({ from, to }: WorkingCalendar) => to < from && { from, to },
);

/** A unit works on at least one day of the week, otherwise a deadline in working days would never end (10.5-2). */
export const unitMustWorkOnSomeDay = rule(
  'UnitMustWorkOnSomeDay',
  { fa: 'همه روزهای هفته نمی‌تواند تعطیل باشد', en: 'Not every day of the week can be closed' },
  ({ weeklyClosingDays }: WorkingCalendar) => new Set(weeklyClosingDays).size >= 7,
);

/** A holiday is inside the period of its calendar (10.4). */
export const holidayMustFallInsideTheCalendar = rule(
  'HolidayMustFallInsideTheCalendar',
  { fa: 'تعطیلی بیرون از بازه تقویم است', en: 'A holiday is outside the calendar' },
  ({ from, to, holidays }: WorkingCalendar) => {
    const outside = holidays.find(({ date }) => date < from || date > to);
    return outside !== undefined && { date: outside.date };
  },
);

/** A day has one calendar: a new version replaces one whole period, or overlaps none (10.3). */
export const calendarMustReplaceOneWholeOrOverlapNone = rule(
  'CalendarMustReplaceOneWholeOrOverlapNone',
  { fa: 'تقویم با بخشی از تقویم دیگری هم‌پوشانی دارد', en: 'The calendar overlaps a part of another' },
  ({ from, to }: WorkingCalendar, published: readonly WorkingCalendar[]) => {
    const overlapped = published.find(
      (each) => from <= each.to && each.from <= to && (each.from !== from || each.to !== to),
    );
    return (
      overlapped !== undefined && {
        version: overlapped.version,
        from: overlapped.from,
        to: overlapped.to,
      }
    );
  },
);
