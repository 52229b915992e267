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
  readonly rolledOver?: boolean;
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

/** A derived reading of the chain, and whether later estimates are derived from it (15.4-32). */
interface Settled extends ChainReading {
  readonly isSource: boolean;
}

/** Whether the index was seen on the meter, and is never derived. */
export const isFact = ({ kind, byEvidence }: Pick<ChainReading, 'kind' | 'byEvidence'>): boolean =>
  kind !== 'estimated' || byEvidence === true;

/** The estimate by its version, with the readings that it is derived from now. */
const deriveFrom = (
  register: RegisterDigits,
  { method, methodVersion }: Pick<EstimateBasis, 'method' | 'methodVersion'>,
  readOn: CivilDate,
  sources: readonly ChainReading[],
): (Indexed & { readonly estimate: EstimateBasis }) | undefined => {
  const derived = deriveIndex({ method, methodVersion }, register, sources, readOn);
  if (!derived) return undefined;
  const derivedFrom = derived.derivedFrom.map(({ readingId }) => readingId);
  return { index: derived.index, estimate: { method, methodVersion, derivedFrom } };
};

/** Linear between the two facts around an estimate. */
const linear = { method: 'betweenReadings', methodVersion: 1 } as const;

/** Estimates by their own method; one that cannot be derived is as accepted, but never below the reading before it. */
const byOwnMethod = (
  register: RegisterDigits,
  run: readonly ChainReading[],
  settled: readonly Settled[],
): readonly Indexed[] => {
  const sources: ChainReading[] = settled.filter(({ isSource }) => isSource);
  return run.map((reading) => {
    const { estimate, readOn } = reading;
    const derived = estimate && deriveFrom(register, estimate, readOn, sources);
    const before = sources.at(-1)!.index;
    const accepted = reading.acceptedIndex ?? reading.index;
    const indexed = derived ?? { index: runsForward(register, before, accepted) ? accepted : before };
    sources.push({ ...reading, index: indexed.index });
    return indexed;
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
  settled: readonly Settled[],
  to: ChainReading | undefined,
): readonly Indexed[] => {
  const own = byOwnMethod(register, run, settled);
  const from = settled.at(-1)!;
  return to && isOverruled(register, from, own, to)
    ? run.map(({ readOn }) => deriveFrom(register, linear, readOn, [from, to])!)
    : own;
};

/** The same version of a method with the same readings. */
export const isSameBasis = (one: EstimateBasis | undefined, other: EstimateBasis): boolean =>
  one?.method === other.method &&
  one.methodVersion === other.methodVersion &&
  one.derivedFrom.length === other.derivedFrom.length &&
  one.derivedFrom.every((readingId) => other.derivedFrom.includes(readingId));

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
    rolledOver === (reading.rolledOver ?? false) &&
    (estimate === undefined || isSameBasis(inForce, estimate));
  const because = corrected.has(readingId) ? 'corrected' : isSame ? undefined : 'derivedAnew';
  return { readingId, index, rolledOver, ...(estimate && { estimate }), ...(because && { because }) };
};

/**
 * Derives a chain of readings anew from what was seen on the meter and the corrected indexes (15.4-31): estimates by
 * the version of the method that they name from the readings in force, and rollover marks. An estimate never bounds a
 * fact: where the next fact overrules it, the estimates before that fact become linear, and no other estimate is
 * derived from them (15.4-32). The result depends on the facts alone, so corrections in any order yield the same
 * chain.
 *
 * @param readings In the order of their days, starting with the installation
 * @param corrected Right index by id of the reading
 */
export const deriveChain = (
  register: RegisterDigits,
  readings: readonly ChainReading[],
  corrected: Corrected = new Map(),
): readonly DerivedReading[] => {
  const settled: Settled[] = [];
  const derived: DerivedReading[] = [];
  const settle = (reading: ChainReading, indexed: Indexed) => {
    derived.push(compare(register, reading, indexed, settled.at(-1), corrected));
    settled.push({ ...reading, index: indexed.index, isSource: indexed.estimate?.method !== linear.method });
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

/** The readings that a later estimate is derived from: without estimates that a fact overrules (15.4-32). */
export const sourcesOf = <Reading extends ChainReading>(
  register: RegisterDigits,
  readings: readonly Reading[],
): readonly Reading[] => {
  const derived = deriveChain(register, readings);
  return readings.filter((_, place) => derived[place]!.estimate?.method !== linear.method);
};
