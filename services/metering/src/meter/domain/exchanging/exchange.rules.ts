import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { TakingOff } from './exchange.messages.ts';

/** Only the meter that measures the account now is taken off its connection (11.4, Card 13). */
export const meterMustMeasureAccount = statusRule(
  'MeterMustMeasureAccount',
  { fa: 'این کنتور اکنون روی این اشتراک نصب نیست', en: 'This meter does not measure the account now' },
  (measured: string, accountId: string) => measured !== accountId,
);

/** A meter is not exchanged for itself (Card 13). */
export const newMeterMustBeAnother = rule(
  'NewMeterMustBeAnother',
  {
    fa: 'شماره کنتور نو همان شماره کنتور برداشته‌شده است',
    en: 'The new meter has the serial number of the meter that was taken off',
  },
  (takenOff: string, putIn: string) => takenOff === putIn && { meterId: putIn },
);

/** An index of a later day was read from the meter, so it was still there (11.4). */
export const removalMustFollowLastReading = rule(
  'RemovalMustFollowLastReading',
  {
    fa: 'رقم روزی پس از این روز از همین کنتور خوانده شده است؛ روز برداشتن نمی‌تواند پیش از آن باشد',
    en: 'The meter was read on a later day; it cannot have been taken off before',
  },
  (day: CivilDate, last: CivilDate) => day < last && { day, last },
);

/**
 * Estimates of the day of a late exchange and later move to the new meter. One that arrived after the exchange was
 * confirmed and before it was recorded is not among them: the person confirms again (11.4, 15.4-31).
 */
export const removalMustFollowEstimates = statusRule(
  'RemovalMustFollowEstimates',
  {
    fa: 'هم‌زمان با تأیید این تعویض، رقم برآوردی دیگری برای این روز یا پس از آن رسیده است؛ دوباره تأیید کنید',
    en: 'Another estimate of this day or a later one arrived while the exchange was confirmed; confirm it again',
  },
  (day: CivilDate, last: CivilDate) => day <= last && { day, last },
);

/** A connection without a meter has a named absence: either another meter is put in, or the absence is named (11.4). */
export const takingOffMustNameMeterOrAbsence = rule(
  'TakingOffMustNameMeterOrAbsence',
  {
    fa: 'یا کنتور نو و علت تعویض را بنویسید، یا علت نبودن کنتور را',
    en: 'Name either the new meter with the reason, or why there is none',
  },
  ({ exchange, absence }: Pick<TakingOff, 'exchange' | 'absence'>) =>
    (exchange === undefined) === (absence === undefined),
);

/** One entry of a meter waits at a time (7.5). */
export const takingOffMustNotBePending = statusRule(
  'TakingOffMustNotBePending',
  {
    fa: 'تعویض یا برداشت این کنتور ثبت شده و در انتظار تأیید نفر دوم است',
    en: 'An exchange or removal of this meter waits for the second person',
  },
  (exchangeId: string) => ({ exchangeId }),
);

/** Only an entry that waits is confirmed or declined (7.5). */
export const takingOffMustExist = existenceRule(
  'TakingOffMustExist',
  { fa: 'تعویض یا برداشتی در انتظار تأیید یافت نشد', en: 'No exchange or removal waits under this id' },
  (exchangeId: string) => ({ exchangeId }),
);

/** Two persons decide, because bills depend on it (7.5). */
export const takingOffMustHaveSecondPerson = permissionRule(
  'TakingOffMustHaveSecondPerson',
  { fa: 'تأیید تعویض یا برداشت کنتور با شخص دیگری است', en: 'Another person must confirm the exchange or removal' },
  (enteredBy: string, by: string) => isSamePerson(enteredBy, by),
);

/** A meter that was taken off shows nothing of the connection any more (11.4; situation 11). */
export const readingMustPrecedeRemoval = rule(
  'ReadingMustPrecedeRemoval',
  {
    fa: 'این کنتور پیش از این روز برداشته شده است؛ رقم کنتور کنونی را با شماره خود آن ثبت کنید',
    en: 'The meter was taken off before this day; record the index of the present meter under its own serial number',
  },
  (readOn: CivilDate, takenOffOn: CivilDate | undefined) =>
    takenOffOn !== undefined && readOn > takenOffOn && { readOn, takenOffOn },
);

/** A connection has one meter on each day: the next one begins when the last one ended (11.4). */
export const installationMustFollowTakingOff = rule(
  'InstallationMustFollowTakingOff',
  {
    fa: 'روز نصب پیش از روز برداشتن کنتور است',
    en: 'The day of installation is before the day on which the meter was taken off',
  },
  (installedOn: CivilDate, takenOffOn: CivilDate | undefined) =>
    takenOffOn !== undefined && installedOn < takenOffOn && { day: installedOn, last: takenOffOn },
);

/** Days without a meter that are billed stay days without one: their bills count nothing (11.4, 15.4-31). */
export const installationMustFollowBilledAbsence = rule(
  'InstallationMustFollowBilledAbsence',
  {
    fa: 'قبض روزهای بدون کنتور این اشتراک تا این روز صادر شده است؛ روز نصب باید پس از آن باشد',
    en: 'Bills have days without a meter up to this day; the installation must be later',
  },
  (installedOn: CivilDate, billedUntil: CivilDate | undefined) =>
    billedUntil !== undefined && installedOn <= billedUntil && { day: installedOn, last: billedUntil },
);
