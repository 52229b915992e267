import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { Meter, Reading } from '../bill.ts';

/** What the register counts before it begins again at 0 (11.4). */
export const registerOf = ({ registerDigits }: Meter): number => 10 ** registerDigits;

/** Index difference; where the rollover is confirmed, 10ⁿ − previous + current (11.4). Negative when the index fell. */
export const indexDifference = (meter: Meter, opening: Reading, closing: Reading): number =>
  closing.rolledOver && closing.index < opening.index ? registerOf(meter) - opening.index + closing.index : closing.index - opening.index;

/** Small subscribers are billed on the index difference without correction (11.4). */
export const consumptionOf = (meter: Meter, opening: Reading, closing: Reading): CubicMetres => cubicMetres(indexDifference(meter, opening, closing));
