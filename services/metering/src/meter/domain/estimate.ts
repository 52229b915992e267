import { addDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import type { Estimate } from './meter.messages.ts';
import { consumptionBetween, indexesOf, type Register, type Shown } from './register.ts';

interface Counted {
  readonly readOn: CivilDate;
  /** Total m³ since the first reading; a rollover of the register does not reset it. */
  readonly sum: number;
}

const countedOf = (register: Register, readings: readonly Shown[]): Counted[] => {
  let sum = 0;
  return readings.map(({ readOn, index }, i) => {
    if (i > 0) sum += consumptionBetween(register, readings[i - 1]!.index, index);
    return { readOn, sum };
  });
};

/** Total on a day between two readings, interpolated linearly. */
const countedOn = (counted: readonly Counted[], day: CivilDate): number | undefined => {
  const after = counted.findIndex(({ readOn }) => readOn >= day);
  const [to, from] = [counted[after], counted[after - 1]];
  if (!to || to.readOn === day || !from) return to?.readOn === day ? to.sum : undefined;
  return (
    from.sum + Math.floor(((to.sum - from.sum) * daysBetween(from.readOn, day)) / daysBetween(from.readOn, to.readOn))
  );
};

/** Consumption of the same days in the previous year, because it is seasonal. */
const sameDaysLastYear = (counted: readonly Counted[], from: CivilDate, to: CivilDate): number | undefined => {
  const [before, after] = [countedOn(counted, addDays(from, -365)), countedOn(counted, addDays(to, -365))];
  return before === undefined || after === undefined ? undefined : after - before;
};

/** Daily consumption of the previous period. */
const asPeriodBefore = (counted: readonly Counted[], days: number): number | undefined => {
  const [from, to] = counted.slice(-2);
  return from && to && Math.floor(((to.sum - from.sum) * days) / daysBetween(from.readOn, to.readOn));
};

/** The index that replaces a missing reading, estimated from history; nothing without a previous period. */
export const estimateIndex = (
  register: Register,
  readings: readonly Shown[],
  readOn: CivilDate,
): { index: number; method: Estimate['method'] } | undefined => {
  const last = readings.at(-1)!;
  const counted = countedOf(register, readings);
  const at = (use: number) => (last.index + use) % indexesOf(register);
  const lastYear = sameDaysLastYear(counted, last.readOn, readOn);
  if (lastYear !== undefined) return { index: at(lastYear), method: 'sameDaysLastYear' };
  const before = asPeriodBefore(counted, daysBetween(last.readOn, readOn));
  return before === undefined ? undefined : { index: at(before), method: 'periodBefore' };
};
