import { readSettings, wholeNumberSetting, type Platform } from '@pishkhan/service-kit';

export const DAY_SETTINGS = Symbol('DayWatchSettings');

/** @throws Error that names the invalid variable */
export const daySettingsFrom = ({ environment = process.env }: Platform) =>
  readSettings(
    {
      /** Pause between two looks at the business day, in milliseconds of real time. */
      BILLING_DAY_WATCH_MS: wholeNumberSetting(10, 600_000, 2_000),
    },
    environment,
  );

export type DaySettings = ReturnType<typeof daySettingsFrom>;
