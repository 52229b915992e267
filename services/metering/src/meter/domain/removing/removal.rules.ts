import type { CivilDate } from '@pishkhan/calendar';
import { isFact } from '@pishkhan/consumption';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { InstalledMeter } from '../meter.state.ts';

/**
 * Bills from the meter are corrected first (Card 22): as long as a reading in force shows consumption, the meter stays
 * on its account (11.8; N16).
 */
export const consumptionOfMeterMustBeCorrected = statusRule(
  'ConsumptionOfMeterMustBeCorrected',
  {
    fa: 'قبض‌های این کنتور مصرف دارند؛ نخست قرائت‌های آن با کارت ۲۲ به رقم نصب اصلاح شوند',
    en: 'Bills of this meter have consumption; first correct its readings to the index at installation (Card 22)',
  },
  ({ readings, index }: InstalledMeter, isInNoBill: boolean) => {
    const moved = isInNoBill ? undefined : readings.find((reading) => reading.index !== index);
    return moved !== undefined && { readOn: moved.readOn, index: moved.index };
  },
);

/**
 * Estimates of billed days count on a meter that a late exchange put in: the correction of their bills is decided
 * before the meter leaves, because it needs the readings of the meter (Card 13, 15.4-31).
 */
export const lateExchangeMustBeCorrected = statusRule(
  'LateExchangeMustBeCorrected',
  {
    fa: 'این کنتور با تعویضی نصب شده که دیر ثبت شده است؛ نخست درباره تعدیل قبض‌های آن تصمیم گرفته شود',
    en: 'A late exchange put the meter in; first decide on the correction of its bills',
  },
  ({ exchangeId, readings }: InstalledMeter, isNotBilledYet: boolean | undefined) => {
    const moved = readings.find((reading) => !isFact(reading));
    return exchangeId !== undefined && isNotBilledYet === true && moved !== undefined && { readOn: moved.readOn };
  },
);

/** A reading that waits for a person is decided first, so that none is lost with the meter (11.4, F8). */
export const readingsOfMeterMustBeReviewed = statusRule(
  'ReadingsOfMeterMustBeReviewed',
  {
    fa: 'قرائت‌هایی از این کنتور در انتظار بررسی است؛ نخست آن‌ها را بررسی کنید',
    en: 'Readings of this meter wait for review; decide them first',
  },
  ({ held }: InstalledMeter) => {
    const waiting = held.filter(({ ended }) => ended === undefined).length;
    return waiting > 0 && { rows: waiting };
  },
);

/** A removal waits once (7.5). */
export const removalMustNotBePending = statusRule(
  'RemovalMustNotBePending',
  { fa: 'برداشتن این کنتور در انتظار تأیید نفر دوم است', en: 'The removal of this meter waits for the second person' },
  (removalId: string) => ({ removalId }),
);

/** Only a removal that waits is confirmed or declined (7.5). */
export const removalMustExist = existenceRule(
  'RemovalMustExist',
  { fa: 'درخواستی برای برداشتن این کنتور یافت نشد', en: 'There is no such removal that waits' },
  (removalId: string) => ({ removalId }),
);

/** Two persons decide where money depends on it (7.5). */
export const removalMustHaveSecondPerson = permissionRule(
  'RemovalMustHaveSecondPerson',
  { fa: 'تأیید برداشتن کنتور با شخص دیگری است', en: 'Another person must confirm the removal' },
  (requestedBy: string, by: string) => isSamePerson(requestedBy, by),
);

/** Bills have the days up to the last reading of the removed meter; the next one begins on a later day (11.5). */
export const installationMustFollowRemovedMeter = rule(
  'InstallationMustFollowRemovedMeter',
  {
    fa: 'این اشتراک تا آخرین قرائت کنتور پیشین قبض دارد؛ روز و رقم نصب باید پس از آن باشد',
    en: 'The account has bills up to the last reading of the removed meter; the installation must be later',
  },
  (installedOn: CivilDate, lastReadOn: CivilDate | undefined) =>
    lastReadOn !== undefined && installedOn <= lastReadOn && { day: installedOn, last: lastReadOn },
);
