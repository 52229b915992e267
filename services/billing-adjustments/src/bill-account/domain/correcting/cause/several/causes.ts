import type { CivilDate } from '@pishkhan/calendar';
import type { RightReadings } from '@pishkhan/consumption';
import type { BillCorrected } from '@pishkhan/contracts';

/** What is wrong about the bills: named by a case, or found by billing itself (15.4-32). */
export type CorrectionCause = NonNullable<BillCorrected['cause']>;
/** One wrong input. */
export type OneCause = Exclude<CorrectionCause, { readonly kind: 'several' }>;
export type CauseOf<Kind extends OneCause['kind']> = Extract<OneCause, { readonly kind: Kind }>;

/** Kinds in the order of a proposal. They are independent inputs, so the order is only that of the document. */
const inOrder: Readonly<Record<OneCause['kind'], number>> = {
  readings: 0,
  days: 1,
  terms: 2,
  tariffVersion: 3,
  miscItem: 4,
  estimateOverruled: 5,
  meterError: 6,
  faultPeriod: 7,
  faultPeriodWithdrawn: 8,
  lateExchange: 9,
  volumeFactor: 10,
  lateRemoval: 11,
};

/** The wrong inputs that a cause names: one, or several (15.4-38). */
export const causesOf = (cause: CorrectionCause): readonly OneCause[] =>
  cause.kind === 'several' ? cause.causes : [cause];

/** The cause of one kind; absent if another input was wrong. */
export const causeOf = <Kind extends OneCause['kind']>(cause: CorrectionCause, kind: Kind): CauseOf<Kind> | undefined =>
  causesOf(cause).find((each): each is CauseOf<Kind> => each.kind === kind);

/** The same cause in whatever order its parts are named: approvers sign one document (15.4-38, 15.4-39). */
export const ordered = (cause: CorrectionCause): CorrectionCause =>
  cause.kind === 'several'
    ? { ...cause, causes: cause.causes.toSorted((one, other) => inOrder[one.kind] - inOrder[other.kind]) }
    : cause;

/** Its part of issued bills has a line of its own in the next bill (A2-6). */
export const isOfFaultPeriod = (cause: CorrectionCause): boolean =>
  causesOf(cause).some(({ kind }) => kind === 'faultPeriod' || kind === 'faultPeriodWithdrawn');

/** What evidence gives for readings: indexes and days, by id of the reading. */
export const rightReadings = (cause: CorrectionCause): Required<Omit<RightReadings, 'rollovers'>> => ({
  indexes: new Map(causeOf(cause, 'readings')?.readings.map(({ readingId, rightIndex }) => [readingId, rightIndex])),
  days: new Map(causeOf(cause, 'days')?.readings.map(({ readingId, rightDay }) => [readingId, rightDay as CivilDate])),
});
