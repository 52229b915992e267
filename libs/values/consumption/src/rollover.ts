import { isFact, type ChainReading } from './basis.ts';
import type { EstimateRegister } from './capacity.ts';
import { deriveChain } from './chain.ts';
import { hasRolledOver } from './register.ts';

/** Whether a reading from the meter is lower than the estimates since the last fact (15.4-32). */
export const overrulesEstimates = (
  register: EstimateRegister,
  readings: readonly ChainReading[],
  next: ChainReading,
  history: readonly ChainReading[] = [],
): boolean => {
  if (!isFact(next) || isFact(readings.at(-1)!)) return false;
  const lastFact = readings.findLastIndex(isFact);
  const derived = deriveChain(register, [...readings, next], {}, history).slice(lastFact + 1, -1);
  return derived.some(
    ({ estimate, index }, place) =>
      estimate?.method === 'betweenReadings' && index !== readings[lastFact + 1 + place]!.index,
  );
};

/**
 * Whether the register has rolled over between the last reading and the next one, so that of an estimate and the
 * reading after it only one has the mark (11.4; F11). A reading that overrules estimates has none: its mark is derived
 * with the correction of these estimates (15.4-32).
 *
 * @param readings In the order of their days, starting with the installation
 * @param history Of former meters, on the axis of this register (`onAxisOf`)
 */
export const rollsOver = (
  register: EstimateRegister,
  readings: readonly ChainReading[],
  next: ChainReading,
  history: readonly ChainReading[] = [],
): boolean => {
  const isDerived = !isFact(next) && next.estimate !== undefined;
  return (
    hasRolledOver(register, readings.at(-1)!.index, { ...next, isDerived }) &&
    !overrulesEstimates(register, readings, next, history)
  );
};
