import { addDays, type CivilDate } from '@pishkhan/calendar';
import { estimateIndex, policyUntilPublished } from '@pishkhan/consumption';
import { accept, nothing, type Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { coveringOn, zoneOn } from '../../../contractor/domain/contractor.ts';
import { acceptedEvents, confirmationBy, readBy } from './accepting.ts';
import { acceptedFigureOf, type DayJudgement, factBefore, historyOf, holds, judgeOnDay } from './judging.ts';
import type { MeterEvent, RecordReading } from '../meter.messages.ts';
import type { Estimate } from './origin.ts';
import {
  dayMustHaveOneReading,
  dayMustNotBeInFuture,
  estimateMustHaveHistory,
  meterMustBeInContract,
  readingMustFollowPrevious,
} from '../meter.rules.ts';
import type { HeldReading, InstalledMeter, Reading } from '../meter.state.ts';
import { readingMustPrecedeRemoval } from '../exchanging/exchange.rules.ts';
import type { HeldFinding, ReadingHeldForReview } from '../reviewing/review.messages.ts';
import { releasedEvent } from '../reviewing/releasing.ts';
import { readingMustNotAwaitReview, readingMustNotBeRejected } from '../reviewing/review.rules.ts';

type Figure = { readonly kind: 'actual' | 'estimated'; readonly index: number };

/**
 * A reader's visit: a figure is accepted, kept as evidence of its day, or held for a person; none is lost (11.4, F8).
 * What is no figure, or of no possible day, is rejected.
 */
export const recordReading = (asked: RecordReading, state: InstalledMeter) => {
  const command = byContract(asked, state);
  const { readOn, today, finding } = command;
  if (command.contractorId !== undefined && command.contractId === undefined) return meterMustBeInContract();
  const known = [...state.readings, ...(state.takenOff?.moved ?? [])];
  const ofDay = known.filter((reading) => reading.readOn === readOn || reading.acceptedOn === readOn);
  if (ofDay.some((reading) => isRepeated(command, reading))) return nothing();
  const outOfTime =
    dayMustNotBeInFuture(readOn, today) ||
    (readOn < state.installedOn && readingMustFollowPrevious(state.readings[0]!, readOn));
  if (outOfTime) return outOfTime;
  return finding.kind === 'absent' ? recordAbsence(readOn, command, state) : recordFigure(finding, command, state);
};

/** The contract that covers the reading of a contractor, and the zone of the meter on its day (A3-5, N5). */
const byContract = ({ contracts = [], ...command }: RecordReading, state: InstalledMeter): RecordReading => {
  const { contractorId, readOn } = command;
  const contractId = contractorId === undefined ? undefined : coveringOn(contracts, state, readOn)?.contractId;
  const zone = contractId === undefined ? undefined : zoneOn(state, readOn);
  return { ...command, ...(contractId !== undefined && { contractId }), ...(zone !== undefined && { zone }) };
};

/** The same row again: the index and the day as accepted, or absent again; a correction changes neither (case 03). */
const isRepeated = ({ finding }: RecordReading, { acceptedIndex, kind, because }: Reading) =>
  finding.kind === 'absent'
    ? because === 'absent'
    : finding.kind === kind && finding.index === acceptedIndex && because !== 'absent';

/** An estimate replaces a missing reading only after the last one. */
const recordAbsence = (readOn: CivilDate, command: RecordReading, state: InstalledMeter) => {
  const refusal = dayMustBeFree(readOn, state);
  if (refusal) return refusal;
  const estimated = estimateOn(state, readOn);
  if ('rejected' in estimated) return estimated;
  return accept(...acceptedEvents(state, command, { ...estimated, kind: 'estimated' }));
};

const dayMustBeFree = (readOn: CivilDate, { readings, takenOff }: InstalledMeter): Rejection | false => {
  const isGone = readingMustPrecedeRemoval(readOn, takenOff?.on);
  if (isGone) return isGone;
  const sameDay = readings.find((reading) => reading.readOn === readOn);
  if (sameDay) return dayMustHaveOneReading(readOn, sameDay.acceptedIndex);
  return readingMustFollowPrevious(readings.at(-1)!, readOn);
};

/** The event names everything that the estimate is derived again from (15.4-31). */
const estimateOn = (
  state: InstalledMeter,
  readOn: CivilDate,
): { readonly index: number; readonly estimate: Estimate } | Rejection => {
  const derived = estimateIndex(state, historyOf(state), readOn);
  if (!derived) return estimateMustHaveHistory(readOn);
  const { index, method, methodVersion } = derived;
  const derivedFrom = derived.derivedFrom.map((each) => ({
    readingId: each.readingId,
    readOn: each.readOn,
    index: each.index,
  }));
  return { index, estimate: { because: 'absent', method, methodVersion, derivedFrom } };
};

const recordFigure = (figure: Figure, command: RecordReading, state: InstalledMeter) => {
  const { readOn, policy = policyUntilPublished } = command;
  const guess = figure.kind === 'estimated' && dayMustBeFree(readOn, state);
  if (guess) return guess;
  const earlier = state.held.find((each) => each.readOn === readOn && each.index === figure.index);
  const isEvidence = state.evidence.some((each) => each.readOn === readOn && each.index === figure.index);
  if (isEvidence || earlier?.ended?.outcome === 'corrected') return nothing();
  if (earlier?.ended?.outcome === 'rejected') return readingMustNotBeRejected(reasonFor(command, earlier));
  const judgement = judgeOnDay(state, { readOn, index: figure.index }, figure.kind, policy);
  const findings = [...judgement.findings.filter(holds), ...otherFigure(figure, command, state)];
  if (earlier && !earlier.ended)
    return findings.length > 0
      ? readingMustNotAwaitReview(earlier.reviewId, findings)
      : accept(...released(state, earlier, command, judgement));
  return findings.length > 0
    ? accept<MeterEvent>(heldForReview(figure, findings, command, state))
    : accept(...passed(state, figure, command, judgement));
};

/** Why a person rejected the figure, for the contractor that had delivered it (N5). */
const reasonFor = ({ contractorId }: RecordReading, held: HeldReading): string | undefined =>
  held.contractorId === contractorId ? held.ended?.reason : undefined;

/** Another figure of the day: in the same file, accepted before, or waiting (15.4-46). */
const otherFigure = (
  { index, kind }: Figure,
  { readOn, otherIndex }: RecordReading,
  state: InstalledMeter,
): HeldFinding[] => {
  if (kind === 'estimated') return [];
  const accepted = otherIndex === undefined ? acceptedFigureOf(state, { readOn, index }) : [];
  const waiting = state.held.find((each) => each.ended === undefined && each.readOn === readOn && each.index !== index);
  const other = otherIndex ?? waiting?.index;
  return accepted.length > 0 || other === undefined ? accepted : [{ kind: 'twoFigures', readOn, index, other }];
};

const passed = (
  state: InstalledMeter,
  { kind, index }: Figure,
  command: RecordReading,
  { confirmedByPolicy }: DayJudgement,
): readonly MeterEvent[] =>
  acceptedEvents(state, command, {
    index,
    kind,
    ...(kind === 'estimated' && { estimate: { because: 'readerEstimated', method: 'byReader' } }),
    ...(confirmedByPolicy && { confirmed: confirmationBy(command.policy ?? policyUntilPublished) }),
  });

/** The same row again after its cause is gone: it waits no longer (case 03). */
const released = (state: InstalledMeter, held: HeldReading, command: RecordReading, judgement: DayJudgement) => [
  releasedEvent(held, command.today),
  ...passed(state, held, command, judgement),
];

const heldForReview = (
  { kind, index }: Figure,
  findings: readonly HeldFinding[],
  { readingId, readOn, row, enteredBy, today, policy = policyUntilPublished, ...command }: RecordReading,
  state: InstalledMeter,
): ReadingHeldForReview => ({
  type: 'ReadingHeldForReview',
  data: {
    reviewId: derivedId('review', state.meterId, readOn, String(index)),
    readingId,
    meterId: state.meterId,
    accountId: state.accountId,
    readOn,
    index,
    kind,
    findings,
    previous: factBefore(state, readOn),
    ...readBy(command),
    ...(row && { row }),
    ...(enteredBy !== undefined && { enteredBy }),
    heldOn: today,
    reviewUntil: addDays(today, policy.limits.reviewWithinDays),
    ...(policy.version !== undefined && { policyVersion: policy.version }),
  },
});
