import { accept, nothing, type Rejection } from '@pishkhan/decider';
import { acceptedEvents, evidenceEvent } from '../recording/accepting.ts';
import { evidenceFigures, holds, judgeOnDay, ruleOfFinding } from '../recording/judging.ts';
import { isFact, judgeIndex, policyUntilPublished, type IndexLimits, type IndexOnDay } from '@pishkhan/consumption';
import type { MeterEvent } from '../meter.messages.ts';
import { dayMustHaveOneReading, indexMustFitRegister, indexMustNotFall } from '../meter.rules.ts';
import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import { readingMustPrecedeRemoval } from '../exchanging/exchange.rules.ts';
import { registersMustBeEnteredAnew } from '../recording/registers/register-set.rules.ts';
import { standstillReviewOf } from './review.evolve.ts';
import type {
  AcceptHeldReading,
  CorrectHeldReading,
  ReadingReviewEnded,
  ReviewDecision,
  ReviewOutcome,
} from './review.messages.ts';
import {
  entryMustBeReviewedByAnother,
  impossibleAmong,
  onlyAReadingMayBeCorrected,
  overrideMustBeByTheHead,
  overrideMustNameEvidence,
  readerMustNotReviewTheOwnReading,
  reviewMustBeOpen,
  reviewMustExist,
} from './review.rules.ts';

/** The decision of a person on a reading that waits, or on a standstill (11.4, F8). */
export const reviewReading = (command: ReviewDecision, state: InstalledMeter) => {
  if (command.reviewId === standstillReviewOf(state.meterId)) return reviewStandstill(command, state);
  const held = state.held.findLast(({ reviewId }) => reviewId === command.reviewId);
  if (!held) return reviewMustExist(command.reviewId);
  if (held.ended)
    return held.ended.outcome === outcomeOf[command.type] ? nothing() : reviewMustBeOpen(held.ended.outcome);
  const isJudged = command.type !== 'OrderReadingVisit';
  const own =
    isJudged &&
    (readerMustNotReviewTheOwnReading(held.readerId, command.by) ||
      entryMustBeReviewedByAnother(held.enteredBy, command.by));
  if (own) return own;
  switch (command.type) {
    case 'AcceptHeldReading':
      return acceptHeld(command, held, state);
    case 'CorrectHeldReading':
      return correctHeld(command, held, state);
    case 'RejectHeldReading':
      return accept<MeterEvent>(ended(command, state));
    case 'OrderReadingVisit':
      return held.visitOrdered ? nothing() : accept(visitOrdered(command, state));
  }
};

const outcomeOf: Readonly<Record<ReviewDecision['type'], ReviewOutcome | undefined>> = {
  AcceptHeldReading: 'accepted',
  CorrectHeldReading: 'corrected',
  RejectHeldReading: 'rejected',
  OrderReadingVisit: undefined,
};

const reviewStandstill = (command: ReviewDecision, state: InstalledMeter) => {
  if (!state.stoodStill) return reviewMustExist(command.reviewId);
  switch (command.type) {
    case 'AcceptHeldReading':
      return state.standstillReview === 'accepted' ? nothing() : accept<MeterEvent>(ended(command, state));
    case 'OrderReadingVisit':
      return state.standstillReview === 'visitOrdered' ? nothing() : accept(visitOrdered(command, state));
    case 'CorrectHeldReading':
    case 'RejectHeldReading':
      return onlyAReadingMayBeCorrected();
  }
};

const ended = (
  command: ReviewDecision,
  { meterId, accountId }: InstalledMeter,
  more: Partial<ReadingReviewEnded['data']> = {},
): ReadingReviewEnded => ({
  type: 'ReadingReviewEnded',
  data: {
    reviewId: command.reviewId,
    meterId,
    accountId,
    outcome: outcomeOf[command.type]!,
    reason: command.reason,
    ...('evidence' in command && command.evidence !== undefined && { evidence: command.evidence }),
    ...more,
    endedOn: command.today,
  },
});

const visitOrdered = (
  { reviewId, reason, today }: ReviewDecision,
  { meterId, accountId }: InstalledMeter,
): MeterEvent => ({
  type: 'ReadingVisitOrdered',
  data: { reviewId, meterId, accountId, reason, orderedOn: today },
});

/** The day's reading is billed already: changing it needs a correction of its bills (11.8-2). */
const dayMustBeOpen = ({ readOn }: HeldReading, { readings }: InstalledMeter): Rejection | false => {
  const taken = readings.find((reading) => reading.readOn === readOn && reading.kind === 'actual');
  return taken !== undefined && dayMustHaveOneReading(readOn, taken.index);
};

