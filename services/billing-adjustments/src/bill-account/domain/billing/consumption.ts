import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { Meter, Reading } from '../bill.ts';

/** What the register counts before it begins again at 0 (11.4). */
export const registerOf = ({ registerDigits }: Meter): number => 10 ** registerDigits;

/**
 * A lower index has passed the last digit only where what follows from that is at most a quarter of the register;
 * anything more is an index that fell (11.4).
 */
export const passedLastDigit = (meter: Meter, from: number, to: number): boolean =>
  to < from && to - from + registerOf(meter) <= registerOf(meter) / 4;

/**
 * The reading beside the one that it is billed from. Metering had judged it by the index that stood there when it was
 * read, and a correction may have been posted since: then one that shows less than the correction found is taken to
 * show the same, as an estimate, here as in metering (11.4, 11.8-4).
 */
export const judgedBy = (meter: Meter, opening: Reading, closing: Reading): Reading => {
  const rolledOver = passedLastDigit(meter, opening.index, closing.index);
  const { correctedBy, index } = opening;
  if (correctedBy === undefined || rolledOver || closing.index >= index) return { ...closing, rolledOver };
  return { ...closing, index, rolledOver, kind: 'estimated', correctedBy };
};

/** Index difference; where the rollover is confirmed, 10ⁿ − previous + current (11.4). Negative when the index fell. */
export const indexDifference = (meter: Meter, opening: Reading, closing: Reading): number =>
  closing.rolledOver && closing.index < opening.index
    ? registerOf(meter) - opening.index + closing.index
    : closing.index - opening.index;

/** Small subscribers are billed on the index difference without correction (11.4). */
export const consumptionOf = (meter: Meter, opening: Reading, closing: Reading): CubicMetres =>
  cubicMetres(indexDifference(meter, opening, closing));
