import { consumptionBetween, deriveChain, isFact, runsForward } from '@pishkhan/consumption';
import { cubicMetres, type CubicMetres } from '@pishkhan/money';
import type { Meter, Reading } from '../bill.ts';

/** An estimate that was made while a correction was being posted is derived from the corrected indexes (15.4-31). */
const derivedAnew = (meter: Meter, readings: readonly Reading[], closing: Reading): Reading => {
  const { index, rolledOver } = deriveChain(meter, [...readings, closing]).at(-1)!;
  return { ...closing, index, rolledOver };
};

/** Whether a reading from the meter is lower than the estimates since the last fact (15.4-32). */
export const overrulesEstimates = (meter: Meter, readings: readonly Reading[], closing: Reading): boolean => {
  if (closing.kind !== 'actual') return false;
  const lastFact = readings.findLastIndex(isFact);
  const derived = deriveChain(meter, [...readings, closing]).slice(lastFact + 1, -1);
  return derived.some(
    ({ estimate, index }, place) =>
      estimate?.method === 'betweenReadings' && index !== readings[lastFact + 1 + place]!.index,
  );
};

/**
 * The reading as it is billed. Metering checked it against the earlier index, and a correction may have been posted
 * since: a reading below the corrected index counts as equal to it, as an estimate, here as in metering (11.4, 11.8-4).
 * The index came from the reader, not from the system (A3-5).
 */
export const judgedBy = (meter: Meter, readings: readonly Reading[], closing: Reading): Reading => {
  const opening = readings.at(-1)!;
  if (closing.estimate) return derivedAnew(meter, readings, closing);
  const { correctedBy, index } = opening;
  const rolledOver = closing.index < index && runsForward(meter, index, closing.index);
  if (correctedBy === undefined || rolledOver || closing.index >= index) return { ...closing, rolledOver };
  const read = closing.kind === 'actual' && { estimatedBy: 'reader' as const };
  return { ...closing, ...read, index, rolledOver, kind: 'estimated', correctedBy };
};

/**
 * Small subscribers are billed on the index difference without correction, across a confirmed rollover (11.4). Negative
 * if the index fell.
 */
export const consumptionOf = (meter: Meter, opening: Reading, closing: Reading): CubicMetres =>
  cubicMetres(
    closing.rolledOver ? consumptionBetween(meter, opening.index, closing.index) : closing.index - opening.index,
  );
