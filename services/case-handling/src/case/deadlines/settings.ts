import { readSettings, wholeNumberSetting, type Platform } from '@pishkhan/service-kit';

export const WATCH_SETTINGS = Symbol('DeadlineWatchSettings');

/** @throws Error that names the invalid variable */
export const watchSettingsFrom = ({ environment = process.env }: Platform) =>
  readSettings(
    {
      /**
       * Pause between two checks of the deadlines, in milliseconds of real time; the business clock decides which have
       * passed.
       */
      CASE_DEADLINE_WATCH_MS: wholeNumberSetting(10, 600_000, 2_000),
      /** Number of checks between two comparisons of all open deadlines with the calendars in force. */
      CASE_RECOUNT_EVERY: wholeNumberSetting(1, 100_000, 150),
    },
    environment,
  );

export type WatchSettings = ReturnType<typeof watchSettingsFrom>;
