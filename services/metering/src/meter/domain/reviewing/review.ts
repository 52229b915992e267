import { accept, nothing, type Rejection } from '@pishkhan/decider';
import { acceptedEvents, evidenceEvent } from '../recording/accepting.ts';
import { holds, judgeOnDay, ruleOfFinding } from '../recording/judging.ts';
import { isFact, judgeIndex, policyUntilPublished, type IndexOnDay } from '@pishkhan/consumption';
import type { MeterEvent } from '../meter.messages.ts';
import { dayMustHaveOneReading, indexMustFitRegister } from '../meter.rules.ts';
import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import { standstillReviewOf } from './review.evolve.ts';
import type {
  AcceptHeldReading,
  CorrectHeldReading,
  ReadingReviewEnded,
  ReviewDecision,
  ReviewOutcome,
} from './review.messages.ts';
import {
  impossibleAmong,
  onlyAReadingMayBeCorrected,
  overrideMustBeByTheHead,
  overrideMustNameEvidence,
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
 */
const fallsSinceBilled = (state: InstalledMeter, index: IndexOnDay): boolean => {
  const before = state.readings.filter((reading) => isFact(reading) && reading.readOn < index.readOn).slice(-1);
  const { limits } = policyUntilPublished;
  return judgeIndex({ register: state, before, index, limits }).findings.some(({ kind }) => kind === 'falls');
};

/**
 * A confirmed rollover or unusual consumption is billed. With the head's evidence an index above the capacity is billed
 * too; one that falls is evidence of its day, because no consumption is negative (15.4-34).
 */
const acceptHeld = (command: AcceptHeldReading, held: HeldReading, state: InstalledMeter) => {
  const { readOn, index, kind } = held;
  const { findings, rolledOver } = judgeOnDay(state, { readOn, index }, kind, policyUntilPublished);
  const impossible = impossibleAmong(findings);
  const refusal =
    indexMustFitRegister(state, index) ||
    dayMustBeOpen(held, state) ||
    overrideMustBeByTheHead(impossible, command.byHead) ||
    overrideMustNameEvidence(impossible, command.evidence);
  if (refusal) return refusal;
  const confirmed = { by: 'person', reviewId: held.reviewId } as const;
  const falls = impossible.some((finding) => finding.kind === 'falls') && fallsSinceBilled(state, { readOn, index });
  const estimate = kind === 'estimated' && { because: 'readerEstimated' as const, method: 'byReader' as const };
  return accept<MeterEvent>(
    ended(command, state, impossible.length > 0 ? { overridden: impossible } : {}),
    ...(falls
      ? [evidenceEvent(state, held, { index, confirmed })]
      : acceptedEvents(state, held, { index, kind, rolledOver, confirmed, ...(estimate && { estimate }) })),
  );
};

/** The right index is judged again; a person confirms a rollover or an unusual consumption with it (15.4-34). */
const correctHeld = (command: CorrectHeldReading, held: HeldReading, state: InstalledMeter) => {
  const right = { readOn: held.readOn, index: command.rightIndex };
  const { findings, rolledOver } = judgeOnDay(state, right, 'actual', policyUntilPublished);
  const [impossible] = impossibleAmong(findings.filter(holds));
  const refusal = dayMustBeOpen(held, state) || (impossible !== undefined && ruleOfFinding(impossible));
  if (refusal) return refusal;
  const confirmed = { by: 'person', reviewId: held.reviewId } as const;
  return accept<MeterEvent>(
    ended(command, state, { rightIndex: command.rightIndex }),
    ...acceptedEvents(state, held, { index: command.rightIndex, kind: 'actual', rolledOver, confirmed }),
  );
};
