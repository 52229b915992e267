import type { CivilDate } from '@pishkhan/calendar';
import type { Text } from '@pishkhan/fields';
import { deriveIndex, type EstimateMethod } from './estimate.ts';
import type { IndexOnDay, IndexToCompare, RegisterDigits } from './register.ts';

/** Origins of an index that a bill counts from or up to, in words (11.4). */
export const billedReadingKindTitles = {
  installation: { fa: 'نصب', en: 'installation' },
  actual: { fa: 'قرائت', en: 'read' },
  estimated: { fa: 'برآورد', en: 'estimated' },
  removal: { fa: 'برداشتن کنتور', en: 'removal' },
} as const satisfies Readonly<Record<string, Text>>;
/** With the index that closes no period (15.4-32). */
export const readingKindTitles = {
  ...billedReadingKindTitles,
  evidence: { fa: 'مشاهده در بازدید', en: 'seen at a visit' },
} as const satisfies Readonly<Record<string, Text>>;

/** The method of an estimate with its version, and the ids of the readings that it is derived from (15.4-31). */
export interface EstimateBasis {
  readonly method: EstimateMethod;
  readonly methodVersion: number;
  readonly derivedFrom: readonly string[];
}

/** A reading of a meter with its current index. */
export interface ChainReading extends IndexToCompare {
  readonly readingId: string;
  readonly rolledOver?: boolean;
  /** Before any correction; absent if it is the current one. */
  readonly acceptedIndex?: number;
  readonly kind: keyof typeof billedReadingKindTitles;
  /** An estimate that evidence has replaced: its index counts as read from the meter. */
  readonly byEvidence?: boolean;
  /** How the estimate was made; absent if a reader wrote it, or if that is not on record. */
  readonly estimate?: EstimateBasis;
  /** How the current index is derived, if an actual reading has overruled the estimate. */
  readonly estimateInForce?: EstimateBasis;
  /** An estimate of a day on which no meter was in place: its index is that of the removal before it (11.4). */
  readonly afterRemoval?: true;
}

/** Whether the index was seen on the meter, and is never derived. */
export const isFact = ({ kind, byEvidence }: Pick<ChainReading, 'kind' | 'byEvidence'>): boolean =>
  kind !== 'estimated' || byEvidence === true;

/** The same version of a method with the same readings. */
export const isSameBasis = (one: EstimateBasis | undefined, other: EstimateBasis): boolean =>
  one?.method === other.method &&
  one.methodVersion === other.methodVersion &&
  one.derivedFrom.length === other.derivedFrom.length &&
  one.derivedFrom.every((readingId) => other.derivedFrom.includes(readingId));

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

/** Evidence gave the index, or only the day; or the reading is derived from such a one (15.4-31, 15.4-39). */
export type ReadingChange = 'corrected' | 'dayCorrected' | 'derivedAnew';

/** What evidence gives for readings, by their id: the index, the day, or a rollover since the fact before. */
export interface RightReadings {
  readonly indexes?: ReadonlyMap<string, number>;
  readonly days?: ReadonlyMap<string, CivilDate>;
  /** Readings after a rollover that the head confirmed (15.4-33). */
  readonly rollovers?: ReadonlySet<string>;
}

/** Linear between the two facts around an estimate. */
export const linear = { method: 'betweenReadings', methodVersion: 1 } as const;
