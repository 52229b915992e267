import type { WorkingCalendar } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PublishedVersions, PublishVersion, Version } from '@pishkhan/published-versions';

/** A calendar is in force for its own stretch of days. */
export type CalendarVersion = WorkingCalendar & Version;
export type PublishWorkingCalendar = PublishVersion<'PublishWorkingCalendar', CalendarVersion>;

/**
 * The days on which a unit works were made known for a stretch of days; a later version for the same stretch takes its
 * place (10.3, 10.4).
 */
export type WorkingCalendarPublished = DomainEvent<'WorkingCalendarPublished', CalendarVersion>;

/** All calendars of one unit. */
export type PublishedCalendars = PublishedVersions<CalendarVersion>;
