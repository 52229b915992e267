import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { MeterCommand, MeterEvent, RecordReading, ReportMeterFault } from './meter.messages.ts';
import { installMeter } from './install-meter.ts';
import { meterMustBeInContract, meterMustExist } from './meter.rules.ts';
import { onRecord, type InstalledMeter, type MeterState, type TakenOffMeter } from './meter.state.ts';
import type { CorrectReadings } from './correcting/correct-readings.messages.ts';
import { correctReadings } from './correcting/correct-readings.ts';
import { correctOnRecord } from './correcting/former-readings.ts';
import { declineTakingOff, enterTakingOff, exchangeMeter, takeOffMeter } from './exchanging/exchange-meter.ts';
import { recordTest } from './exchanging/meter-test.ts';
import { evolveMeter } from './recording/meter.evolve.ts';
import { recordReading } from './recording/record-reading.ts';
import { holdingAnew, releasing, withSettledFalls } from './reviewing/after-decision.ts';
import type { ReviewDecision } from './reviewing/review.messages.ts';
import { moveToZone } from './moving/move-to-zone.ts';
import { removeMeter, undoInstallation } from './removing/remove-meter.ts';
import { reviewReading } from './reviewing/review.ts';

type OnConnection = Exclude<MeterCommand, { type: 'InstallMeter' | 'RecordMeterTest' }>;
type AboutReadings = Extract<MeterCommand, RecordReading | CorrectReadings | ReportMeterFault | ReviewDecision>;

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
    TakingOffEntered: 1,
    TakingOffDeclined: 1,
    MeterExchanged: 1,
    MeterTakenOff: 1,
    MeterTestRecorded: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'InstallMeter') return installMeter(command, state);
    if (command.type === 'RecordMeterTest')
      return state.status === 'unknown' ? meterMustExist() : recordTest(command, state);
    if (state.status === 'takenOff') return ofTakenOffMeter(command, state);
    return state.status === 'installed' ? ofInstalledMeter(command, state) : ofNoMeter(command, state);
  },
  evolve: evolveMeter,
};

/** A meter on a connection. */
const ofInstalledMeter = (command: OnConnection, state: InstalledMeter): Decision<MeterEvent> => {
  switch (command.type) {
    case 'RecordReading':
    case 'CorrectReadings':
    case 'ReportMeterFault':
    case 'AcceptHeldReading':
    case 'CorrectHeldReading':
    case 'RejectHeldReading':
    case 'OrderReadingVisit':
      return ofReadings(command, state);
    case 'RemoveMeter':
    case 'ConfirmRemoval':
    case 'DeclineRemoval':
      return removeMeter(command, state);
    case 'MoveMeterToZone':
    case 'ConfirmZoneMove':
    case 'DeclineZoneMove':
      return moveToZone(command, state);
    case 'EnterTakingOff':
      return enterTakingOff(command, state);
    case 'DeclineTakingOff':
      return declineTakingOff(command, state);
    case 'ConfirmTakingOff':
      return holdingAnew(state, takeOffMeter(command, state), command.policy);
    case 'ExchangeMeter':
      return holdingAnew(state, exchangeMeter(command, state), command.policy);
    case 'UndoInstallation':
      return undoInstallation(command, state);
  }
};

/** Readings, reviews, corrections and faults: also of a meter that was taken off (15.4-32). */
const ofReadings = (command: AboutReadings, recorded: InstalledMeter): Decision<MeterEvent> => {
  const state = 'history' in command && command.history ? { ...recorded, history: command.history } : recorded;
  switch (command.type) {
    case 'RecordReading':
      return withSettledFalls(state, recordReading(command, state));
    case 'CorrectReadings':
      return correctOnRecord(command, state, (own) =>
        withSettledFalls(state, releasing(state, correctReadings(own, state), command.policy)),
      );
    case 'ReportMeterFault':
      return reportFault(command, state);
    case 'AcceptHeldReading':
    case 'CorrectHeldReading':
    case 'RejectHeldReading':
    case 'OrderReadingVisit':
      return withSettledFalls(state, releasing(state, reviewReading(command, state), command.policy));
  }
};

/** The same exchange or taking off again has no effect; anything else needs a meter on a connection (11.4). */
const ofTakenOffMeter = (command: OnConnection, state: TakenOffMeter): Decision<MeterEvent> => {
  switch (command.type) {
    case 'ExchangeMeter':
      return command.exchange.exchangeId === state.takenOff.exchangeId ? nothing() : meterMustExist();
    case 'ConfirmTakingOff':
      return command.exchangeId === state.takenOff.exchangeId ? nothing() : meterMustExist();
    case 'RecordReading':
    case 'CorrectReadings':
    case 'ReportMeterFault':
    case 'AcceptHeldReading':
    case 'CorrectHeldReading':
    case 'RejectHeldReading':
    case 'OrderReadingVisit':
      return ofReadings(command, onRecord(state));
    case 'UndoInstallation':
      return nothing();
    case 'RemoveMeter':
    case 'ConfirmRemoval':
    case 'DeclineRemoval':
    case 'MoveMeterToZone':
    case 'ConfirmZoneMove':
    case 'DeclineZoneMove':
    case 'EnterTakingOff':
    case 'DeclineTakingOff':
      return meterMustExist();
  }
};

/** A fault found before the removal is nobody's any more; a contractor learns nothing about a missing meter (N5). */
const ofNoMeter = (
  command: OnConnection,
  state: Extract<MeterState, { status: 'unknown' | 'removed' }>,
): Decision<MeterEvent> => {
  if (command.type === 'UndoInstallation') return nothing();
  if (command.type === 'ReportMeterFault' && state.status === 'removed') return nothing();
  if (command.type === 'CorrectReadings') return correctOnRecord(command, state, () => meterMustExist());
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
