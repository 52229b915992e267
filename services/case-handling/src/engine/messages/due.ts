import type { CivilDate } from '@pishkhan/calendar';

/**
 * The end of a deadline and the calendars used. A calendar-day deadline on a closed day is kept and flagged (10.5-5).
 */
export interface Due {
  readonly dueOn: CivilDate;
  /** Instant at which a deadline in hours or minutes ends; the others end with their day. */
  readonly dueAt?: string;
  readonly calendarUnit: string | null;
  readonly calendarVersions: readonly string[];
  readonly fallsOnClosedDay: boolean;
  /**
   * A working day of the period has no published calendar yet; it was counted by weekly rest days alone (15.4-43).
   * Absent in older events, whose periods were all published.
   */
  readonly provisional?: boolean;
}
