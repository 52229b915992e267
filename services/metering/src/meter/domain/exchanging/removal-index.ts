import {
  isFact,
  judgeIndex,
  policyUntilPublished,
  rollsOver,
  type IndexFinding,
  type IndexJudgement,
  type JudgementPolicy,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { InstalledMeter } from '../meter.state.ts';
import { factsOf, ruleOfFinding } from '../recording/judging.ts';
import type { ExchangeMeter, TakingOff } from './exchange.messages.ts';

export type Judged = Pick<ExchangeMeter, 'today' | 'policy'>;
export type Off = Pick<TakingOff, 'exchangeId' | 'takenOffOn' | 'takenOff'>;

const judgedAfter = (
  before: ReturnType<typeof factsOf>,
  state: InstalledMeter,
  { takenOffOn: readOn, takenOff: { index, rolloverConfirmed = false } }: Off,
  { limits }: JudgementPolicy,
) =>
  judgeIndex({
    register: state,
    before,
    index: { readOn, index, ...(rolloverConfirmed && { rolloverConfirmed }) },
    limits,
  });

/** An unusual consumption needs nobody else, because two persons decide anyway (15.4-34). */
const brokenIn = ({ findings }: IndexJudgement, { takenOff }: Off): IndexFinding | undefined =>
  findings.find(
    ({ kind }) =>
      kind !== 'standsStill' &&
      kind !== 'unusual' &&
      !(kind === 'unconfirmedRollover' && takenOff.rolloverConfirmed === true),
  );

/**
 * Facts of the day count too: the removal is the last index of the meter. If it is not possible after them, figures
 * that were kept and close no period yield to a document, because no case can correct them, and the head confirms the
 * entry (15.4-32, 15.4-34).
 */
const factsBefore = (state: InstalledMeter, off: Off, policy: JudgementPolicy) => {
  const until = (meter: InstalledMeter) => factsOf(meter).filter(({ readOn }) => readOn <= off.takenOffOn);
  const all = until(state);
  const yields = off.takenOff.proof !== undefined && brokenIn(judgedAfter(all, state, off, policy), off) !== undefined;
  return yields ? until({ ...state, evidence: [] }) : all;
};

const judgeRemoval = (state: InstalledMeter, off: Off, policy: JudgementPolicy) =>
  judgedAfter(factsBefore(state, off, policy), state, off, policy);

/**
 * The removal index is a reading from the meter: what makes a reading impossible makes it so too. A rollover needs a
 * person or the policy (11.4, 15.4-33, 15.4-34).
 */
export const removalIndexMustBePossible = (
  state: InstalledMeter,
  off: Off,
  { policy = policyUntilPublished }: Judged,
): Rejection | false => {
  const broken = brokenIn(judgeRemoval(state, off, policy), off);
  return broken !== undefined && ruleOfFinding(broken);
};

const lastBilled = ({ readings }: InstalledMeter, { takenOffOn }: Off) =>
  readings.findLast((reading) => isFact(reading) && reading.readOn <= takenOffOn)!;

/** A person accepted a figure of the days between, which is possible only after a rollover (15.4-32, 15.4-33). */
const evidenceShowsRollover = (state: InstalledMeter, off: Off, policy: JudgementPolicy): boolean => {
  const billed = lastBilled(state, off);
  return factsBefore(state, off, policy).some(
    ({ readOn, index }) => readOn > billed.readOn && index < billed.index && index <= off.takenOff.index,
  );
};

/** The removal as the last reading, with the marks that its index has against the readings before (11.4, 15.4-33). */
export const removalReadingOf = (state: InstalledMeter, off: Off, { policy = policyUntilPublished }: Judged) => {
  const { index, seals } = off.takenOff;
  const readingId = derivedId('removal', state.meterId, off.exchangeId);
  const { confirmedByPolicy } = judgeRemoval(state, off, policy);
  const isLower = index < lastBilled(state, off).index;
  const isConfirmed =
    isLower &&
    (confirmedByPolicy || off.takenOff.rolloverConfirmed === true || evidenceShowsRollover(state, off, policy));
  const confirmed = isConfirmed && { rolloverConfirmed: true };
  const reading = { readingId, readOn: off.takenOffOn, index, kind: 'actual' as const, ...confirmed };
  return {
    readingId,
    index,
    ...confirmed,
    ...(rollsOver(state, state.readings, reading, state.history) && { rolledOver: true as const }),
    ...(seals && { seals }),
  };
};
