import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { CorrectReadings } from '../correcting/correct-readings.messages.ts';
import { correctReadings } from '../correcting/correct-readings.ts';
import { correctOnRecord } from '../correcting/former-readings.ts';
import type { MeterCommand, MeterEvent, RecordReading, ReportMeterFault } from '../meter.messages.ts';
import type { InstalledMeter } from '../meter.state.ts';
import type { RecordSelfReading } from '../recording/self-reading.messages.ts';
import { recordSelfReading } from '../recording/record-self-reading.ts';
import { recordReading } from '../recording/record-reading.ts';
import type { RecordRegisters } from '../recording/registers/register-set.messages.ts';
import { everyRegisterMustBeRead } from '../recording/registers/register-set.rules.ts';
import { asReading } from '../recording/registers/register-set.ts';
import { afterDecision, type EvolveMeter } from './after-decision.ts';
import type { ReviewDecision } from './review.messages.ts';
import { reviewReading } from './review.ts';

type AboutReadings =
  | RecordReading
  | RecordRegisters
  | RecordSelfReading
  | CorrectReadings
  | ReportMeterFault
  | ReviewDecision;
const aboutReadings: readonly MeterCommand['type'][] = [
  'RecordReading',
  'RecordRegisters',
  'RecordSelfReading',
  'CorrectReadings',
  'ReportMeterFault',
  'AcceptHeldReading',
  'CorrectHeldReading',
  'RejectHeldReading',
  'OrderReadingVisit',
] satisfies readonly AboutReadings['type'][];

export const isAboutReadings = (command: MeterCommand): command is AboutReadings =>
  aboutReadings.includes(command.type);

/** Readings, reviews, corrections and faults: also of a meter that was taken off (15.4-32). */
export const ofReadings = (
  command: AboutReadings,
  recorded: InstalledMeter,
  evolve: EvolveMeter,
): Decision<MeterEvent> => {
  const state = 'history' in command && command.history ? { ...recorded, history: command.history } : recorded;
  const after = afterDecision(evolve, state);
  switch (command.type) {
    case 'RecordReading':
      return everyRegisterMustBeRead(state, command) || after.settled(recordReading(command, state));
    case 'RecordRegisters': {
      const reading = asReading(command, state);
      return 'rejected' in reading ? reading : after.settled(recordReading(reading, state));
    }
    case 'RecordSelfReading':
      return after.settled(recordSelfReading(command, state));
    case 'CorrectReadings':
      return correctOnRecord(command, state, (own) =>
        after.settled(after.released(correctReadings(own, state), command.policy)),
      );
    case 'ReportMeterFault':
      return reportFault(command, state);
    case 'AcceptHeldReading':
    case 'CorrectHeldReading':
    case 'RejectHeldReading':
    case 'OrderReadingVisit':
      return after.settled(after.released(reviewReading(command, state), command.policy));
  }
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
