import type { Platform } from '../../definition.ts';
import type { FaultLog } from '../../running/outages/fault-log.ts';
import { readSettings, wholeNumberSetting } from '../../running/settings.ts';

/** Days for which a key is bound to its content, unless `PISHKHAN_IDEMPOTENCY_DAYS` says otherwise. */
export const KEY_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const BETWEEN_REMOVALS_MS = 60 * 60 * 1000;

/** @returns Now, and the time of claim before which a key is free. @throws UnusableSettings */
export const retentionOf = ({
  clock,
  environment = process.env,
}: Pick<Platform, 'clock' | 'environment'>): (() => { at: Date; freeBefore: Date }) => {
  const { PISHKHAN_IDEMPOTENCY_DAYS: days } = readSettings(
    { PISHKHAN_IDEMPOTENCY_DAYS: wholeNumberSetting(1, 365, KEY_DAYS) },
    environment,
  );
  return () => {
    const at = clock.now();
    return { at, freeBefore: new Date(at.getTime() - days * DAY_MS) };
  };
};

/**
 * Removes the keys whose time is over, now and every hour.
 *
 * @returns Ends the removals
 */
export const removeOldKeys = (platform: Platform, faults: FaultLog): (() => Promise<void>) => {
  const retention = retentionOf(platform);
  const remove = async (): Promise<void> => {
    try {
      await platform.commandKeys.forget(retention().freeBefore);
    } catch (error) {
      faults.report(error, 'old keys of commands were not removed', {});
    }
  };
  let removing = remove();
  const timer = setInterval(() => {
    removing = remove();
  }, BETWEEN_REMOVALS_MS).unref();
  return () => {
    clearInterval(timer);
    return removing;
  };
};
