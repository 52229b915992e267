import { consumptionBetween, deriveChain, hasRolledOver, indexesOf, isFact } from '@pishkhan/consumption';
import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { Meter, Reading } from '../bill.ts';

/** Whether a reading from the meter is lower than the estimates since the last fact (15.4-32). */
export const overrulesEstimates = (meter: Meter, readings: readonly Reading[], closing: Reading): boolean => {
  if (!isFact(closing)) return false;
  const lastFact = readings.findLastIndex(isFact);
  const derived = deriveChain(meter, [...readings, closing]).slice(lastFact + 1, -1);
  return derived.some(
    ({ estimate, index }, place) =>
      estimate?.method === 'betweenReadings' && index !== readings[lastFact + 1 + place]!.index,
  );
};

/**
 * Whether a reading from the meter is below an index that was corrected while it was on its way: metering compared it
 * with the wrong one, and from the right one it would have counted more than a rollover explains (11.4). One of the two
 * is wrong, and a person decides which (15.4-32).
 */
export const isBelowCorrection = (meter: Meter, readings: readonly Reading[], closing: Reading): boolean => {
  const { correctedBy, index } = readings.findLast(isFact)!;
  const tooMuch = consumptionBetween(meter, index, closing.index) > indexesOf(meter) / 4;
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
export const judgedBy = (meter: Meter, readings: readonly Reading[], closing: Reading): Reading => {
  const opening = readings.at(-1)!;
  const isGuess = !isFact(closing) && (closing.estimate ?? opening.correctedBy) !== undefined;
  const { index } = isGuess && !closing.estimateInForce ? deriveChain(meter, [...readings, closing]).at(-1)! : closing;
  const rolledOver = hasRolledOver(meter, opening.index, { ...closing, index });
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
