import { addDays, daysBetween, sameDayOfYearBefore, type CivilDate } from '@pishkhan/calendar';
import { mostBetween, type EstimateRegister } from './capacity.ts';
import { consumptionBetween, indexesOf, type IndexOnDay } from './register.ts';

/** How the consumption of a period without a reading is estimated (A2-6). */
export type EstimateMethod = 'sameDaysLastYear' | 'periodBefore' | 'betweenReadings';

/** An estimated index, and the readings that it was derived from: from these alone the same index is derived again. */
export interface Derived<Reading extends IndexOnDay> {
  readonly index: number;
  readonly derivedFrom: readonly Reading[];
}

/** M³ since the last reading, and the readings that they were derived from. */
interface Consumed<Reading extends IndexOnDay> {
  readonly cubicMetres: number;
  readonly derivedFrom: readonly Reading[];
}

/** A method. Readings are in the order of their days; undefined if they do not suffice. */
type Consumption = <Reading extends IndexOnDay>(
  register: EstimateRegister,
  readings: readonly Reading[],
  readOn: CivilDate,
) => Consumed<Reading> | undefined;

/** One version of a method. */
type Derivation = <Reading extends IndexOnDay>(
  register: EstimateRegister,
  readings: readonly Reading[],
  readOn: CivilDate,
) => Derived<Reading> | undefined;

interface Counted {
  readonly readOn: CivilDate;
  /** Total m³ since the first reading; a rollover of the register does not reset it. */
  readonly sum: number;
}

const countedOf = (register: EstimateRegister, readings: readonly IndexOnDay[]): readonly Counted[] => {
  let sum = 0;
  return readings.map(({ readOn, index }, i) => {
    if (i > 0) sum += consumptionBetween(register, readings[i - 1]!.index, index);
    return { readOn, sum };
  });
};

/** Total on a day from the first to the last reading, interpolated linearly between two. */
const countedOn = (counted: readonly Counted[], day: CivilDate): number => {
  const after = counted.findIndex(({ readOn }) => readOn >= day);
  const to = counted[after]!;
  if (to.readOn === day) return to.sum;
  const from = counted[after - 1]!;
  return (
    from.sum + Math.floor(((to.sum - from.sum) * daysBetween(from.readOn, day)) / daysBetween(from.readOn, to.readOn))
  );
};

/** Consumption of the same days in the previous year, because it is seasonal. */
const sameDaysLastYear =
  (yearBefore: (day: CivilDate) => CivilDate): Consumption =>
  (register, readings, readOn) => {
    const last = readings.at(-1);
    if (!last) return undefined;
    const [from, to] = [yearBefore(last.readOn), yearBefore(readOn)];
    const first = readings.findLastIndex((reading) => reading.readOn <= from);
    const end = readings.findIndex((reading) => reading.readOn >= to);
    if (first < 0 || end < 0) return undefined;
    const around = readings.slice(first, end + 1);
    const counted = countedOf(register, around);
    return {
      cubicMetres: countedOn(counted, to) - countedOn(counted, from),
      derivedFrom: around.at(-1) === last ? around : [...around, last],
    };
  };

/** Daily consumption of the previous period. */
const periodBefore: Consumption = (register, readings, readOn) => {
  const [from, last] = readings.slice(-2);
  if (!from || !last) return undefined;
  if (from.readOn >= last.readOn) return undefined;
  const consumed = consumptionBetween(register, from.index, last.index);
  const cubicMetres = Math.floor((consumed * daysBetween(last.readOn, readOn)) / daysBetween(from.readOn, last.readOn));
  return { cubicMetres, derivedFrom: [from, last] };
};

/** Linear between the readings of the meter around the day: replaces an estimate that the later one overrules. */
const betweenReadings: Derivation = (register, readings, readOn) => {
  const from = readings.findLast((reading) => reading.readOn < readOn);
  const to = readings.find((reading) => reading.readOn > readOn);
  if (!from || !to) return undefined;
  const consumed = consumptionBetween(register, from.index, to.index);
  const estimated = Math.floor((consumed * daysBetween(from.readOn, readOn)) / daysBetween(from.readOn, to.readOn));
  return { index: (from.index + estimated) % indexesOf(register), derivedFrom: [from, to] };
};

/** The index after the consumption of a method, whatever the capacity of the meter. */
const unlimited =
  (consumption: Consumption): Derivation =>
  (register, readings, readOn) => {
    const consumed = consumption(register, readings, readOn);
    return (
      consumed && {
        index: (readings.at(-1)!.index + consumed.cubicMetres) % indexesOf(register),
        derivedFrom: consumed.derivedFrom,
      }
    );
  };

/** At most what the meter lets through in the days of the estimate, whatever was misread before it (13.3). */
const withinCapacity = (consumption: Consumption): Derivation =>
  unlimited((register, readings, readOn) => {
    const consumed = consumption(register, readings, readOn);
    const { capacity } = register;
    if (!consumed || !capacity) return consumed;
    const most = mostBetween({ capacity }, readings.at(-1)!.readOn, readOn);
    return { ...consumed, cubicMetres: Math.min(consumed.cubicMetres, most) };
  });

const sameJalaliDays = sameDaysLastYear(sameDayOfYearBefore);

/**
 * Every version of each method, the first one first. A version never changes, because an estimate is derived again by
 * the version that it names (15.4-31). Version 1 of `sameDaysLastYear` took a year for 365 days; the last version of
 * both methods is limited by the meter's capacity.
 */
const versions: Readonly<Record<EstimateMethod, readonly Derivation[]>> = {
  sameDaysLastYear: [
    unlimited(sameDaysLastYear((day) => addDays(day, -365))),
    unlimited(sameJalaliDays),
    withinCapacity(sameJalaliDays),
  ],
  periodBefore: [unlimited(periodBefore), withinCapacity(periodBefore)],
  betweenReadings: [betweenReadings],
};

/** The better method first. */
const byPreference: readonly EstimateMethod[] = ['sameDaysLastYear', 'periodBefore'];

/**
 * The index on a day without a reading, by a version of a method.
 *
 * @param readings In the order of their days, starting with the installation
 * @returns Undefined without this version, or if the readings do not suffice for it
 */
export const deriveIndex = <Reading extends IndexOnDay>(
  { method, methodVersion }: { readonly method: EstimateMethod; readonly methodVersion: number },
  register: EstimateRegister,
  readings: readonly Reading[],
  readOn: CivilDate,
): Derived<Reading> | undefined => versions[method][methodVersion - 1]?.(register, readings, readOn);

/** An index that replaces a missing reading, with the method and its version. */
export type EstimatedIndex<Reading extends IndexOnDay> = Derived<Reading> & {
  readonly method: EstimateMethod;
  readonly methodVersion: number;
};

/** The estimate by the newest version of the first method that the readings suffice for (A2-6). */
export const estimateIndex = <Reading extends IndexOnDay>(
  register: EstimateRegister,
  readings: readonly Reading[],
  readOn: CivilDate,
): EstimatedIndex<Reading> | undefined => {
  for (const method of byPreference) {
    const named = { method, methodVersion: versions[method].length };
    const derived = deriveIndex(named, register, readings, readOn);
    if (derived) return { ...named, ...derived };
  }
  return undefined;
};
