import { isFact, judgeIndex, policyUntilPublished, rollsOver, type JudgementPolicy } from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { InstalledMeter } from '../meter.state.ts';
import { factsOf, ruleOfFinding } from '../recording/judging.ts';
import type { ExchangeMeter, TakingOff } from './exchange.messages.ts';

export type Judged = Pick<ExchangeMeter, 'today' | 'policy'>;
export type Off = Pick<TakingOff, 'exchangeId' | 'takenOffOn' | 'takenOff'>;

/**
 * Facts of the day count too: the removal is the last index of the meter. A figure that was kept and closes no period
 * yields to a document, because nobody can correct it and the head confirms the entry (15.4-32, 15.4-34).
 */
const factsBefore = (state: InstalledMeter, { takenOffOn, takenOff: { proof } }: Off) =>
  factsOf(proof === undefined ? state : { ...state, evidence: [] }).filter(({ readOn }) => readOn <= takenOffOn);

const judgeRemoval = (state: InstalledMeter, off: Off, { limits }: JudgementPolicy) => {
  const {
    takenOffOn: readOn,
    takenOff: { index, rolloverConfirmed = false },
  } = off;
  return judgeIndex({
    register: state,
    before: factsBefore(state, off),
    index: { readOn, index, ...(rolloverConfirmed && { rolloverConfirmed }) },
    limits,
  });
};

/**
 * The removal index is a reading from the meter: what makes a reading impossible makes it so too. A rollover needs a
 * person or the policy; an unusual consumption needs nobody else, because two persons decide anyway (11.4, 15.4-33,
 * 15.4-34).
 */
export const removalIndexMustBePossible = (
  state: InstalledMeter,
  off: Off,
  { policy = policyUntilPublished }: Judged,
): Rejection | false => {
  const { findings } = judgeRemoval(state, off, policy);
  const broken = findings.find(
    ({ kind }) =>
      kind !== 'standsStill' &&
      kind !== 'unusual' &&
      !(kind === 'unconfirmedRollover' && off.takenOff.rolloverConfirmed === true),
  );
  return broken !== undefined && ruleOfFinding(broken);
};

const lastBilled = ({ readings }: InstalledMeter, { takenOffOn }: Off) =>
  readings.findLast((reading) => isFact(reading) && reading.readOn <= takenOffOn)!;

/** A person accepted a figure of the days between, which is possible only after a rollover (15.4-32, 15.4-33). */
const evidenceShowsRollover = (state: InstalledMeter, off: Off): boolean => {
  const billed = lastBilled(state, off);
  return factsBefore(state, off).some(
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
    isLower && (confirmedByPolicy || off.takenOff.rolloverConfirmed === true || evidenceShowsRollover(state, off));
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
