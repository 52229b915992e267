import type { Decider } from '@pishkhan/decider';
import { publishedVersions } from '@pishkhan/published-versions';
import type {
  CalendarVersion,
  PublishedCalendars,
  PublishWorkingCalendar,
  WorkingCalendarPublished,
} from './working-calendar.messages.ts';
import {
  calendarMustEndAfterItBegins,
  calendarMustReplaceOneWholeOrOverlapNone,
  holidayMustFallInsideTheCalendar,
  publishedCalendarMustNotChange,
  unitMustWorkOnSomeDay,
} from './working-calendar.rules.ts';

const contentMustFit = (calendar: CalendarVersion, { versions }: PublishedCalendars) =>
  calendarMustEndAfterItBegins(calendar) ||
  unitMustWorkOnSomeDay(calendar) ||
  holidayMustFallInsideTheCalendar(calendar) ||
  calendarMustReplaceOneWholeOrOverlapNone(calendar, versions);

/**
 * The working calendars of one organisation unit (10.3–10.5). A further version for the same days replaces the former
 * on any day, because closures are announced late.
 */
export const workingCalendar: Decider<PublishWorkingCalendar, WorkingCalendarPublished, PublishedCalendars> =
  publishedVersions({
    category: 'working-calendar',
    event: 'WorkingCalendarPublished',
    firstDayOf: ({ from }) => from,
    contentMustFit,
    versionMustNotChange: publishedCalendarMustNotChange,
    dayMustBeUnique: () => false,
  });
