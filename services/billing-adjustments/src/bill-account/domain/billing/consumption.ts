import {
  consumptionBetween,
  deriveChain,
  indexesOf,
  isFact,
  mostBetween,
  rollsOver,
  type EstimateRegister,
} from '@pishkhan/consumption';
import { meterCapacities } from '@pishkhan/fields';
import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../bill.ts';

/** The meter with its capacity; a meter of an earlier release has that of the terms of supply (13.3). */
export const registerOf = ({ meter, terms }: Pick<BillAccount, 'meter' | 'terms'>): EstimateRegister => {
  const { registerDigits, capacity = terms!.meterCapacity } = meter!;
  const known = meterCapacities.find((each) => each === capacity);
  return { registerDigits, ...(known && { capacity: known }) };
};

/**
 * Whether a reading from the meter is below an index that was corrected while it was on its way: metering compared it
 * with the wrong one, and from the right one it would have counted more than a rollover explains, a confirmed or rising
 * one than the capacity allows (11.4). One of the two is wrong, and a person decides which (15.4-32).
 */
export const isBelowCorrection = (
  register: EstimateRegister,
  readings: readonly Reading[],
  closing: Reading,
): boolean => {
  const { correctedBy, index, readOn } = readings.findLast(isFact)!;
  const { capacity } = register;
  const explained = indexesOf(register) / 4;
  const possible = capacity === undefined ? explained : mostBetween({ capacity }, readOn, closing.readOn);
  const isRising = closing.index >= index;
  const most = closing.rolloverConfirmed ? possible : isRising ? Math.max(explained, possible) : explained;
  const tooMuch = consumptionBetween(register, index, closing.index) > most;
  return isFact(closing) && correctedBy !== undefined && tooMuch;
};

/**
 * Whether a reading was on its way while the day of the reading before it was corrected to the same or a later day. A
 * person decides which of the two days is wrong (15.4-39).
 */
export const isBeforeCorrectedDay = ({ readOn, acceptedOn }: Reading, closing: Reading): boolean =>
  acceptedOn !== undefined && closing.readOn > acceptedOn && closing.readOn <= readOn;

/**
 * The reading as it is billed. An estimate that metering made while a correction was being posted is derived from the
 * corrected indexes, here as in metering; one that a correction has derived already is in force (15.4-31).
 */
export const judgedBy = (register: EstimateRegister, readings: readonly Reading[], closing: Reading): Reading => {
  const opening = readings.at(-1)!;
  const isGuess = !isFact(closing) && (closing.estimate ?? opening.correctedBy) !== undefined;
  const { index } =
    isGuess && !closing.estimateInForce ? deriveChain(register, [...readings, closing]).at(-1)! : closing;
  const rolledOver = rollsOver(register, readings, { ...closing, index });
  return { ...closing, index, rolledOver, ...(index !== closing.index && { acceptedIndex: closing.index }) };
};

/**
 * Small subscribers are billed on the index difference without correction, across a confirmed rollover (11.4). Negative
 * if the index fell.
 */
export const consumptionOf = (meter: Meter, opening: Reading, closing: Reading): CubicMetres =>
  cubicMetres(
    closing.rolledOver ? consumptionBetween(meter, opening.index, closing.index) : closing.index - opening.index,
  );
