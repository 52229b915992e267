import type { WorkingCalendar } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

export interface PublishWorkingCalendar {
  readonly type: 'PublishWorkingCalendar';
  readonly calendar: WorkingCalendar;
}

/**
 * The days on which a unit works were made known for a stretch of days; a later version for the same stretch takes its
 * place (10.3, 10.4).
 */
export type WorkingCalendarPublished = DomainEvent<'WorkingCalendarPublished', WorkingCalendar>;
