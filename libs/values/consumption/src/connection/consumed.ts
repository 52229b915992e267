import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { isFact, type ChainReading } from '../basis.ts';
import { factorsWithin, type VolumeFactor } from './factors.ts';
import { consumptionBetween, type RegisterDigits } from '../register.ts';
import {
  addVolumes,
  concerns,
  countedOfStep,
  litresOf,
  shareOfVolume,
  wholeVolume,
  type MeteringWindow,
  type RecordedStep,
  type Volume,
} from './windows.ts';

/** A reading with its meter. */
export type MeterReading = ChainReading & { readonly meterId: string };

/** What one meter measured of a period. */
export interface ConsumedPart {
  readonly meterId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly openingIndex: number;
  readonly closingIndex: number;
  /** M³ by the indexes. */
  readonly recorded: number;
  /** Litres that count: other than recorded in a window. */
  readonly litres: bigint;
  /** The windows with days of this part. */
  readonly windows: readonly MeteringWindow[];
  /** The factors of its days; empty if the index difference counts (11.4). */
  readonly factors: readonly VolumeFactor[];
}

/** The chain of a connection over all its meters, and the days on which one measured wrongly. */
export interface Measured<Reading extends MeterReading = MeterReading> {
  /** In the order of their days. */
  readonly readings: readonly Reading[];
  readonly registerOf: (meterId: string) => RegisterDigits;
  readonly windows: readonly MeteringWindow[];
  /** Of a major subscriber, in the order of record; absent of the others (11.4). */
  readonly factors?: readonly VolumeFactor[];
}

/**
 * M³ by the indexes since the reading before. Nothing is consumed before an installation (11.4). A removal below an
 * estimate counts nothing until the estimate is corrected (15.4-32). Negative if the index fell.
 */
const recordedBetween = (registerOf: Measured['registerOf'], from: MeterReading, to: MeterReading): number => {
  if (to.kind === 'installation') return 0;
  if (to.rolledOver) return consumptionBetween(registerOf(to.meterId), from.index, to.index);
  const isOverruling = to.kind === 'removal' && to.index < from.index && !isFact(from);
  return isOverruling ? 0 : to.index - from.index;
};

interface Step extends RecordedStep {
  readonly openingIndex: number;
  readonly closingIndex: number;
  /** Sums since the start of the chain, in litres. */
  readonly before: bigint;
  readonly after: bigint;
  readonly windows: readonly MeteringWindow[];
  readonly factors: readonly VolumeFactor[];
  readonly counted: Volume;
  /** From a removal to the next installation. */
  readonly isGap: boolean;
}

const stepsOf = ({ readings, registerOf, windows, factors = [] }: Measured): readonly Step[] => {
  let sum = wholeVolume(0);
  return readings.slice(1).map((to, place) => {
    const from = readings[place]!;
    const step = {
      meterId: to.meterId,
      from: from.readOn,
      to: to.readOn,
      recorded: recordedBetween(registerOf, from, to),
    };
    const isGap = to.kind === 'installation';
    const own = isGap ? [] : windows.filter((window) => concerns(step, window));
    const before = litresOf(sum);
    const counted = countedOfStep(step, own, factors);
    sum = addVolumes(sum, counted);
    return {
      ...step,
      openingIndex: from.index,
      closingIndex: to.index,
      before,
      after: litresOf(sum),
      windows: own,
      factors: isGap ? [] : factorsWithin(step, factors),
      counted,
      isGap,
    };
  });
};

/** The steps of one meter as one part. */
const partOf = (steps: readonly Step[]): ConsumedPart => {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  return {
    meterId: first.meterId,
    from: first.from,
    to: last.to,
    openingIndex: first.openingIndex,
    closingIndex: last.closingIndex,
    recorded: steps.reduce((sum, { recorded }) => sum + recorded, 0),
    litres: last.after - first.before,
    windows: [...new Set(steps.flatMap(({ windows }) => windows))],
    factors: [...new Set(steps.flatMap(({ factors }) => factors))],
  };
};

/**
 * What each meter measured between two readings of the chain: (removal − opening) + (closing − installation), however
 * many exchanges (11.4). Days of a window count by the window. Volumes are exact; sums since the start of the chain are
 * rounded to the litre, so that the periods add up to the whole (11.5).
 *
 * @param between Ids of the opening and of the closing reading
 */
export const consumedBetween = (
  measured: Measured,
  [opening, closing]: readonly [string, string],
): readonly ConsumedPart[] => {
  const { readings } = measured;
  const place = (id: string) => readings.findIndex(({ readingId }) => readingId === id);
  const [first, last] = [place(opening), place(closing)];
  // Without windows and factors every sum is whole.
  const isWhole = measured.windows.length === 0 && (measured.factors ?? []).length === 0;
  const from = isWhole ? first : 0;
  const steps = stepsOf({ ...measured, readings: readings.slice(from, last + 1) }).slice(first - from);
  const parts: Step[][] = [[]];
  for (const step of steps) {
    if (step.isGap) parts.push([]);
    else parts.at(-1)!.push(step);
  }
  return parts.filter((own) => own.length > 0).map(partOf);
};

/**
 * M³ that count from one day to another, exact: each step of the chain by days (11.5).
 *
 * @returns Undefined if the readings do not cover the days
 */
export const countedOnDays = (
  measured: Measured,
  [from, to]: readonly [CivilDate, CivilDate],
): { readonly volume: Volume; readonly readingIds: readonly string[] } | undefined => {
  const { readings } = measured;
  const covers = readings[0] !== undefined && readings[0].readOn <= from && readings.at(-1)!.readOn >= to;
  if (!covers) return undefined;
  const ids = new Set<string>();
  let volume = wholeVolume(0);
  for (const [place, step] of stepsOf(measured).entries()) {
    const [first, end] = [step.from > from ? step.from : from, step.to < to ? step.to : to];
    if (first >= end) continue;
    volume = addVolumes(volume, shareOfVolume(step.counted, daysBetween(first, end), daysBetween(step.from, step.to)));
    for (const { readingId } of [readings[place]!, readings[place + 1]!]) ids.add(readingId);
  }
  return { volume, readingIds: [...ids] };
};

export const litresConsumed = (parts: readonly ConsumedPart[]): bigint =>
  parts.reduce((sum, { litres }) => sum + litres, 0n);
