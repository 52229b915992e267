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

/** An index around the judged one, or the judged one itself. */
export interface IndexToCompare extends IndexOnDay {
  /** The register has rolled over since the fact before, and a person or the policy confirmed it (15.4-33). */
  readonly rolloverConfirmed?: boolean;
}

/** Number of different indexes of a register with n digits. */
export const indexesOf = ({ registerDigits }: RegisterDigits): number => 10 ** registerDigits;

/** M³ from one index to another, with a rollover if the later one is lower (11.4). */
export const consumptionBetween = (register: RegisterDigits, from: number, to: number): number =>
  to >= from ? to - from : indexesOf(register) - from + to;

/** Most consumption of a rollover that nobody confirmed, per cent of the register; a policy only narrows it (11.4). */
export const MOST_ROLLOVER_PERCENT = 25;

/**
 * Whether a meter can count from one index to the other: after a rollover the consumption is at most a quarter of the
 * register (11.4).
 */
export const runsForward = (register: RegisterDigits, from: number, to: number): boolean =>
  to >= from || consumptionBetween(register, from, to) * 100 <= indexesOf(register) * MOST_ROLLOVER_PERCENT;

/** An index after another one, and why it may be lower. */
export interface NextIndex extends Pick<IndexToCompare, 'index' | 'rolloverConfirmed'> {
  /** Derived from consumption: it is lower only across a rollover. */
  readonly isDerived?: boolean;
}

/** Whether the register has rolled over since an index: confirmed, or by at most a quarter of it (11.4, 15.4-33). */
export const hasRolledOver = (
  register: RegisterDigits,
  from: number,
  { index, rolloverConfirmed = false, isDerived = false }: NextIndex,
): boolean => index < from && (rolloverConfirmed || isDerived || runsForward(register, from, index));
