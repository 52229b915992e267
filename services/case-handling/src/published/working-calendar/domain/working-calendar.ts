import type { CivilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import { publishedVersions } from '@pishkhan/published-versions';
import type {
  CalendarVersion,
  PublishedCalendars,
  WorkingCalendarCommand,
  WorkingCalendarEvent,
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

/** A closure that is announced late changes its own day only, not the days before it (10.4). */
const changesFrom = (draft: CalendarVersion, former: CalendarVersion | undefined): CivilDate => {
  const hasOtherWeeks =
    draft.weeklyClosingDays.toSorted().join() !== (former?.weeklyClosingDays ?? []).toSorted().join();
  if (former === undefined || former.to !== draft.to || hasOtherWeeks) return draft.from;
  const daysOf = ({ holidays }: CalendarVersion) => holidays.map(({ date }) => date);
  const [before, after] = [daysOf(former), daysOf(draft)];
  const changed = [
    ...before.filter((date) => !after.includes(date)),
    ...after.filter((date) => !before.includes(date)),
  ];
  return changed.toSorted()[0] ?? draft.to;
};

/**
 * The working calendars of one organisation unit (10.3–10.5). A further version for the same days replaces the former
 * on any day, because closures are announced late.
 */
export const workingCalendar: Decider<WorkingCalendarCommand, WorkingCalendarEvent, PublishedCalendars> =
  publishedVersions({
    category: 'working-calendar',
    noun: 'WorkingCalendar',
    firstDayOf: ({ from }) => from,
    changesFrom,
    contentMustFit,
    versionMustNotChange: publishedCalendarMustNotChange,
    dayMustBeUnique: () => false,
  });
