import { consumptionBetween, indexesOf, mostBetween, type IndexOnDay, type MeterRegister } from '@pishkhan/consumption';

/**
 * A lower index is a rollover only if the resulting consumption is possible, and small compared with the register
 * (11.4).
 */
export const hasRolledOver = (register: MeterRegister, from: IndexOnDay, to: IndexOnDay): boolean => {
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
export const runsForward = (register: MeterRegister, from: number, to: number): boolean =>
  to >= from || consumptionBetween(register, from, to) <= indexesOf(register) / 4;
