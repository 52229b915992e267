import { policyUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';
import { accept, isRejection, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { MeterCommand, MeterEvent, ReadingAccepted, ReportMeterFault } from './meter.messages.ts';
import { installed, installMeter } from './install-meter.ts';
import { basisIn } from './recording/origin.ts';
import { meterMustBeInContract, meterMustExist } from './meter.rules.ts';
import type { InstalledMeter, MeterState, Reading } from './meter.state.ts';
import { correctReadings, readingCorrected } from './correcting/correct-readings.ts';
import { recordReading } from './recording/record-reading.ts';
import { heldAnew, releaseOf } from './reviewing/releasing.ts';
import { settledFalls } from './reviewing/settling.ts';
import { evolveReviews } from './reviewing/review.evolve.ts';
import { evolveZoneMove, moveToZone } from './moving/move-to-zone.ts';
import { evolveRemoval, removeMeter } from './removing/remove-meter.ts';
import { reviewReading } from './reviewing/review.ts';

/** One meter on one account: its installation, readings and faults. Its id is the serial number. */
export const meter: Decider<MeterCommand, MeterEvent, MeterState> = {
  category: 'meter',
  events: {
    MeterInstalled: 1,
    ReadingAccepted: 1,
    MeterStoodStill: 1,
    ReadingCorrected: 1,
    StandstillDisproved: 1,
    MeterFaultFound: 1,
    ReadingHeldForReview: 1,
    ReadingReviewEnded: 1,
    ReadingVisitOrdered: 1,
    ReadingKeptAsEvidence: 1,
    AcceptedFallSettled: 1,
    MeterRemovalRequested: 1,
    MeterRemovalDeclined: 1,
    MeterRemoved: 1,
    MeterZoneMoveRequested: 1,
    MeterZoneMoveDeclined: 1,
    MeterMovedToZone: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'InstallMeter') return installMeter(command, state);
    if (state.status !== 'installed') return ofNoMeter(command, state);
    switch (command.type) {
      case 'RecordReading':
        return withSettledFalls(state, recordReading(command, state));
      case 'CorrectReadings':
        return withSettledFalls(state, releasing(state, correctReadings(command, state), command.policy));
      case 'ReportMeterFault':
        return reportFault(command, state);
      case 'RemoveMeter':
      case 'ConfirmRemoval':
      case 'DeclineRemoval':
        return removeMeter(command, state);
      case 'MoveMeterToZone':
      case 'ConfirmZoneMove':
      case 'DeclineZoneMove':
        return moveToZone(command, state);
      case 'AcceptHeldReading':
      case 'CorrectHeldReading':
      case 'RejectHeldReading':
      case 'OrderReadingVisit':
        return withSettledFalls(state, releasing(state, reviewReading(command, state), command.policy));
    }
  },
  evolve: (state, event) => {
    if (event.type === 'MeterInstalled') return installed(event, state);
    if (state.status !== 'installed') return state;
    switch (event.type) {
      case 'ReadingAccepted':
        return readingAccepted(state, event);
      case 'MeterStoodStill':
        return { ...state, stoodStill: true };
      case 'ReadingCorrected':
        return readingCorrected(state, event);
      case 'StandstillDisproved':
        return standstillDisproved(state);
      case 'MeterFaultFound':
        return { ...state, faults: [...state.faults, event.data.caseId] };
      case 'MeterRemovalRequested':
      case 'MeterRemovalDeclined':
      case 'MeterRemoved':
        return evolveRemoval(state, event);
      case 'MeterZoneMoveRequested':
      case 'MeterZoneMoveDeclined':
      case 'MeterMovedToZone':
        return evolveZoneMove(state, event);
      case 'ReadingHeldForReview':
      case 'ReadingReviewEnded':
      case 'ReadingVisitOrdered':
      case 'ReadingKeptAsEvidence':
      case 'AcceptedFallSettled':
        return evolveReviews(state, event);
    }
  },
};

/** Other readings that wait are judged again after a decision, by the limits of its day (F8). */
const releasing = (
  state: InstalledMeter,
  decision: Decision<MeterEvent>,
  policy: JudgementPolicy = policyUntilPublished,
): Decision<MeterEvent> => {
  if (isRejection(decision)) return decision;
  let after: MeterState = decision.reduce(meter.evolve, state);
  const releases: MeterEvent[] = [];
  while (decision.length > 0 && after.status === 'installed') {
    const released = releaseOf(after, policy);
    if (!released) break;
    releases.push(...released);
    after = released.reduce(meter.evolve, after);
  }
  return [
    ...decision,
    ...releases,
    ...(decision.length > 0 && after.status === 'installed' ? heldAnew(after, policy) : []),
  ];
};

/** An accepted index that falls leaves the worklist when nothing is left to do about it (15.4-34, F8). */
const withSettledFalls = (state: InstalledMeter, decision: Decision<MeterEvent>): Decision<MeterEvent> => {
  if (isRejection(decision) || decision.length === 0) return decision;
  const after: MeterState = decision.reduce<MeterState>(meter.evolve, state);
  return after.status === 'installed' ? [...decision, ...settledFalls(after)] : decision;
};

/** A fault found before the removal is nobody's any more; a contractor learns nothing about a missing meter (N5). */
const ofNoMeter = (command: MeterCommand, { status }: MeterState): Decision<MeterEvent> => {
  if (command.type === 'ReportMeterFault' && status === 'removed') return nothing();
  const isByContractor = command.type === 'RecordReading' && command.contractorId !== undefined;
  return isByContractor ? meterMustBeInContract() : meterMustExist();
};

const reportFault = (
  { caseId, foundOn, foundBy, indexSeen }: ReportMeterFault,
  { meterId, accountId, faults }: InstalledMeter,
) =>
  faults.includes(caseId)
    ? nothing()
    : accept<MeterEvent>({
        type: 'MeterFaultFound',
        data: { meterId, accountId, caseId, foundOn, foundBy, indexSeen },
      });

const standstillDisproved = ({ standstillReview: _, ...state }: InstalledMeter): InstalledMeter => ({
  ...state,
  stoodStill: false,
});

const readingAccepted = (state: InstalledMeter, { data }: ReadingAccepted): InstalledMeter => {
  const { readingId, readOn, index, kind, estimate, rolledOver, confirmed } = data;
  const because = estimate && { because: estimate.because };
  const basis = basisIn(estimate);
  const reading: Reading = {
    readingId,
    readOn,
    index,
    acceptedIndex: index,
    kind,
    ...because,
    ...(rolledOver && { rolledOver }),
    ...((data.rolloverConfirmed ?? (rolledOver && confirmed)) && { rolloverConfirmed: true as const }),
    ...(basis && { estimate: basis }),
  };
  const stoodStill = state.stoodStill && index === state.readings.at(-1)!.index;
  const { standstillReview, ...rest } = state;
  const reviewed = stoodStill && standstillReview && { standstillReview };
  return { ...rest, ...reviewed, readings: [...state.readings, reading], stoodStill };
};
