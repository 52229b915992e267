import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsMissing, rejectByStatus } from '@pishkhan/decider';
import {
  consumptionBetween,
  hasRolledOver,
  indexesOf,
  mostBetween,
  runsForward,
  type Register,
  type Shown,
} from './register.ts';

/** Only an installed meter is read, corrected or found faulty (9.6). */
export const meterMustBeInstalled = () => rejectAsMissing('MeterMustBeInstalled');

/** A serial number is engraved on one meter and measures one account at a time (9.6). */
export const serialMustBeFree = (accountId: string) => rejectByStatus('SerialMustBeFree', { accountId });

/** One meter measures an account; another will come by a meter exchange with its removal index (11.4, Card 13). */
export const accountMustHaveOneMeter = (accountId: string, otherMeter: string | undefined) =>
  otherMeter !== undefined && rejectByStatus('AccountMustHaveOneMeter', { accountId, meterId: otherMeter });

/** What has not happened yet cannot be on record (11.5: consumption is between two readings that were made). */
export const dayMustNotBeInFuture = (day: CivilDate, today: CivilDate) =>
  day > today && reject('DayMustNotBeInFuture', { day, today });

/** A register of n digits shows 0 to 99…9 (11.4). */
export const indexMustFitRegister = (register: Register, index: number) =>
  index >= indexesOf(register) && reject('IndexMustFitRegister', { index, registerDigits: register.registerDigits });

/** A day has one reading; another index for it needs a correction, not a second reading (11.8-2). */
export const dayMustHaveOneReading = (readOn: CivilDate, acceptedIndex: number) =>
  reject('DayMustHaveOneReading', { readOn, acceptedIndex });

/** Consumption runs from one reading to the next, so readings come in order of their days (11.5). */
export const readingMustFollowPrevious = (previous: Shown, readOn: CivilDate) =>
  readOn <= previous.readOn && reject('ReadingMustFollowPrevious', { readOn, previousReadOn: previous.readOn });

/** A lower index is an error to investigate, unless the register has plausibly passed its last digit (11.4). */
export const indexMustNotFall = (register: Register, previous: Shown, reading: Shown) =>
  reading.index < previous.index &&
  !hasRolledOver(register, previous, reading) &&
  reject('IndexMustNotFall', { index: reading.index, previousIndex: previous.index });

/** More than the meter lets through in the time is a misreading (13.3: maximum m³ per hour by capacity). */
export const consumptionMustNotExceedCapacity = (register: Register, previous: Shown, reading: Shown) => {
  const consumption = consumptionBetween(register, previous.index, reading.index);
  const most = mostBetween(register, previous.readOn, reading.readOn);
  return consumption > most && reject('ConsumptionMustNotExceedCapacity', { consumption, most });
};

/** An estimate is made from what the meter counted before; a new meter has nothing to go by (A2-6). */
export const estimateMustHaveHistory = (readOn: CivilDate) => reject('EstimateMustHaveHistory', { readOn });

/** Only an accepted reading can be corrected (11.8-2). */
export const readingMustExist = (readingId: string) => rejectAsMissing('ReadingMustExist', { readingId });

/** A right index does not fall below the one before it, which was not in dispute (11.8-4). */
export const rightIndexMustNotFall = (register: Register, right: Shown, before: Shown | undefined) =>
  before !== undefined &&
  !runsForward(register, before.index, right.index) &&
  reject('RightIndexMustNotFall', { rightIndex: right.index, previousIndex: before.index });
