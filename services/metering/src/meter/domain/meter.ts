import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { CorrectReading, InstallMeter, MeterCommand, MeterEvent, MeterInstalled, ReportMeterFault } from './meter.messages.ts';
import {
  accountMustHaveOneMeter, dayMustNotBeInFuture, indexMustFitRegister, meterMustBeInstalled, readingMustExist, rightIndexMustLieBetweenNeighbours, serialMustBeFree,
} from './meter.rules.ts';
import type { InstalledMeter, MeterState, Reading } from './meter.state.ts';
import { recordReading } from './record-reading.ts';

/** One meter on one account: its installation, its readings and what was found about it. Its id is the serial number. */
export const meter: Decider<MeterCommand, MeterEvent, MeterState> = {
  category: 'meter',
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'InstallMeter') return installMeter(command, state);
    if (state.status === 'unknown') return meterMustBeInstalled();
    switch (command.type) {
      case 'RecordReading':
        return recordReading(command, state);
      case 'CorrectReading':
        return correctReading(command, state);
      case 'ReportMeterFault':
        return reportFault(command, state);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'MeterInstalled') return installed(event);
    return state.status === 'unknown' ? state : { ...state, ...changeBy(event, state) };
  },
};

const installMeter = ({ type: _type, today, otherMeter, ...terms }: InstallMeter, state: MeterState) => {
  if (state.status === 'installed') return isSameInstallation(terms, state) ? nothing() : serialMustBeFree(state.accountId);
  return dayMustNotBeInFuture(terms.installedOn, today)
    || indexMustFitRegister(terms, terms.index)
    || accountMustHaveOneMeter(terms.accountId, otherMeter)
    || accept<MeterEvent>({ type: 'MeterInstalled', data: { serial: terms.meterId, ...terms } });
};
const isSameInstallation = (terms: Omit<InstallMeter, 'type' | 'today' | 'otherMeter'>, state: InstalledMeter) =>
  terms.accountId === state.accountId && terms.capacity === state.capacity && terms.registerDigits === state.registerDigits
  && terms.installedOn === state.installedOn && terms.index === state.index;

const correctReading = ({ readingId, rightIndex, correctionId, caseId }: CorrectReading, state: InstalledMeter) => {
  const place = state.readings.findIndex((reading) => reading.readingId === readingId);
  const reading = state.readings[place];
  if (!reading) return readingMustExist(readingId);
  if (reading.index === rightIndex) return nothing();
  const { meterId, accountId, readings } = state;
  return indexMustFitRegister(state, rightIndex)
    || rightIndexMustLieBetweenNeighbours(state, { readOn: reading.readOn, index: rightIndex }, readings[place - 1], readings[place + 1])
    || accept<MeterEvent>({ type: 'ReadingCorrected', data: { readingId, meterId, accountId, wrongIndex: reading.index, rightIndex, correctionId, caseId } });
};

const reportFault = ({ caseId, foundOn, foundBy, indexSeen }: ReportMeterFault, { meterId, accountId, faults }: InstalledMeter) =>
  faults.includes(caseId) ? nothing() : accept<MeterEvent>({ type: 'MeterFaultFound', data: { meterId, accountId, caseId, foundOn, foundBy, indexSeen } });

const installed = ({ data: { readingId, ...terms } }: MeterInstalled): InstalledMeter => ({
  status: 'installed', ...terms, stoodStill: false, faults: [],
  readings: [{ readingId, readOn: terms.installedOn, index: terms.index, acceptedIndex: terms.index, kind: 'actual' }],
});

const changeBy = (event: Exclude<MeterEvent, MeterInstalled>, { readings, faults, stoodStill }: InstalledMeter): Partial<InstalledMeter> => {
  switch (event.type) {
    case 'ReadingAccepted': {
      const { readingId, readOn, index, kind, estimate } = event.data;
      const reading: Reading = { readingId, readOn, index, acceptedIndex: index, kind, ...(estimate && { because: estimate.because }) };
      return { readings: [...readings, reading], stoodStill: stoodStill && index === readings.at(-1)!.index };
    }
    case 'MeterStoodStill':
      return { stoodStill: true };
    case 'ReadingCorrected':
      return { readings: readings.map((reading) => (reading.readingId === event.data.readingId ? { ...reading, index: event.data.rightIndex } : reading)) };
    case 'MeterFaultFound':
      return { faults: [...faults, event.data.caseId] };
  }
};
