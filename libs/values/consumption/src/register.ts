import type { CivilDate } from '@pishkhan/calendar';

/** The register of a meter: after the index 99…9 it continues with 0 (11.4). */
export interface RegisterDigits {
  readonly registerDigits: number;
}

/** The index of a register on a day, whole m³. */
export interface IndexOnDay {
  readonly readOn: CivilDate;
  readonly index: number;
}

/** Number of different indexes of a register with n digits. */
export const indexesOf = ({ registerDigits }: RegisterDigits): number => 10 ** registerDigits;

/** M³ from one index to another, with a rollover if the later one is lower (11.4). */
export const consumptionBetween = (register: RegisterDigits, from: number, to: number): number =>
  to >= from ? to - from : indexesOf(register) - from + to;

/**
 * Whether a meter can count from one index to the other: after a rollover the consumption is at most a quarter of the
 * register (11.4).
 */
export const runsForward = (register: RegisterDigits, from: number, to: number): boolean =>
  to >= from || consumptionBetween(register, from, to) <= indexesOf(register) / 4;
