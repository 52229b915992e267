import type { CivilDate } from '@pishkhan/calendar';
import { estimateIndex } from '@pishkhan/consumption';
import { accept, nothing, type Rejection } from '@pishkhan/decider';
import type { Estimate, MeterEvent, ReadingAccepted, RecordReading } from './meter.messages.ts';
import {
  consumptionMustNotExceedCapacity,
  dayMustHaveOneReading,
  dayMustNotBeInFuture,
  estimateMustHaveHistory,
  indexMustFitRegister,
  indexMustNotFall,
  readingMustFollowPrevious,
} from './meter.rules.ts';
import type { InstalledMeter, Reading } from './meter.state.ts';

/** After this many consecutive readings with one index the meter is reported as standing still. */
const readingsOfAStandstill = 3;

type Found = { readonly index: number; readonly kind: 'actual' | 'estimated'; readonly estimate?: Estimate };

/** All requirements on a reading before it may be billed (11.4, 11.5). */
export const recordReading = (command: RecordReading, state: InstalledMeter) => {
  const { readOn, today } = command;
  const sameDay = state.readings.find((reading) => reading.readOn === readOn);
  if (sameDay) return isRepeated(command, sameDay) ? nothing() : dayMustHaveOneReading(readOn, sameDay.acceptedIndex);
  const previous = state.readings.at(-1)!;
  const outOfTime = dayMustNotBeInFuture(readOn, today) || readingMustFollowPrevious(previous, readOn);
  if (outOfTime) return outOfTime;
  const found = foundIndex(command, state);
  if ('rejected' in found) return found;
  const reading = { readOn, index: found.index };
  return (
    indexMustFitRegister(state, found.index) ||
    indexMustNotFall(state, previous, reading) ||
    consumptionMustNotExceedCapacity(state, previous, reading) ||
    accept<MeterEvent>(accepted(command, found, state), ...standstill(found, command, state))
  );
};

/** The same row again: the index as accepted, or absent again. */
const isRepeated = ({ finding }: RecordReading, { acceptedIndex, kind, because }: Reading) =>
  finding.kind === 'absent'
    ? because === 'absent'
    : finding.kind === kind && finding.index === acceptedIndex && because !== 'absent';

const foundIndex = ({ finding, readOn }: RecordReading, state: InstalledMeter): Found | Rejection => {
  switch (finding.kind) {
    case 'actual':
      return { index: finding.index, kind: 'actual' };
    case 'estimated':
      return { index: finding.index, kind: 'estimated', estimate: { because: 'readerEstimated', method: 'byReader' } };
    case 'absent':
      return estimated(state, readOn);
  }
};

/** The event names everything that the estimate is derived again from (15.4-31). */
const estimated = (state: InstalledMeter, readOn: CivilDate): Found | Rejection => {
  const derived = estimateIndex(state, state.readings, readOn);
  if (!derived) return estimateMustHaveHistory(readOn);
  const { index, method, methodVersion } = derived;
  const derivedFrom = derived.derivedFrom.map((each) => ({
    readingId: each.readingId,
    readOn: each.readOn,
    index: each.index,
  }));
  return { index, kind: 'estimated', estimate: { because: 'absent', method, methodVersion, derivedFrom } };
};

const accepted = (
  { readingId, readOn, contractorId, readerId }: RecordReading,
  { index, kind, estimate }: Found,
  { meterId, accountId, readings }: InstalledMeter,
): ReadingAccepted => ({
  type: 'ReadingAccepted',
  data: {
    readingId,
    meterId,
    accountId,
    readOn,
    index,
    rolledOver: index < readings.at(-1)!.index,
    kind,
    ...(estimate && { estimate }),
    ...(contractorId !== undefined && { contractorId }),
    ...(readerId !== undefined && { readerId }),
  },
});

/** Reported once per standstill, and only for indexes that were read. */
const standstill = (
  { index, kind }: Found,
  { readOn }: RecordReading,
  { readings, stoodStill, meterId, accountId }: InstalledMeter,
): MeterEvent[] => {
  const moved = readings.findLastIndex((reading) => reading.index !== index || reading.kind === 'estimated');
  const still = readings.slice(moved + 1);
  if (kind !== 'actual' || stoodStill || still.length < readingsOfAStandstill - 1) return [];
  return [{ type: 'MeterStoodStill', data: { meterId, accountId, index, since: still[0]!.readOn, until: readOn } }];
};
