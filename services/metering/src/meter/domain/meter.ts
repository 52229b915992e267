import { accept, isRejection, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  CorrectReading,
  InstallMeter,
  MeterCommand,
  MeterEvent,
  MeterInstalled,
  ReadingAccepted,
  ReadingCorrected,
  ReportMeterFault,
} from './meter.messages.ts';
import {
  accountMustHaveOneMeter,
  dayMustNotBeInFuture,
  indexMustFitRegister,
  meterMustExist,
  readingMustExist,
  rightIndexMustNotFall,
  serialMustBeFree,
} from './meter.rules.ts';
import type { InstalledMeter, MeterState, Reading } from './meter.state.ts';
import { recordReading } from './record-reading.ts';
import { releaseOf } from './reviewing/releasing.ts';
import { evolveReviews } from './reviewing/review.evolve.ts';
import { reviewReading } from './reviewing/review.ts';
import { runsForward } from './register.ts';

/** One meter on one account: its installation, readings and faults. Its id is the serial number. */
export const meter: Decider<MeterCommand, MeterEvent, MeterState> = {
  category: 'meter',
  events: {
    MeterInstalled: 1,
    ReadingAccepted: 1,
    MeterStoodStill: 1,
    ReadingCorrected: 1,
    MeterFaultFound: 1,
    ReadingHeldForReview: 1,
    ReadingReviewEnded: 1,
    ReadingVisitOrdered: 1,
    ReadingKeptAsEvidence: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'InstallMeter') return installMeter(command, state);
    if (state.status === 'unknown') return meterMustExist();
    switch (command.type) {
      case 'RecordReading':
        return recordReading(command, state);
      case 'CorrectReading':
        return releasing(state, correctReading(command, state));
      case 'ReportMeterFault':
        return reportFault(command, state);
      case 'AcceptHeldReading':
      case 'CorrectHeldReading':
      case 'RejectHeldReading':
      case 'OrderReadingVisit':
        return releasing(state, reviewReading(command, state));
    }
  },
  evolve: (state, event) => {
    if (event.type === 'MeterInstalled') return installed(event);
    if (state.status === 'unknown') return state;
    switch (event.type) {
      case 'ReadingAccepted':
        return readingAccepted(state, event);
      case 'MeterStoodStill':
        return { ...state, stoodStill: true };
      case 'ReadingCorrected':
        return readingCorrected(state, event);
      case 'MeterFaultFound':
        return { ...state, faults: [...state.faults, event.data.caseId] };
      case 'ReadingHeldForReview':
      case 'ReadingReviewEnded':
      case 'ReadingVisitOrdered':
      case 'ReadingKeptAsEvidence':
        return evolveReviews(state, event);
    }
  },
};

/** Other readings that wait are judged again after a decision (F8). */
const releasing = (state: InstalledMeter, decision: Decision<MeterEvent>): Decision<MeterEvent> => {
  if (isRejection(decision)) return decision;
  let after: MeterState = decision.reduce(meter.evolve, state);
  const releases: MeterEvent[] = [];
  while (decision.length > 0 && after.status === 'installed') {
    const released = releaseOf(after);
    if (!released) break;
    releases.push(...released);
    after = released.reduce(meter.evolve, after);
  }
  return [...decision, ...releases];
};

const installMeter = ({ type: _type, today, otherMeter, ...terms }: InstallMeter, state: MeterState) => {
  if (state.status === 'installed')
    return isSameInstallation(terms, state) ? nothing() : serialMustBeFree(state.accountId);
  return (
    dayMustNotBeInFuture(terms.installedOn, today) ||
    indexMustFitRegister(terms, terms.index) ||
    accountMustHaveOneMeter(terms.accountId, otherMeter) ||
    accept<MeterEvent>({ type: 'MeterInstalled', data: { serial: terms.meterId, ...terms } })
  );
};
const isSameInstallation = (terms: Omit<InstallMeter, 'type' | 'today' | 'otherMeter'>, state: InstalledMeter) =>
  terms.accountId === state.accountId &&
  terms.capacity === state.capacity &&
  terms.registerDigits === state.registerDigits &&
  terms.installedOn === state.installedOn &&
  terms.index === state.index;

const correctReading = ({ type: _, readingId, rightIndex, ...correction }: CorrectReading, state: InstalledMeter) => {
  const place = state.readings.findIndex((reading) => reading.readingId === readingId);
  const reading = state.readings[place];
  if (!reading) return readingMustExist(readingId);
  if (reading.index === rightIndex) return nothing();
  return (
    indexMustFitRegister(state, rightIndex) ||
    rightIndexMustNotFall(state, { readOn: reading.readOn, index: rightIndex }, state.readings[place - 1]) ||
    accept(
      ...[reading, ...givingWay(state, place, rightIndex)].map((each) =>
        corrected(state, each, { rightIndex, ...correction }),
      ),
    )
  );
};

const corrected = (
  { meterId, accountId }: InstalledMeter,
  { readingId, index }: Reading,
  found: Omit<CorrectReading, 'type' | 'readingId'>,
): MeterEvent => ({ type: 'ReadingCorrected', data: { readingId, meterId, accountId, wrongIndex: index, ...found } });

/**
 * Readings recorded while the correction was being posted that are below the corrected index: a meter only counts up,
 * so they count as equal to it, here and in the bills, until a higher one is read or corrected (11.4, 11.8-4).
 */
const givingWay = (register: InstalledMeter, place: number, rightIndex: number): readonly Reading[] => {
  const later = register.readings.slice(place + 1);
  const fits = later.findIndex(({ index }) => runsForward(register, rightIndex, index));
  return fits < 0 ? later : later.slice(0, fits);
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

const installed = ({ data: { readingId, ...terms } }: MeterInstalled): InstalledMeter => ({
  status: 'installed',
  ...terms,
  stoodStill: false,
  held: [],
  evidence: [],
  faults: [],
  readings: [{ readingId, readOn: terms.installedOn, index: terms.index, acceptedIndex: terms.index, kind: 'actual' }],
});

const readingAccepted = (state: InstalledMeter, { data }: ReadingAccepted): InstalledMeter => {
  const { readingId, readOn, index, kind, estimate } = data;
  const because = estimate && { because: estimate.because };
  const reading: Reading = { readingId, readOn, index, acceptedIndex: index, kind, ...because };
  const stoodStill = state.stoodStill && index === state.readings.at(-1)!.index;
  const { standstillReview, ...rest } = state;
  const reviewed = stoodStill && standstillReview && { standstillReview };
  return { ...rest, ...reviewed, readings: [...state.readings, reading], stoodStill };
};

const readingCorrected = (state: InstalledMeter, { data }: ReadingCorrected): InstalledMeter => ({
  ...state,
  readings: state.readings.map((reading) =>
    reading.readingId === data.readingId ? { ...reading, index: data.rightIndex } : reading,
  ),
});
