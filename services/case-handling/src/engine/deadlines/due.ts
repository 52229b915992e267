import {
  addDays,
  addWorkingDays,
  calendarOn,
  dayInTehranOf,
  daysBetween,
  instantAfter,
  isWorkingDay,
  millisecondsBetween,
  type CivilDate,
  type WorkingCalendar,
} from '@pishkhan/calendar';
import type { Due } from '../messages/due.ts';
import type { TimeUnit } from '../kind/vocabulary.ts';

/** A day and the instant of it. */
export interface Instant {
  readonly on: CivilDate;
  readonly at: string;
}
/** A period during which a deadline is suspended. */
export interface Break {
  readonly from: Instant;
  readonly to: Instant;
}
/** Length of a deadline; for a printed date, the date itself. */
export type Length =
  | { readonly unit: Exclude<TimeUnit, 'date'>; readonly within: number }
  | { readonly unit: 'date'; readonly until: CivilDate };

const MINUTE_MS = 60_000;

const used = (calendars: readonly WorkingCalendar[], from: CivilDate, to: CivilDate): WorkingCalendar[] => {
  const seen = new Set<WorkingCalendar>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const calendar = calendarOn(calendars, day);
    if (calendar) seen.add(calendar);
  }
  return [...seen];
};

/** The first day of a break still counts; the day on which it ends does not. */
const isInBreak = (day: CivilDate, breaks: readonly Break[]) =>
  breaks.some(({ from, to }) => from.on < day && day <= to.on);

const minutesAfter = (start: string, minutes: number, breaks: readonly Break[]): string =>
  instantAfter(
    start,
    breaks.reduce((sum, { from, to }) => sum + millisecondsBetween(from.at, to.at), minutes * MINUTE_MS),
  );
const daysAfter = (start: CivilDate, days: number, breaks: readonly Break[]) =>
  addDays(
    start,
    breaks.reduce((sum, { from, to }) => sum + daysBetween(from.on, to.on), days),
  );

const endOf = (
  length: Length,
  start: Instant,
  calendars: readonly WorkingCalendar[],
  breaks: readonly Break[],
): Pick<Due, 'dueOn' | 'dueAt' | 'provisional'> => {
  switch (length.unit) {
    case 'minutes':
    case 'hours': {
      const end = minutesAfter(start.at, length.within * (length.unit === 'hours' ? 60 : 1), breaks);
      return { dueOn: dayInTehranOf(end), dueAt: end };
    }
    case 'workingDays': {
      const suspended = (day: CivilDate) => isInBreak(day, breaks);
      const { day, provisional } = addWorkingDays(calendars, start.on, length.within, suspended);
      return { dueOn: day, ...(provisional ? { provisional } : {}) };
    }
    case 'days':
    case 'weeks':
      return { dueOn: daysAfter(start.on, length.within * (length.unit === 'weeks' ? 7 : 1), breaks) };
    case 'date':
      return { dueOn: length.until };
  }
};

/**
 * Computes a deadline (10.5): working days by the calendar; calendar days are not moved, but flagged; hours and minutes
 * as elapsed time. Breaks do not count (10.5-7). Working days without a calendar are counted by weekly rest days, and
 * the deadline is provisional (15.4-43).
 */
export const dueOf = (
  length: Length,
  start: Instant,
  calendars: readonly WorkingCalendar[],
  breaks: readonly Break[] = [],
): Due => {
  const end = endOf(length, start, calendars, breaks);
  const last = calendarOn(calendars, end.dueOn);
  const counted = used(calendars, start.on, end.dueOn);
  return {
    ...end,
    calendarUnit: counted[0]?.unit ?? null,
    calendarVersions: counted.map(({ version }) => version),
    fallsOnClosedDay: last !== undefined && !isWorkingDay(last, end.dueOn),
  };
};

/** Whether other calendars apply to the period of a deadline than those that it was counted with (10.5-6, 15.4-43). */
export const isStale = (
  deadline: Pick<Due, 'dueOn' | 'calendarVersions'> & { readonly startedOn: CivilDate },
  calendars: readonly WorkingCalendar[],
): boolean =>
  used(calendars, deadline.startedOn, deadline.dueOn)
    .map(({ version }) => version)
    .join() !== deadline.calendarVersions.join();

/** Whether a deadline is over: hours and minutes at their instant, the others after their last day (10.5-3). */
export const isOver = ({ dueOn, dueAt }: Pick<Due, 'dueOn' | 'dueAt'>, { on, at }: Instant): boolean =>
  dueAt === undefined ? on > dueOn : at > dueAt;

/** Instant at which a deadline ends; a day in Tehran ends at 20:30 UTC (10.1). */
export const endsAt = ({ dueOn, dueAt }: Pick<Due, 'dueOn' | 'dueAt'>): string => dueAt ?? `${dueOn}T20:30:00.000Z`;
