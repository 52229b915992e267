import type { CivilDate } from '@pishkhan/calendar';
import { indexesOf, isFact } from '@pishkhan/consumption';
import { rule, statusRule } from '@pishkhan/decider';
import type { InstalledMeter } from '../../meter.state.ts';
import type { RecordReading } from '../record-reading.messages.ts';
import type { RegisterName, TypedRegister } from './registers.ts';

/** A meter type is one of the policy `meter-types` in force on the day of the installation (C3-1). */
export const meterTypeMustBeKnown = rule(
  'MeterTypeMustBeKnown',
  {
    fa: 'در روز نصب این کنتور نوعی با این نام تعریف نشده بود',
    en: 'No meter type of this name was in force on the day of the installation',
  },
  (meterType: string, registers: readonly TypedRegister[]) => registers.length === 0 && { meterType },
);

/** Each type has every register once, and at least one in m³ that counts, because volume is billed (11.4). */
export const meterTypeMustCountVolume = rule(
  'MeterTypeMustCountVolume',
  {
    fa: 'هر نوع کنتور باید هر شمارنده را یک بار و دست‌کم یک شمارنده حجم به مترمکعب داشته باشد',
    en: 'Each meter type has each register once, and at least one in m³ that counts into the volume',
  },
  (rows: readonly (TypedRegister & { readonly meterType: string })[]) => {
    for (const [meterType, registers] of Map.groupBy(rows, (row) => row.meterType)) {
      const counting = registers.filter(({ counts }) => counts);
      const isRepeated = new Set(registers.map(({ register }) => register)).size < registers.length;
      if (isRepeated || counting.length === 0 || counting.some(({ unit }) => unit !== 'cubicMetre'))
        return { meterType };
    }
    return false;
  },
);

/**
 * The registers of a meter are known before it is read, so that each reading has all of them; an estimate, such as one
 * of the meter before it in a late exchange, is no reading (C3-1, 15.4-31).
 */
export const registerSetMustPrecedeReadings = statusRule(
  'RegisterSetMustPrecedeReadings',
  {
    fa: 'این کنتور قرائت یا شمارنده‌های دیگری دارد؛ نوع کنتور پیش از نخستین قرائت ثبت می‌شود',
    en: 'The meter has readings or other registers; its type is recorded before the first reading',
  },
  ({ readings, evidence, held, registerSet }: InstalledMeter) =>
    readings.filter(isFact).length > 1 ||
    evidence.length > 0 ||
    held.some(({ ended }) => ended === undefined) ||
    registerSet !== undefined,
);

/** The index of the meter is the sum of the registers that count, and has room for it (11.4). */
export const openingIndexMustBeTheSum = rule(
  'OpeningIndexMustBeTheSum',
  {
    fa: 'رقم نصب کنتور باید جمع شمارنده‌هایی باشد که حجم می‌شمارند، و تعداد ارقام آن برای این جمع کافی باشد',
    en: 'The index at installation is the sum of the registers that count, and its digits have room for the sum',
  },
  ({ index, registerDigits }: Pick<InstalledMeter, 'index' | 'registerDigits'>, sum: number, most: number) =>
    (sum !== index || most > indexesOf({ registerDigits })) && { index, sum, registerDigits },
);

/** A reading of a meter with several registers has each of them once, and no other (C3-1). */
export const registersMustBeOfTheType = rule(
  'RegistersMustBeOfTheType',
  {
    fa: 'رقم همه شمارنده‌های این نوع کنتور را یک بار وارد کنید، و نه شمارنده دیگری',
    en: 'Enter each register of this meter type once, and no other one',
  },
  (registers: readonly TypedRegister[], read: readonly RegisterName[]) => {
    const named = new Set(read);
    const missing = registers.filter(({ register }) => !named.has(register)).map(({ register }) => register);
    const foreign = read.filter((name) => !registers.some(({ register }) => register === name));
    return (
      (missing.length > 0 || foreign.length > 0 || named.size < read.length) && {
        missing: missing.join(),
        foreign: foreign.join(),
      }
    );
  },
);

/**
 * One figure is no reading of a meter with several registers; one that comes back to a connection takes none before its
 * registers are recorded again (C3-1, A1-12).
 */
export const everyRegisterMustBeRead = rule(
  'EveryRegisterMustBeRead',
  {
    fa: 'این کنتور چند شمارنده دارد؛ رقم هر شمارنده جداگانه ثبت می‌شود',
    en: 'The meter has several registers; each of them is read',
  },
  ({ registerSet, formerType }: InstalledMeter, { finding }: Partial<Pick<RecordReading, 'finding'>> = {}) => {
    const meterType = registerSet?.meterType ?? formerType;
    return meterType !== undefined && finding?.kind !== 'absent' && { meterType };
  },
);

/** A day has one figure of each register, also if the sum of two splits is the same (C3-1, 11.8-2). */
export const dayMustHaveOneSplit = statusRule(
  'DayMustHaveOneSplit',
  {
    fa: 'برای این روز با همین جمع، رقم دیگری از شمارنده‌ها ثبت شده است',
    en: 'The day already has other figures of the registers, with the same sum',
  },
  (readOn: CivilDate, register: RegisterName) => ({ readOn, register }),
);

/** A register of n digits shows 0 to 99…9 (11.4). */
export const registerMustFitItsDigits = rule(
  'RegisterMustFitItsDigits',
  { fa: 'رقم از تعداد ارقام این شمارنده بیشتر است', en: 'The index has more digits than this register' },
  ({ register, digits }: TypedRegister, index: number) =>
    index >= indexesOf({ registerDigits: digits }) && { register, index, registerDigits: digits },
);

/** A lower register is an error to investigate, unless the reader confirms that it has passed zero (11.4, 15.4-33). */
export const registerMustNotFall = rule(
  'RegisterMustNotFall',
  {
    fa: 'رقم این شمارنده از قرائت پیشین آن کمتر است؛ اگر از صفر گذشته است آن را تأیید کنید',
    en: 'The register is lower than it was before; confirm it if it has passed zero',
  },
  (register: RegisterName, before: number, after: number) => ({ register, index: after, previousIndex: before }),
);

/** A review that corrects one sum cannot say which register was wrong: all are read again (15.4-34). */
export const registersMustBeEnteredAnew = rule(
  'RegistersMustBeEnteredAnew',
  {
    fa: 'این قرائت چند شمارنده دارد؛ آن را رد کنید و رقم صحیح همه شمارنده‌ها را دوباره ثبت کنید',
    en: 'The reading has several registers; reject it and enter all of them again',
  },
  ({ registers }: { readonly registers?: unknown }) => registers !== undefined,
);
