import { consumptionBetween, indexesOf, type MeterRegister } from '@pishkhan/consumption';

/**
 * Whether a meter can count from one index to the other: after a rollover the consumption is at most a quarter of the
 * register (11.4).
 */
export const runsForward = (register: MeterRegister, from: number, to: number): boolean =>
  to >= from || consumptionBetween(register, from, to) <= indexesOf(register) / 4;
