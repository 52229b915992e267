import type { CivilDate } from '@pishkhan/calendar';
import { isFact, isSameBasis, type ChainReading, type EstimateBasis } from './basis.ts';
import type { ReadingChange, RightReadings } from './basis.ts';
import type { EstimateRegister } from './capacity.ts';
import { hasRolledOver, runsForward } from './register.ts';

/** A reading after its chain was derived anew. */
export interface DerivedReading {
  readonly readingId: string;
  readonly index: number;
  readonly rolledOver: boolean;
  /**
   * Whether a rollover since the fact before is confirmed now (15.4-33). Absent if that is as before; a corrected
   * reading with the mark is confirmed then.
   */
  readonly rolloverConfirmed?: boolean;
  /** How the index is derived now; absent if it is not derived. */
  readonly estimate?: EstimateBasis;
  /** Its right day; absent if the current one is right. */
  readonly rightDay?: CivilDate;
  /** Why it differs from the current one; absent if it does not. */
  readonly because?: ReadingChange;
}

/** An index, and how it is derived if it is an estimate. */
export type Indexed = Pick<DerivedReading, 'index' | 'estimate'>;

/** The reading before, and the last one that was seen on the meter. */
interface Before {
  readonly last: ChainReading;
  readonly fact: ChainReading;
}

/**
 * Whether a rollover since the fact before is confirmed, also if an estimate between them has the mark. The
 * confirmation is about these two indexes: it ends when a correction leaves no rollover between them, so that nobody
 * confirms the next one unseen (15.4-33).
 */
const isConfirmed = (
  register: EstimateRegister,
  reading: ChainReading,
  index: number,
  fact: ChainReading,
  { indexes, rollovers }: RightReadings,
): boolean => {
  const { readingId, rolloverConfirmed = false } = reading;
  const isNamed = indexes?.has(readingId) ?? false;
  const isConfirmedNow = rollovers?.has(readingId) ?? false;
  if (!isFact(reading) && !isNamed) return rolloverConfirmed;
  if (!isNamed && !isConfirmedNow && !indexes?.has(fact.readingId)) return rolloverConfirmed;
  const isExplained = rolloverConfirmed || isConfirmedNow || (isNamed && runsForward(register, fact.index, index));
  return index < fact.index && isExplained;
};

type Compared = Omit<DerivedReading, 'readingId' | 'rolloverConfirmed'> & { readonly isConfirmed: boolean };

const changeOf = (
  reading: ChainReading,
  { index, rolledOver, isConfirmed: confirmed, estimate }: Compared,
  { indexes, days, rollovers }: RightReadings,
): ReadingChange | undefined => {
  const { readingId, rolloverConfirmed = false } = reading;
  if (indexes?.has(readingId)) return 'corrected';
  if (rollovers?.has(readingId) && confirmed && !rolloverConfirmed) return 'corrected';
  if (days?.has(readingId)) return 'dayCorrected';
  const inForce = reading.estimateInForce ?? reading.estimate;
  const isSame =
    index === reading.index &&
    rolledOver === (reading.rolledOver ?? false) &&
    confirmed === rolloverConfirmed &&
    (estimate === undefined || isSameBasis(inForce, estimate));
  return isSame ? undefined : 'derivedAnew';
};

/**
 * The reading with its index after a correction, its mark and why it differs.
 *
 * @param before Absent for the installation
 */
export const compare = (
  register: EstimateRegister,
  reading: ChainReading,
  { index, estimate }: Indexed,
  before: Before | undefined,
  right: RightReadings,
): DerivedReading => {
  const { readingId, rolloverConfirmed: wasConfirmed = false } = reading;
  const confirmed = before ? isConfirmed(register, reading, index, before.fact, right) : wasConfirmed;
  const next = { index, rolloverConfirmed: confirmed, isDerived: estimate !== undefined };
  const rolledOver = before !== undefined && hasRolledOver(register, before.last.index, next);
  const rightDay = right.days?.get(readingId);
  const derived = { index, rolledOver, ...(estimate && { estimate }), ...(rightDay && { rightDay }) };
  const because = changeOf(reading, { ...derived, isConfirmed: confirmed }, right);
  const isImplied = confirmed === (wasConfirmed || (because === 'corrected' && rolledOver));
  return {
    readingId,
    ...derived,
    ...(!isImplied && { rolloverConfirmed: confirmed }),
    ...(because && { because }),
  };
};
