import { readSettings, wholeNumberSetting, type Platform } from '@pishkhan/service-kit';

export const WATCH_SETTINGS = Symbol('DeadlineWatchSettings');

/** @throws Error that names the variable that cannot be used */
export const watchSettingsFrom = ({ environment = process.env }: Platform) =>
  readSettings(
    {
      /**
       * Pause between two looks at the clocks, milliseconds of real time; what has passed is told by the business
       * clock.
       */
      CASE_DEADLINE_WATCH_MS: wholeNumberSetting(10, 600_000, 2_000),
      /** Every so many looks all open deadlines are compared with the calendars in force. */
      CASE_RECOUNT_EVERY: wholeNumberSetting(1, 100_000, 150),
    },
    environment,
  );

export type WatchSettings = ReturnType<typeof watchSettingsFrom>;
