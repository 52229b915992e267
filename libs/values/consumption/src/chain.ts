import type { CivilDate } from '@pishkhan/calendar';
import { deriveIndex, type EstimateMethod } from './estimate.ts';
import { consumptionBetween, runsForward, type IndexOnDay, type RegisterDigits } from './register.ts';

/** The method of an estimate with its version, and the ids of the readings that it is derived from (15.4-31). */
export interface EstimateBasis {
  readonly method: EstimateMethod;
  readonly methodVersion: number;
  readonly derivedFrom: readonly string[];
}

/** A reading of a meter with its current index. */
export interface ChainReading extends IndexOnDay {
  readonly readingId: string;
  readonly rolledOver: boolean;
  /** Before any correction; absent if it is the current one. */
  readonly acceptedIndex?: number;
  readonly kind: 'installation' | 'actual' | 'estimated';
  /** An estimate that evidence has replaced: its index counts as read from the meter. */
  readonly byEvidence?: boolean;
  /** How the estimate was made; absent if a reader wrote it, or if that is not on record. */
  readonly estimate?: EstimateBasis;
  /** How the current index is derived, if an actual reading has overruled the estimate. */
  readonly estimateInForce?: EstimateBasis;
}

/** A reading after its chain was derived anew. */
export interface DerivedReading {
  readonly readingId: string;
  readonly index: number;
  readonly rolledOver: boolean;
  /** How the index is derived now; absent if it is not derived. */
  readonly estimate?: EstimateBasis;
  /** Why it differs from the current one; absent if it does not. */
  readonly because?: 'corrected' | 'derivedAnew';
}

type Indexed = Pick<DerivedReading, 'index' | 'estimate'>;
type Corrected = ReadonlyMap<string, number>;

/** Whether the index was seen on the meter, and is never derived. */
export const isFact = ({ kind, byEvidence }: Pick<ChainReading, 'kind' | 'byEvidence'>): boolean =>
  kind !== 'estimated' || byEvidence === true;

const deriveFrom = (
  register: RegisterDigits,
  { method, methodVersion, derivedFrom }: EstimateBasis,
  readOn: CivilDate,
  known: readonly ChainReading[],
): number | undefined => {
  const named = known.filter(({ readingId }) => derivedFrom.includes(readingId));
  return named.length === derivedFrom.length
    ? deriveIndex({ method, methodVersion }, register, named, readOn)?.index
    : undefined;
};

/** Linear between the two facts around an estimate. */
const between = (
  register: RegisterDigits,
  { readOn }: ChainReading,
  facts: readonly [ChainReading, ChainReading],
): Indexed => {
  const estimate = {
    method: 'betweenReadings',
    methodVersion: 1,
    derivedFrom: facts.map(({ readingId }) => readingId),
  } as const;
  return { index: deriveFrom(register, estimate, readOn, facts)!, estimate };
};

/** Estimates by their own method; one that cannot be derived is as accepted, but never below the reading before it. */
const byOwnMethod = (
  register: RegisterDigits,
  run: readonly ChainReading[],
  settled: readonly ChainReading[],
): readonly Indexed[] => {
  const known = [...settled];
  return run.map((reading) => {
    const { estimate, readOn } = reading;
    const derived = estimate && deriveFrom(register, estimate, readOn, known);
    const before = known.at(-1)!.index;
    const accepted = reading.acceptedIndex ?? reading.index;
    const index = derived ?? (runsForward(register, before, accepted) ? accepted : before);
    known.push({ ...reading, index });
    return { index, ...(derived !== undefined && { estimate }) };
  });
};

/** The next fact overrules estimates that exceed it: together they counted more than the meter (15.4-32). */
const isOverruled = (
  register: RegisterDigits,
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
  register: RegisterDigits,
  run: readonly ChainReading[],
  settled: readonly ChainReading[],
  to: ChainReading | undefined,
): readonly Indexed[] => {
  const own = byOwnMethod(register, run, settled);
  const from = settled.at(-1)!;
  return to && isOverruled(register, from, own, to) ? run.map((each) => between(register, each, [from, to])) : own;
};

const sameBasis = (one: EstimateBasis | undefined, other: EstimateBasis | undefined): boolean =>
  one?.method === other?.method && one?.methodVersion === other?.methodVersion;

const compare = (
  register: RegisterDigits,
  reading: ChainReading,
  { index, estimate }: Indexed,
  before: IndexOnDay | undefined,
  corrected: Corrected,
): DerivedReading => {
  const rolledOver = before !== undefined && index < before.index && runsForward(register, before.index, index);
  const { readingId } = reading;
  const inForce = reading.estimateInForce ?? reading.estimate;
  const isSame =
    index === reading.index &&
    rolledOver === reading.rolledOver &&
    (estimate === undefined || sameBasis(estimate, inForce));
  const because = corrected.has(readingId) ? 'corrected' : isSame ? undefined : 'derivedAnew';
  return { readingId, index, rolledOver, ...(estimate && { estimate }), ...(because && { because }) };
};

/**
 * Derives a chain of readings anew from what was seen on the meter and the corrected indexes (15.4-31): estimates by
 * the version of the method that they name, directly or through another estimate, and rollover marks. An estimate never
 * bounds a fact: where the next fact overrules it, the estimates before that fact become linear (15.4-32). The result
 * depends on the facts alone, so corrections in any order yield the same chain.
 *
 * @param readings In the order of their days, starting with the installation
 * @param corrected Right index by id of the reading
 */
export const deriveChain = (
  register: RegisterDigits,
  readings: readonly ChainReading[],
  corrected: Corrected = new Map(),
): readonly DerivedReading[] => {
  const settled: ChainReading[] = [];
  const derived: DerivedReading[] = [];
  const settle = (reading: ChainReading, indexed: Indexed) => {
    derived.push(compare(register, reading, indexed, settled.at(-1), corrected));
    settled.push({ ...reading, index: indexed.index });
  };
  let run: ChainReading[] = [];
  const settleEstimates = (to?: ChainReading) => {
    for (const [place, indexed] of settleRun(register, run, settled, to).entries()) settle(run[place]!, indexed);
    run = [];
  };
  for (const reading of readings) {
    const index = corrected.get(reading.readingId);
    if (index === undefined && !isFact(reading)) {
      run.push(reading);
      continue;
    }
    const fact = { ...reading, index: index ?? reading.index };
    if (run.length > 0) settleEstimates(fact);
    settle(reading, { index: fact.index });
  }
  if (run.length > 0) settleEstimates();
  return derived;
};

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
