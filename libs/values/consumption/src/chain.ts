import type { CivilDate } from '@pishkhan/calendar';
import { deriveIndex, estimateIndex, type Derived } from './estimate.ts';
import { isFact, linear, type ChainReading, type EstimateBasis, type RightReadings } from './basis.ts';
import type { EstimateRegister } from './capacity.ts';
import { compare, type DerivedReading, type Indexed } from './comparison.ts';
import { consumptionBetween, runsForward, type IndexOnDay } from './register.ts';

type DerivedIndex = Indexed & { readonly estimate: EstimateBasis };
/** A derived reading of the chain, and whether later estimates are derived from it (15.4-32). */
type Settled = ChainReading & { readonly isSource: boolean };
/** Derived readings of the meter, and those of former meters on the axis of its register. */
interface Before {
  readonly settled: readonly Settled[];
  readonly history: readonly ChainReading[];
}

const withBasis = (
  { method, methodVersion }: Pick<EstimateBasis, 'method' | 'methodVersion'>,
  { index, derivedFrom }: Derived<ChainReading>,
): DerivedIndex => ({
  index,
  estimate: { method, methodVersion, derivedFrom: derivedFrom.map(({ readingId }) => readingId) },
});

/** The estimate by its version, with the readings that it is derived from now. */
const deriveFrom = (
  register: EstimateRegister,
  { method, methodVersion }: Pick<EstimateBasis, 'method' | 'methodVersion'>,
  readOn: CivilDate,
  sources: readonly ChainReading[],
): DerivedIndex | undefined => {
  const derived = deriveIndex({ method, methodVersion }, register, sources, readOn);
  return derived && withBasis({ method, methodVersion }, derived);
};

/** By another method, if a right day leaves too few readings for the one that the estimate names (15.4-39). */
const deriveOtherwise = (
  register: EstimateRegister,
  readOn: CivilDate,
  sources: readonly ChainReading[],
): DerivedIndex | undefined => {
  const derived = estimateIndex(register, sources, readOn);
  return derived && withBasis(derived, derived);
};

/** Whether an index is not below another one after the same fact, also if only one of them has rolled over since. */
const isAhead = (register: EstimateRegister, from: IndexOnDay, before: number, index: number): boolean =>
  runsForward(register, before, index) &&
  consumptionBetween(register, from.index, index) >= consumptionBetween(register, from.index, before);

/**
 * Estimates by their own method; one that cannot be derived is as accepted, but never below the reading before it. One
 * of a day without a meter counts nothing (11.4).
 */
const byOwnMethod = (
  register: EstimateRegister,
  run: readonly ChainReading[],
  { settled, history }: Before,
): readonly Indexed[] => {
  const sources: ChainReading[] = [...history, ...settled.filter(({ isSource }) => isSource)];
  const from = settled.at(-1)!;
  return run.map((reading) => {
    const { estimate, readOn } = reading;
    const derived =
      estimate && (deriveFrom(register, estimate, readOn, sources) ?? deriveOtherwise(register, readOn, sources));
    const before = sources.at(-1)!.index;
    if (reading.afterRemoval) return { index: before };
    const accepted = reading.acceptedIndex ?? reading.index;
    const indexed = derived ?? { index: isAhead(register, from, before, accepted) ? accepted : before };
    sources.push({ ...reading, index: indexed.index });
    return indexed;
  });
};

/** The next fact overrules estimates that exceed it: together they counted more than the meter (15.4-32). */
const isOverruled = (
  register: EstimateRegister,
  from: IndexOnDay,
  estimates: readonly Indexed[],
  to: IndexOnDay,
): boolean => {
  let [sum, before] = [0, from.index];
  for (const { index } of estimates) {
    sum += consumptionBetween(register, before, index);
    before = index;
  }
  return sum > consumptionBetween(register, from.index, to.index);
};

/** The estimates between two facts, or after the last one. */
const settleRun = (
  register: EstimateRegister,
  run: readonly ChainReading[],
  before: Before,
  to: ChainReading | undefined,
): readonly Indexed[] => {
  const own = byOwnMethod(register, run, before);
  const from = before.settled.at(-1)!;
  return to && isOverruled(register, from, own, to)
    ? run.map(({ readOn }) => deriveFrom(register, linear, readOn, [from, to])!)
    : own;
};

/**
 * Derives a chain of readings anew from what was seen on the meter, and the right indexes and days (15.4-31, 15.4-39):
 * estimates by the version of the method that they name from the readings in force, and rollover marks. An estimate
 * never bounds a fact: where the next fact overrules it, the estimates before that fact become linear, and no other
 * estimate is derived from them (15.4-32). The result depends on the facts alone, so corrections in any order yield the
 * same chain.
 *
 * @param readings In the order of their days, starting with the installation
 * @param right Right days keep this order
 * @param history Of former meters, on the axis of this register (`onAxisOf`)
 */
export const deriveChain = (
  register: EstimateRegister,
  readings: readonly ChainReading[],
  right: RightReadings = {},
  history: readonly ChainReading[] = [],
): readonly DerivedReading[] => {
  const settled: Settled[] = [];
  const derived: DerivedReading[] = [];
  let fact: ChainReading | undefined;
  const settle = (reading: ChainReading, indexed: Indexed) => {
    const before = fact && { last: settled.at(-1)!, fact };
    derived.push(compare(register, reading, indexed, before, right));
    settled.push({ ...reading, index: indexed.index, isSource: indexed.estimate?.method !== linear.method });
  };
  let run: ChainReading[] = [];
  const settleEstimates = (to?: ChainReading) => {
    for (const [place, indexed] of settleRun(register, run, { settled, history }, to).entries())
      settle(run[place]!, indexed);
    run = [];
  };
  for (const recorded of readings) {
    const reading = { ...recorded, readOn: right.days?.get(recorded.readingId) ?? recorded.readOn };
    const index = right.indexes?.get(reading.readingId);
    if (index === undefined && !isFact(reading)) {
      run.push(reading);
      continue;
    }
    if (run.length > 0) settleEstimates({ ...reading, index: index ?? reading.index });
    settle(reading, { index: index ?? reading.index });
    fact = settled.at(-1);
  }
  if (run.length > 0) settleEstimates();
  return derived;
};

/**
 * The readings that a later estimate is derived from: without estimates that a fact overrules (15.4-32), and with those
 * of former meters.
 *
 * @param history Of former meters, on the axis of this register (`onAxisOf`)
 */
export const sourcesOf = <Reading extends ChainReading>(
  register: EstimateRegister,
  readings: readonly Reading[],
  history: readonly Reading[] = [],
): readonly Reading[] => {
  const derived = deriveChain(register, readings, {}, history);
  return [...history, ...readings.filter((_, place) => derived[place]!.estimate?.method !== linear.method)];
};
