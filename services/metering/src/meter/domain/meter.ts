import { nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { MeterCommand, MeterEvent } from './meter.messages.ts';
import { installed, installMeter } from './exchanging/install-meter.ts';
import { meterMustBeInContract, meterMustExist } from './meter.rules.ts';
import { onRecord, type InstalledMeter, type MeterState, type TakenOffMeter } from './meter.state.ts';
import { corrected, correctOnRecord } from './correcting/former-readings.ts';
import { declineTakingOff, enterTakingOff, exchangeMeter, takeOffMeter } from './exchanging/exchange-meter.ts';
import { evolveExchange } from './exchanging/exchange.evolve.ts';
import { recordTest, testRecorded } from './exchanging/meter-test.ts';
import { evolveZoneMove, moveToZone } from './moving/move-to-zone.ts';
import { readingAccepted } from './recording/reading.evolve.ts';
import { answered, selfReadingOfNoMeter } from './recording/record-self-reading.ts';
import { assignRegisterSet } from './recording/registers/register-set.ts';
import { evolveRemoval, removeMeter, undoInstallation } from './removing/remove-meter.ts';
import { isAboutReadings, ofReadings } from './reviewing/about-readings.ts';
import { afterDecision } from './reviewing/after-decision.ts';
import { evolveReviews } from './reviewing/review.evolve.ts';

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
    SelfReadingRefused: 1,
    RegisterSetAssigned: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'InstallMeter') return installMeter(command, state);
    if (command.type === 'RecordMeterTest') return recordTest(command, state);
    if (state.status === 'takenOff') return ofTakenOffMeter(command, state);
    if (state.status !== 'installed') return ofNoMeter(command, state);
    if (isAboutReadings(command)) return ofReadings(command, state, meter.evolve);
    switch (command.type) {
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
        return afterDecision(meter.evolve, state).heldAnew(takeOffMeter(command, state), command.policy);
      case 'ExchangeMeter':
        return afterDecision(meter.evolve, state).heldAnew(exchangeMeter(command, state), command.policy);
      case 'UndoInstallation':
        return undoInstallation(command, state);
      case 'AssignRegisterSet':
        return assignRegisterSet(command, state);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'MeterInstalled') return installed(event, state);
    if (event.type === 'ReadingCorrected') return corrected(state, event);
    if (event.type === 'MeterTestRecorded') return testRecorded(state, event);
    if (state.status === 'takenOff') return stillTakenOff(state, meter.evolve(onRecord(state), event));
    if (state.status !== 'installed') return state;
    if (event.type === 'MeterStoodStill') return { ...state, stoodStill: true };
    if (event.type === 'MeterFaultFound') return { ...state, faults: [...state.faults, event.data.caseId] };
    if (event.type === 'SelfReadingRefused') return answered(state, event.data.selfReadingId);
    switch (event.type) {
      case 'ReadingAccepted':
        return readingAccepted(state, event);
      case 'StandstillDisproved':
        return standstillDisproved(state);
      case 'RegisterSetAssigned':
        return { ...state, registerSet: { meterType: event.data.meterType, registers: event.data.registers } };
      case 'MeterRemovalRequested':
      case 'MeterRemovalDeclined':
      case 'MeterRemoved':
        return evolveRemoval(state, event);
      case 'MeterZoneMoveRequested':
      case 'MeterZoneMoveDeclined':
      case 'MeterMovedToZone':
        return evolveZoneMove(state, event);
      case 'TakingOffEntered':
      case 'TakingOffDeclined':
      case 'MeterExchanged':
      case 'MeterTakenOff':
        return evolveExchange(state, event);
      case 'ReadingHeldForReview':
      case 'ReadingReviewEnded':
      case 'ReadingVisitOrdered':
      case 'ReadingKeptAsEvidence':
      case 'AcceptedFallSettled':
        return evolveReviews(state, event);
    }
  },
};

/** The same exchange or taking off again has no effect; earlier readings and corrections arrive still (11.4). */
const ofTakenOffMeter = (command: MeterCommand, state: TakenOffMeter): Decision<MeterEvent> => {
  const { exchangeId } = state.takenOff;
  if (command.type === 'ExchangeMeter')
    return command.exchange.exchangeId === exchangeId ? nothing() : meterMustExist();
  if (command.type === 'ConfirmTakingOff') return command.exchangeId === exchangeId ? nothing() : meterMustExist();
  if (command.type === 'UndoInstallation') return nothing();
  return isAboutReadings(command) ? ofReadings(command, onRecord(state), meter.evolve) : meterMustExist();
};

/** A fault found before the removal is nobody's any more; a contractor learns nothing about a missing meter (N5). */
const ofNoMeter = (
  command: MeterCommand,
  state: Extract<MeterState, { status: 'unknown' | 'removed' }>,
): Decision<MeterEvent> => {
  if (command.type === 'UndoInstallation') return nothing();
  if (command.type === 'ReportMeterFault' && state.status === 'removed') return nothing();
  if (command.type === 'CorrectReadings') return correctOnRecord(command, state, () => meterMustExist());
  if (command.type === 'RecordSelfReading') return selfReadingOfNoMeter(command);
  const isByContractor = command.type === 'RecordReading' && command.contractorId !== undefined;
  return isByContractor ? meterMustBeInContract() : meterMustExist();
};

const standstillDisproved = ({ standstillReview: _, ...state }: InstalledMeter): InstalledMeter => ({
  ...state,
  stoodStill: false,
});

/** A meter that was taken off keeps that through everything but a new installation. */
const stillTakenOff = ({ takenOff }: TakenOffMeter, after: MeterState): MeterState =>
  after.status === 'installed' ? { ...after, status: 'takenOff', takenOff } : after;
