import type { WorkingCalendar } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PublishedVersions, PublishVersion, Version } from '@pishkhan/published-versions';

/** A calendar is in force for its own period. */
export type CalendarVersion = WorkingCalendar & Version;
export type PublishWorkingCalendar = PublishVersion<'PublishWorkingCalendar', CalendarVersion>;

/**
 * The working days of a unit were published for a period; a later version for the same period replaces it (10.3, 10.4).
 */
export type WorkingCalendarPublished = DomainEvent<'WorkingCalendarPublished', CalendarVersion>;

/** All calendars of one unit. */
export type PublishedCalendars = PublishedVersions<CalendarVersion>;
