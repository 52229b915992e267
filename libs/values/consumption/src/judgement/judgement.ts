import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { mostBetween, type MeterRegister } from '../capacity.ts';
import { deriveIndex } from '../estimate.ts';
import {
  consumptionBetween,
  indexesOf,
  MOST_ROLLOVER_PERCENT,
  type IndexOnDay,
  type IndexToCompare,
} from '../register.ts';
import type { IndexLimits } from './judgement.policy.ts';

/** Two indexes that are compared, in the order of their days; the judged one is the later or the earlier of them. */
interface Compared {
  readonly earlier: IndexOnDay;
  readonly later: IndexOnDay;
  readonly judged: 'earlier' | 'later';
}

/**
 * A reason why an index needs a person, with its numbers (15.4-34):
 *
 * - `moreDigits`: the register cannot show it (11.4)
 * - `falls`: the later index is lower, and a rollover is impossible (11.4)
 * - `exceedsCapacity`: more than the meter lets through in these days (13.3)
 * - `unconfirmedRollover`: the later index is lower, and a rollover is possible (15.4-33)
 * - `unusual`: a multiple of the same season of the year before
 * - `standsStill`: the index of several readings in a row (A2)
 */
export type IndexFinding =
  | { readonly kind: 'moreDigits'; readonly index: number; readonly registerDigits: number }
  | ({ readonly kind: 'falls' } & Compared)
  | ({ readonly kind: 'exceedsCapacity'; readonly consumption: number; readonly most: number } & Compared)
  | ({
      readonly kind: 'unconfirmedRollover';
      readonly consumption: number;
      readonly most: number;
      /** M³ of the same season; absent without readings of it. */
      readonly usual?: number;
    } & Compared)
  | ({ readonly kind: 'unusual'; readonly consumption: number; readonly usual: number } & Compared)
  | { readonly kind: 'standsStill'; readonly index: number; readonly since: CivilDate; readonly readings: number };

export type IndexFindingKind = IndexFinding['kind'];

/** Findings that no confirmation explains: only the head overrides them, with evidence (15.4-34). */
export const impossibleFindings: readonly IndexFindingKind[] = ['moreDigits', 'falls', 'exceedsCapacity'];
export const isImpossible = ({ kind }: IndexFinding): boolean => impossibleFindings.includes(kind);

/** An index, and the facts around it. Facts are read from the meter: an estimate bounds no index (15.4-31, 15.4-32). */
export interface JudgedIndex {
  readonly register: MeterRegister;
  /** Facts before it, in the order of their days, starting with the installation. */
  readonly before: readonly IndexToCompare[];
  readonly index: IndexToCompare;
  /** The next fact, such as the index seen at a visit. */
  readonly after?: IndexToCompare;
  /** Readings of former meters on the axis of this register: for what is usual, not for what is possible (15.4-34). */
  readonly history?: readonly IndexOnDay[];
  /** Without a policy no rollover is confirmed, and nothing is unusual or stands still. */
  readonly limits?: IndexLimits;
}

export interface IndexJudgement {
  /** The register has rolled over since the fact before, or could have. */
  readonly rolledOver: boolean;
  /** The policy's limits confirm the rollover (15.4-33). */
  readonly confirmedByPolicy: boolean;
  readonly findings: readonly IndexFinding[];
}

/** M³ of the same Jalali days of the year before; undefined if the facts do not cover them. */
const usualBetween = (register: MeterRegister, facts: readonly IndexOnDay[], to: CivilDate): number | undefined => {
  const lastYear = deriveIndex({ method: 'sameDaysLastYear', methodVersion: 2 }, register, facts, to);
  return lastYear && consumptionBetween(register, facts.at(-1)!.index, lastYear.index);
};

interface Limited {
  readonly consumption: number;
  readonly most: number;
  readonly usual: number | undefined;
}

const isSmallRollover = ({ consumption, most, usual }: Limited, limits: IndexLimits | undefined): boolean =>
  limits !== undefined &&
  usual !== undefined &&
  consumption * 100 <= most * limits.confirmPercentOfCapacity &&
  consumption <= usual * limits.confirmTimesSameSeason;

