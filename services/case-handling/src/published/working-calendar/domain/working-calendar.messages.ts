import type { WorkingCalendar } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type {
  PublishedVersions,
  Version,
  VersionCommand,
  VersionDeclined,
  VersionProposed,
} from '@pishkhan/published-versions';

/** A calendar is in force for its own period. */
export type CalendarVersion = WorkingCalendar & Version;
export type WorkingCalendarCommand = VersionCommand<CalendarVersion>;

/**
 * The working days of a unit were published for a period; a later version for the same period replaces it (10.3, 10.4).
 */
export type WorkingCalendarPublished = DomainEvent<'WorkingCalendarPublished', CalendarVersion>;

/** A policy officer proposed the working days of a unit; they count when another person confirms them (7.5). */
export type WorkingCalendarProposed = DomainEvent<'WorkingCalendarProposed', VersionProposed<CalendarVersion>>;
/** A proposed calendar was declined or withdrawn; the name of the version stays taken (7.5). */
export type WorkingCalendarDeclined = DomainEvent<'WorkingCalendarDeclined', VersionDeclined>;
export type WorkingCalendarEvent = WorkingCalendarPublished | WorkingCalendarProposed | WorkingCalendarDeclined;

/** All calendars of one unit. */
export type PublishedCalendars = PublishedVersions<CalendarVersion>;
