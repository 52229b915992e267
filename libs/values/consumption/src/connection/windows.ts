import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { factorDaysOf, type VolumeFactor } from './factors.ts';

/**
 * Days on which a meter did not measure rightly. `error`: it registered too much or too little, so what it recorded is
 * divided by 1 + error (15.4-17). `fault`: it did not measure, and the volume of a method replaces what it recorded
 * (A2-6).
 */
export type MeteringWindow = {
  readonly meterId: string;
  readonly from: CivilDate;
  /** Not part of it; absent until the meter is taken off. */
  readonly to?: CivilDate;
} & (
  | { readonly kind: 'error'; /** Hundredths of a per cent. */ readonly errorBasisPoints: number }
  | { readonly kind: 'fault'; readonly to: CivilDate; readonly cubicMetres: number }
);

/** An exact volume in m³. */
export interface Volume {
  readonly above: bigint;
  readonly below: bigint;
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));

const volume = (above: bigint, below: bigint): Volume => {
  const divisor = commonDivisor(above < 0n ? -above : above, below) || 1n;
  return { above: above / divisor, below: below / divisor };
};

export const wholeVolume = (cubicMetres: number): Volume => ({ above: BigInt(cubicMetres), below: 1n });

export const addVolumes = (one: Volume, other: Volume): Volume =>
  volume(one.above * other.below + other.above * one.below, one.below * other.below);

/** A volume that is a fraction of another one. */
export const shareOfVolume = ({ above, below }: Volume, part: number, whole: number): Volume =>
  volume(above * BigInt(part), below * BigInt(whole));

const floorOf = (above: bigint, below: bigint): bigint => above / below - (above % below < 0n ? 1n : 0n);

/** Whole m³, rounded down. */
export const wholePart = ({ above, below }: Volume): number => Number(floorOf(above, below));

/** Litres, half up: of sums since one point, so that the differences of rounded sums add up (11.5). */
export const litresOf = ({ above, below }: Volume): bigint => floorOf(2_000n * above + below, 2n * below);

/** What a meter recorded between two readings. */
export interface RecordedStep {
  readonly meterId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly recorded: number;
}

/**
 * Days of the step inside a window. Two readings of one day record for that day, which the window includes up to its
 * end.
 */
const daysInside = ({ from, to }: RecordedStep, window: MeteringWindow): number => {
  if (from === to) return window.from <= from && (window.to === undefined || from <= window.to) ? 1 : 0;
  const [first, end] = [window.from > from ? window.from : from, window.to && window.to < to ? window.to : to];
  return Math.max(0, daysBetween(first, end));
};

/** Whether the window changes what counts of the step. */
export const concerns = (step: RecordedStep, window: MeteringWindow): boolean =>
  window.meterId === step.meterId && daysInside(step, window) > 0;

/** Days of a step with one factor: what it recorded of them counts by the factor, the volume of a fault as it is. */
interface CountedDays extends RecordedStep {
  readonly days: number;
  readonly stepDays: number;
  readonly factor?: VolumeFactor;
}

const byFactor = (measured: Volume, { factor }: CountedDays): Volume =>
  factor ? shareOfVolume(measured, factor.millionths, 1_000_000) : measured;

const inside = (step: CountedDays, days: number, window: MeteringWindow): Volume =>
  window.kind === 'error'
    ? byFactor(
        shareOfVolume(
          shareOfVolume(wholeVolume(step.recorded), days, step.stepDays),
          10_000,
          10_000 + window.errorBasisPoints,
        ),
        step,
      )
    : shareOfVolume(wholeVolume(window.cubicMetres), days, daysBetween(window.from, window.to));

const countedOfDays = (step: CountedDays, windows: readonly MeteringWindow[]): Volume => {
  let [left, sum] = [step.days, wholeVolume(0)];
  for (const window of windows.filter((each) => concerns(step, each))) {
    const days = daysInside(step, window);
    left -= days;
    // Two readings of one day are no day of a fault: its volume is counted by the days before (A2-6).
    if (window.kind === 'error' || step.from !== step.to) sum = addVolumes(sum, inside(step, days, window));
  }
  return addVolumes(sum, byFactor(shareOfVolume(wholeVolume(step.recorded), left, step.stepDays), step));
};

/**
 * What counts of a step, exact: it is cut by days (11.5, 15.4-50), days of a window count by the window, the others as
 * recorded, and measured gas is converted by the factor of its day (11.4).
 *
 * @param windows Of no day twice
 * @param factors In the order of record
 */
export const countedOfStep = (
  step: RecordedStep,
  windows: readonly MeteringWindow[],
  factors: readonly VolumeFactor[] = [],
): Volume => {
  const stepDays = Math.max(1, daysBetween(step.from, step.to));
  return factorDaysOf(step, factors)
    .map((part) =>
      countedOfDays({ ...step, ...part, stepDays, days: Math.max(1, daysBetween(part.from, part.to)) }, windows),
    )
    .reduce(addVolumes);
};

interface Days {
  readonly from: CivilDate;
  /** Not part of them. */
  readonly to: CivilDate;
}

/**
 * What a meter measures evenly on some days, as it counts: in standard m³ on days with a factor (11.4).
 *
 * @param factors In the order of record
 */
export const countedEvenly = (measured: Volume, days: Days, factors: readonly VolumeFactor[] = []): Volume =>
  factorDaysOf(days, factors)
    .map(({ from, to, factor }) => {
      const share = shareOfVolume(measured, daysBetween(from, to), daysBetween(days.from, days.to));
      return factor ? shareOfVolume(share, factor.millionths, 1_000_000) : share;
    })
    .reduce(addVolumes);

/** Whether both are about days of one meter. */
export const overlap = (one: MeteringWindow, other: MeteringWindow): boolean =>
  one.meterId === other.meterId &&
  (other.to === undefined || one.from < other.to) &&
  (one.to === undefined || other.from < one.to);
