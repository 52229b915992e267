import type { CivilDate } from '@pishkhan/calendar';
import {
  deriveChain,
  isFact,
  judgeIndex,
  sourcesOf,
  type ChainReading,
  type IndexFinding,
  type IndexJudgement,
  type IndexOnDay,
  type IndexToCompare,
  type JudgementPolicy,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import { consumptionMustNotExceedCapacity, indexMustFitRegister, indexMustNotFall } from '../meter.rules.ts';
import { readingMustPrecedeRemoval } from '../exchanging/exchange.rules.ts';
import type { HeldFinding } from '../reviewing/review.messages.ts';
import {
  consumptionMustBeUsual,
  dayMustHaveOneFigure,
  indexMustMove,
  rolloverMustBeConfirmed,
} from '../reviewing/review.rules.ts';
import type { InstalledMeter } from '../meter.state.ts';

const byDay = (one: IndexOnDay, other: IndexOnDay) => (one.readOn < other.readOn ? -1 : 1);

/** Indexes read from the meter or given by evidence, in the order of their days: an estimate is a guess (15.4-32). */
export const factsOf = ({ readings, evidence }: InstalledMeter): readonly IndexToCompare[] =>
  [
    ...readings.filter(isFact),
    ...evidence.map(({ readOn, index, reviewId }) => ({ readOn, index, rolloverConfirmed: reviewId !== undefined })),
  ].sort(byDay);

/**
 * The readings that later estimates are derived from, without estimates that a reading overrules (15.4-32), and with
 * those of former meters (A2-6).
 */
export const historyOf = (meter: InstalledMeter): readonly ChainReading[] =>
  sourcesOf<ChainReading>(meter, meter.readings, meter.history);

/** A standstill is reported, but holds no reading. */
export const holds = ({ kind }: HeldFinding): boolean => kind !== 'standsStill';

/**
 * A reader's estimate that its chain does not keep: since the last fact it counts less than the estimates before it, if
 * one of them has rolled over. Billing derives it with the same function (15.4-31).
 */
const fallOfGuess = (meter: InstalledMeter, { readOn, index }: IndexOnDay): readonly IndexFinding[] => {
  const guess = { readingId: '', readOn, index, kind: 'estimated' as const };
  const last = meter.readings.at(-1)!;
  const isKept =
    last.readOn >= readOn || deriveChain(meter, [...meter.readings, guess], {}, meter.history).at(-1)!.index === index;
  if (isKept) return [];
  const earlier = { readOn: last.readOn, index: last.index };
  return [{ kind: 'falls', earlier, later: { readOn, index }, judged: 'later' }];
};

/** The judgement of an arriving or waiting reading. */
export type DayJudgement = Omit<IndexJudgement, 'findings'> & { readonly findings: readonly HeldFinding[] };

/** The meter was taken off before: the figure may be that of the next one, and is nobody's until a person decides. */
const notThere = (takenOffOn: CivilDate, { readOn, index }: IndexOnDay): DayJudgement => ({
  rolledOver: false,
  confirmedByPolicy: false,
  findings: [{ kind: 'takenOff', readOn, index, takenOffOn }],
});

/**
 * An index between the facts before and after its day; a reader's estimate is compared with estimates too. It is billed
 * from the last accepted reading, so that it must not be below that one either, if evidence of a later day is.
 */
export const judgeOnDay = (
  meter: InstalledMeter,
  index: IndexOnDay,
  kind: 'actual' | 'estimated',
  { limits }: JudgementPolicy,
): DayJudgement => {
  if (meter.takenOff && index.readOn > meter.takenOff.on) return notThere(meter.takenOff.on, index);
  const known = kind === 'actual' ? factsOf(meter) : historyOf(meter);
  const before = known.filter(({ readOn }) => readOn < index.readOn);
  const after = known.find(({ readOn }) => readOn > index.readOn);
  const history = kind === 'actual' && meter.history ? { history: meter.history } : {};
  const judgement = judgeIndex({ register: meter, before, index, ...(after && { after }), limits, ...history });
  const billed = meter.readings.findLast((each) => isFact(each) && each.readOn < index.readOn);
  const last = before.at(-1);
  const isLast = billed && billed.readOn === last?.readOn && billed.index === last.index;
  if (judgement.findings.some(holds)) return judgement;
  const fall = kind === 'estimated' ? fallOfGuess(meter, index) : [];
  if (fall.length > 0) return { ...judgement, findings: fall };
  if (!billed || isLast) return judgement;
  const sinceBilled = judgeIndex({ register: meter, before: [billed], index, limits, ...history });
  return sinceBilled.findings.some(holds) ? sinceBilled : judgement;
};

/** Another figure of the day that was accepted: whoever judges this one must see both (15.4-46). */
export const acceptedFigureOf = (
  { readings, evidence }: InstalledMeter,
  { readOn, index }: IndexOnDay,
): HeldFinding[] => {
  const accepted = readings.filter(({ kind }) => kind === 'actual');
  const ofDay = [...accepted.map((each) => ({ readOn: each.readOn, index: each.acceptedIndex })), ...evidence];
  const other = ofDay.find((each) => each.readOn === readOn && each.index !== index);
  return other === undefined ? [] : [{ kind: 'twoFigures', readOn, index, other: other.index }];
};

/** Another figure of the day that waits for a person (15.4-46). */
export const waitingFigureOf = ({ held }: InstalledMeter, { readOn, index }: IndexOnDay): HeldFinding[] => {
  const other = held.find((each) => each.ended === undefined && each.readOn === readOn && each.index !== index);
  return other === undefined ? [] : [{ kind: 'twoFigures', readOn, index, other: other.index }];
};

/** Evidence of the day with another figure; a day has one, so the head decides which counts (15.4-34, 15.4-46). */
export const evidenceFigures = ({ evidence }: InstalledMeter, { readOn, index }: IndexOnDay): HeldFinding[] =>
  evidence
    .filter((each) => each.readOn === readOn && each.index !== index)
    .map((each) => ({ kind: 'twoFigures', readOn, index, other: each.index }));

/** The last fact before a day; every meter has its installation. */
export const factBefore = (meter: InstalledMeter, day: CivilDate): IndexOnDay => {
  const { readOn, index } = factsOf(meter).findLast((fact) => fact.readOn < day) ?? meter.readings[0]!;
  return { readOn, index };
};

/** A finding as the rule that it breaks, for the contractor's answer. */
export const ruleOfFinding = (finding: HeldFinding): Rejection | false => {
  switch (finding.kind) {
    case 'moreDigits':
      return indexMustFitRegister(finding, finding.index);
    case 'falls':
      return indexMustNotFall(finding);
    case 'exceedsCapacity':
      return consumptionMustNotExceedCapacity(finding);
    case 'unconfirmedRollover':
      return rolloverMustBeConfirmed(finding);
    case 'unusual':
      return consumptionMustBeUsual(finding);
    case 'twoFigures':
      return dayMustHaveOneFigure(finding);
    case 'standsStill':
      return indexMustMove(finding);
    case 'takenOff':
      return readingMustPrecedeRemoval(finding.readOn, finding.takenOffOn);
  }
};