/**
 * Whether the index falls below the last billed one. Evidence of a later day may itself be misread, and bounds no
 * reading that the head accepts (15.4-32, 15.4-34).
 *
 * @param limits Without them only the capacity bounds a rollover
 */
const fallSinceBilled = (state: InstalledMeter, index: IndexOnDay, limits?: IndexLimits) => {
  const before = state.readings.filter((reading) => isFact(reading) && reading.readOn < index.readOn).slice(-1);
  const { findings } = judgeIndex({ register: state, before, index, ...(limits && { limits }) });
  return findings.find((finding) => finding.kind === 'falls');
};

/**
 * A confirmed rollover or unusual consumption is billed. With the head's evidence an index above the capacity is billed
 * too. One that falls is evidence of its day, because no consumption is negative, unless the head names evidence of a
 * rollover that the capacity allows (15.4-34). A reader's estimate that falls is evidence of nothing.
 */
const acceptHeld = (command: AcceptHeldReading, held: HeldReading, state: InstalledMeter) => {
  const { readOn, index, kind } = held;
  const { policy = policyUntilPublished, evidence } = command;
  const { findings } = judgeOnDay(state, { readOn, index }, kind, policy);
  const impossible = impossibleAmong(findings);
  const overridden = [...impossible, ...evidenceFigures(state, { readOn, index })];
  const refusal =
    readingMustPrecedeRemoval(readOn, state.takenOff?.on) ||
    indexMustFitRegister(state, index) ||
    dayMustBeOpen(held, state) ||
    overrideMustBeByTheHead(overridden, command.byHead) ||
    overrideMustNameEvidence(overridden, evidence);
  if (refusal) return refusal;
  const guess = kind === 'estimated' && impossible.find((finding) => finding.kind === 'falls');
  if (guess) return indexMustNotFall(guess);
  const override = overridden.length > 0 && evidence !== undefined && { override: { evidence, findings: overridden } };
  const confirmed = { by: 'person', reviewId: held.reviewId, ...override } as const;
  const fall = impossible.some((finding) => finding.kind === 'falls')
    ? fallSinceBilled(state, { readOn, index }, policy.limits)
    : undefined;
  const impossibleRollover = fall && command.rolledOver && fallSinceBilled(state, { readOn, index });
  if (impossibleRollover) return indexMustNotFall(impossibleRollover);
  const estimate = kind === 'estimated' && { because: 'readerEstimated' as const, method: 'byReader' as const };
  const figure = { index, kind, confirmed, ...(estimate && { estimate }) };
  return accept<MeterEvent>(
    ended(command, state, overridden.length > 0 ? { overridden } : {}),
    ...(fall && !command.rolledOver
      ? [evidenceEvent(state, held, figure)]
      : acceptedEvents(state, { ...held, policy }, figure)),
  );
};

/**
 * The right index is judged again; a person confirms a rollover or an unusual consumption with it (15.4-34). The office
 * names it, so that no contractor is charged for it (A3-5; F16).
 */
const correctHeld = (command: CorrectHeldReading, held: HeldReading, state: InstalledMeter) => {
  const right = { readOn: held.readOn, index: command.rightIndex };
  const { contractorId: _, contractId: __, zone: ___, ...source } = held;
  const { policy = policyUntilPublished } = command;
  const { findings } = judgeOnDay(state, right, 'actual', policy);
  const [impossible] = impossibleAmong(findings.filter(holds));
  const others = evidenceFigures(state, right);
  const refusal =
    registersMustBeEnteredAnew(held) ||
    readingMustPrecedeRemoval(held.readOn, state.takenOff?.on) ||
    dayMustBeOpen(held, state) ||
    (impossible !== undefined && ruleOfFinding(impossible)) ||
    overrideMustBeByTheHead(others, command.byHead);
  if (refusal) return refusal;
  const override = others.length > 0 && { override: { evidence: command.evidence, findings: others } };
  const confirmed = { by: 'person', reviewId: held.reviewId, ...override } as const;
  return accept<MeterEvent>(
    ended(command, state, { rightIndex: command.rightIndex, ...(others.length > 0 && { overridden: others }) }),
    ...acceptedEvents(
      state,
      { ...source, policy, rawIndex: held.index },
      { index: command.rightIndex, kind: 'actual', confirmed },
    ),
  );
};
