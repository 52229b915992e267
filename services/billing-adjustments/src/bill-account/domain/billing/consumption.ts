import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { Meter, Reading } from '../bill.ts';

/** Number of different indexes of the register; it restarts at 0 (11.4). */
export const registerOf = ({ registerDigits }: Meter): number => 10 ** registerDigits;

/**
 * A lower index is a rollover only if the resulting consumption is at most a quarter of the register; otherwise the
 * index fell (11.4).
 */
export const passedLastDigit = (meter: Meter, from: number, to: number): boolean =>
  to < from && to - from + registerOf(meter) <= registerOf(meter) / 4;

/**
 * The reading as it is billed. Metering checked it against the earlier index, and a correction may have been posted
 * since: a reading below the corrected index counts as equal to it, as an estimate, here as in metering (11.4, 11.8-4).
 * The index came from the reader, not from the system (A3-5).
 */
export const judgedBy = (meter: Meter, opening: Reading, closing: Reading): Reading => {
  const rolledOver = passedLastDigit(meter, opening.index, closing.index);
  const { correctedBy, index } = opening;
  if (correctedBy === undefined || rolledOver || closing.index >= index) return { ...closing, rolledOver };
  const read = closing.kind === 'actual' && { estimatedBy: 'reader' as const };
  return { ...closing, ...read, index, rolledOver, kind: 'estimated', correctedBy };
};

/** Index difference; with a confirmed rollover, 10ⁿ − previous + current (11.4). Negative if the index fell. */
export const indexDifference = (meter: Meter, opening: Reading, closing: Reading): number =>
  closing.rolledOver && closing.index < opening.index
    ? registerOf(meter) - opening.index + closing.index
    : closing.index - opening.index;

/** Small subscribers are billed on the index difference without correction (11.4). */
export const consumptionOf = (meter: Meter, opening: Reading, closing: Reading): CubicMetres =>
  cubicMetres(indexDifference(meter, opening, closing));
