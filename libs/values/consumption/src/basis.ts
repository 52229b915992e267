import type { ChainReading, EstimateBasis } from './chain.ts';
import { deriveIndex } from './estimate.ts';
import type { IndexOnDay, RegisterDigits } from './register.ts';

const tried = [
  { method: 'sameDaysLastYear', methodVersion: 1 },
  { method: 'sameDaysLastYear', methodVersion: 2 },
  { method: 'periodBefore', methodVersion: 1 },
] as const;

/**
 * The basis of an estimate of an earlier release, which names none: the first version of a method that yields its
 * index.
 *
 * @param readings Before the estimate, in the order of their days, as they were in force
 */
export const basisOf = (
  register: RegisterDigits,
  readings: readonly ChainReading[],
  { readOn, index }: IndexOnDay,
): EstimateBasis | undefined => {
  for (const version of tried) {
    const derived = deriveIndex(version, register, readings, readOn);
    if (derived?.index === index)
      return { ...version, derivedFrom: derived.derivedFrom.map(({ readingId }) => readingId) };
  }
  return undefined;
};
