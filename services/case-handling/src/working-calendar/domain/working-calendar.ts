import type { WorkingCalendar } from '@pishkhan/calendar';
import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { PublishWorkingCalendar, WorkingCalendarPublished } from './working-calendar.messages.ts';
import {
  calendarMustEndAfterItBegins,
  calendarMustReplaceOneWholeOrOverlapNone,
  holidayMustFallInsideTheCalendar,
  publishedCalendarMustNotChange,
  unitMustWorkOnSomeDay,
} from './working-calendar.rules.ts';

/** Every version of one unit, in the order of publishing. */
export type PublishedCalendars = readonly WorkingCalendar[];

const contentOf = ({ unit, version, from, to, weeklyClosingDays, holidays }: WorkingCalendar) =>
  JSON.stringify([
    unit,
    version,
    from,
    to,
    weeklyClosingDays.map(String).toSorted(),
    holidays.map(({ date, name }) => `${date} ${name}`).toSorted(),
  ]);

/** The working calendars of one organisation unit (10.3–10.5). */
export const workingCalendar: Decider<PublishWorkingCalendar, WorkingCalendarPublished, PublishedCalendars> = {
  category: 'working-calendar',
  events: { WorkingCalendarPublished: 1 },
  initial: [],
  decide: ({ calendar }, published) => {
    const same = published.find(({ version }) => version === calendar.version);
    if (same) return contentOf(same) === contentOf(calendar) ? nothing() : publishedCalendarMustNotChange(calendar);
    return (
      calendarMustEndAfterItBegins(calendar) ||
      unitMustWorkOnSomeDay(calendar) ||
      holidayMustFallInsideTheCalendar(calendar) ||
      calendarMustReplaceOneWholeOrOverlapNone(calendar, published) ||
      accept({ type: 'WorkingCalendarPublished', data: calendar })
    );
  },
  evolve: (published, { data }) => [...published, data],
};

/** One calendar for each stretch of days: its last version. */
export const calendarsInForce = (published: PublishedCalendars): WorkingCalendar[] =>
  published.filter(({ from }, place) => published.findLastIndex((later) => later.from === from) === place);
