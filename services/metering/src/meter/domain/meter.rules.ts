import type { CivilDate } from '@pishkhan/calendar';
import {
  hasRolledOver,
  indexesOf,
  type IndexFinding,
  type IndexOnDay,
  type IndexToCompare,
  type MeterRegister,
  type RegisterDigits,
} from '@pishkhan/consumption';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';

/** Only an installed meter is read, corrected or found faulty (9.6). */
export const meterMustExist = existenceRule(
  'MeterMustExist',
  {
    fa: 'کنتوری با این شماره سریال نصب نشده است',
    en: 'No meter with this serial number is installed',
    formerly: ['MeterMustBeInstalled'],
  },
  () => true,
);

/**
 * A contractor reads the meters of its contract on the day of the reading. A foreign meter and a missing one have the
 * same answer (A3-5; N5).
 */
export const meterMustBeInContract = rule(
  'MeterMustBeInContract',
  {
    fa: 'کنتوری با این شماره سریال در روز قرائت در قرارداد شما نیست',
    en: 'No meter with this serial number is in your contract on the day of the reading',
  },
  () => true,
);

/**
 * A meter is installed on an account of the officer's county. A foreign account and one whose opening has not arrived
 * have the same answer: it is never "does not exist" (9.6; N6).
 */
export const meteredAccountMustBeKnown = statusRule(
  'MeteredAccountMustBeKnown',
  {
    fa: 'اشتراکی با این شماره در این شهرستان ثبت نشده یا هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'The account is not one of this county, or has not arrived here yet; send the request again in a moment',
  },
  (accountId: string) => ({ accountId }),
);

/**
 * A serial number is engraved on one meter and measures one account at a time (9.6). An account of another county is
 * not named (N29).
 */
export const serialMustBeFree = statusRule(
  'SerialMustBeFree',
  { fa: 'این شماره سریال پیش‌تر نصب شده است', en: 'This serial number is already installed' },
  (accountId: string, isOfTheOwnCounty: boolean) => (isOfTheOwnCounty ? { accountId } : {}),
);

/**
 * One meter measures an account; a second one needs a meter exchange with the removal index of the first (11.4, Card
 * 13).
 */
export const accountMustHaveOneMeter = statusRule(
  'AccountMustHaveOneMeter',
  {
    fa: 'این اشتراک کنتور دیگری دارد؛ تعویض کنتور با کارت ۱۳ ثبت می‌شود',
    en: 'The account has another meter; a meter exchange (Card 13) is required',
  },
  (accountId: string, otherMeter: string | undefined) => otherMeter !== undefined && { accountId, meterId: otherMeter },
);

/**
 * Readings and installations are facts, so they cannot be dated in the future (11.5: consumption is between two actual
 * readings).
 */
export const dayMustNotBeInFuture = rule(
  'DayMustNotBeInFuture',
  { fa: 'تاریخ در آینده است', en: 'The day is in the future' },
  (day: CivilDate, today: CivilDate) => day > today && { day, today },
);

/** A register of n digits shows 0 to 99…9 (11.4). */
export const indexMustFitRegister = rule(
  'IndexMustFitRegister',
  { fa: 'رقم از تعداد ارقام این کنتور بیشتر است', en: 'The index has more digits than the register' },
  (register: RegisterDigits, index: number) =>
    index >= indexesOf(register) && { index, registerDigits: register.registerDigits },
);

/** A day has one reading; another index for it needs a correction, not a second reading (11.8-2). */
export const dayMustHaveOneReading = rule(
  'DayMustHaveOneReading',
  {
    fa: 'برای این روز رقم دیگری ثبت شده است؛ برای تغییر آن درخواست تعدیل ثبت کنید',
    en: 'The day already has another index; changing it needs a correction',
  },
  (readOn: CivilDate, acceptedIndex: number) => ({ readOn, acceptedIndex }),
);

/** Consumption is counted from one reading to the next, so readings are recorded in order of their days (11.5). */
export const readingMustFollowPrevious = rule(
  'ReadingMustFollowPrevious',
  { fa: 'تاریخ قرائت باید پس از قرائت پیشین باشد', en: 'The reading must be later than the previous one' },
  (previous: IndexOnDay, readOn: CivilDate) => readOn <= previous.readOn && { readOn, previousReadOn: previous.readOn },
);

/** A lower index is an error to investigate (11.4). */
export const indexMustNotFall = rule(
  'IndexMustNotFall',
  { fa: 'رقم از قرائت پیشین کمتر است', en: 'The index is lower than that of the previous reading' },
  ({ earlier, later }: Extract<IndexFinding, { kind: 'falls' }>) => ({
    index: later.index,
    previousIndex: earlier.index,
  }),
);

/** More consumption than the meter's capacity allows is a misreading (13.3: maximum m³ per hour by capacity). */
export const consumptionMustNotExceedCapacity = rule(
  'ConsumptionMustNotExceedCapacity',
  { fa: 'مصرف از ظرفیت کنتور بیشتر است', en: "The consumption exceeds the meter's capacity" },
  ({ consumption, most }: Extract<IndexFinding, { kind: 'exceedsCapacity' }>) => ({ consumption, most }),
);

/** An estimate is based on earlier consumption; a new meter has none (A2-6). */
export const estimateMustHaveHistory = rule(
  'EstimateMustHaveHistory',
  { fa: 'کنتور سابقه‌ای برای برآورد ندارد', en: 'The meter has no history to estimate from' },
  (readOn: CivilDate) => ({ readOn }),
);

/** Only an accepted reading can be corrected (11.8-2). */
export const readingMustExist = existenceRule(
  'ReadingMustExist',
  { fa: 'قرائتی با این مشخصات یافت نشد', en: 'There is no such reading' },
  (readingId: string) => ({ readingId }),
);

/** The right index is not below the previous one, which is not in dispute (11.8-4). */
export const rightIndexMustNotFall = rule(
  'RightIndexMustNotFall',
  { fa: 'رقم صحیح از قرائت پیشین کمتر است', en: 'The right index is lower than that of the previous reading' },
  (register: MeterRegister, right: IndexToCompare, before: IndexOnDay | undefined) =>
    before !== undefined &&
    right.index < before.index &&
    !hasRolledOver(register, before.index, right) && { rightIndex: right.index, previousIndex: before.index },
);