const unusual = (
  { consumption, usual }: Limited,
  compared: Compared,
  limits: IndexLimits | undefined,
): readonly IndexFinding[] => {
  if (limits === undefined || limits.unusualTimesSameSeason === 0 || usual === undefined) return [];
  const days = Math.max(1, daysBetween(compared.earlier.readOn, compared.later.readOn));
  const isUnusual =
    consumption >= usual * limits.unusualTimesSameSeason &&
    consumption * 30 >= limits.unusualCubicMetresPer30Days * days;
  return isUnusual ? [{ kind: 'unusual', ...compared, consumption, usual }] : [];
};

/** A version that an earlier release published with a wider share counts with the widest one. */
const shareOf = ({ rolloverPercentOfRegister }: IndexLimits): number =>
  Math.min(rolloverPercentOfRegister, MOST_ROLLOVER_PERCENT);

const isWithinShare = (register: MeterRegister, { consumption }: Limited, limits: IndexLimits | undefined): boolean =>
  consumption * 100 <= indexesOf(register) * (limits ? shareOf(limits) : 100);

const onDay = ({ readOn, index }: IndexOnDay): IndexOnDay => ({ readOn, index });

/**
 * Judges the step from one index to the next one. A confirmed rollover needs no second confirmation, unless it is
 * beyond the policy's share of the register.
 */
const judgeStep = (
  { register, limits, history = [] }: JudgedIndex,
  facts: readonly IndexOnDay[],
  [earlier, later, judged]: readonly [IndexToCompare, IndexToCompare, Compared['judged']],
): IndexJudgement => {
  const compared = { earlier: onDay(earlier), later: onDay(later), judged };
  const numbers = {
    consumption: consumptionBetween(register, earlier.index, later.index),
    most: mostBetween(register, earlier.readOn, later.readOn),
    usual: usualBetween(register, [...history, ...facts], later.readOn),
  };
  const { consumption, most, usual } = numbers;
  const rolledOver = later.index < earlier.index;
  if (rolledOver) {
    const isConfirmed = later.rolloverConfirmed === true;
    const isSmall = isWithinShare(register, numbers, limits);
    if (consumption > most || !(isSmall || isConfirmed))
      return { rolledOver: false, confirmedByPolicy: false, findings: [{ kind: 'falls', ...compared }] };
    if (isSmallRollover(numbers, limits)) return { rolledOver, confirmedByPolicy: true, findings: [] };
    if (isConfirmed && isSmall)
      return { rolledOver, confirmedByPolicy: false, findings: unusual(numbers, compared, limits) };
    const unconfirmed = { kind: 'unconfirmedRollover', ...compared, consumption, most } as const;
    return {
      rolledOver,
      confirmedByPolicy: false,
      findings: [{ ...unconfirmed, ...(usual !== undefined && { usual }) }],
    };
  }
  const findings: readonly IndexFinding[] =
    consumption > most
      ? [{ kind: 'exceedsCapacity', ...compared, consumption, most }]
      : unusual(numbers, compared, limits);
  return { rolledOver, confirmedByPolicy: false, findings };
};

const standstill = ({ before, index, limits }: JudgedIndex): readonly IndexFinding[] => {
  const still = before.slice(before.findLastIndex((fact) => fact.index !== index.index) + 1);
  const readings = still.length + 1;
  return limits !== undefined && readings >= limits.readingsOfAStandstill
    ? [{ kind: 'standsStill', index: index.index, since: still[0]!.readOn, readings }]
    : [];
};

/**
 * The one judgement of an index: of an arriving reading, of a visit, of a corrected and of a declared index (13.3,
 * 11.4, 15.4-33, 15.4-34). It compares with the facts before and after it, never with an estimate.
 */
export const judgeIndex = (judged: JudgedIndex): IndexJudgement => {
  const { register, before, index, after } = judged;
  if (index.index >= indexesOf(register)) {
    const { registerDigits } = register;
    const moreDigits = { kind: 'moreDigits', index: index.index, registerDigits } as const;
    return { rolledOver: false, confirmedByPolicy: false, findings: [moreDigits] };
  }
  const previous = before.at(-1);
  const since = previous && judgeStep(judged, before, [previous, index, 'later']);
  const until = after && judgeStep(judged, [...before, index], [index, after, 'earlier']).findings;
  return {
    rolledOver: since?.rolledOver ?? false,
    confirmedByPolicy: since?.confirmedByPolicy ?? false,
    findings: [...(since?.findings ?? []), ...(until ?? []), ...standstill(judged)],
  };
};
