import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { consumptionBetween, indexesOf, type IndexOnDay, type RegisterDigits } from '@pishkhan/consumption';
import type { MeterCapacity } from './meter.messages.ts';

/** Maximum flow in m³ per hour (13.3). */
const cubicMetresPerHour: Readonly<Record<MeterCapacity, number>> = {
  G4: 6,
  G6: 10,
  G10: 16,
  G16: 25,
  G25: 40,
  G40: 65,
  G65: 100,
  G100: 160,
};

export interface Register extends RegisterDigits {
  readonly capacity: MeterCapacity;
}

/** Consumption of a meter that runs at its capacity day and night. */
export const mostBetween = ({ capacity }: Register, from: CivilDate, to: CivilDate): number =>
  cubicMetresPerHour[capacity] * 24 * daysBetween(from, to);

/**
 * A lower index is a rollover only if the resulting consumption is possible, and small compared with the register
 * (11.4).
 */
export const hasRolledOver = (register: Register, from: IndexOnDay, to: IndexOnDay): boolean => {
  const consumption = consumptionBetween(register, from.index, to.index);
  return (
    to.index < from.index &&
    consumption <= Math.min(mostBetween(register, from.readOn, to.readOn), indexesOf(register) / 4)
  );
};

/**
 * Whether a meter can count from one index to the other: after a rollover the consumption is at most a quarter of the
 * register (11.4).
 */
export const runsForward = (register: Register, from: number, to: number): boolean =>
  to >= from || consumptionBetween(register, from, to) <= indexesOf(register) / 4;
