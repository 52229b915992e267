import type { CivilDate } from '@pishkhan/calendar';
import {
  consumptionBetween,
  deriveChain,
  indexesOf,
  type ChainReading,
  type EstimateBasis,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { InstalledMeter, MeterState, Reading } from '../meter.state.ts';
import { basisIn, type Estimate } from '../recording/origin.ts';
import { historyOfConnection, installationReadingId } from './connection.ts';
import type { Exchange, MovedEstimate, PutInMeter } from './exchange.messages.ts';
import { removalMustFollowEstimates } from './exchange.rules.ts';
import { removalReadingOf, type Judged } from './removal-index.ts';

/** Guesses for the day of an exchange or later; one that evidence has replaced counts as read from the meter. */
const isLater =
  (day: CivilDate) =>
  ({ kind, byEvidence, readOn }: Reading): boolean =>
    kind === 'estimated' && !byEvidence && readOn >= day;

/** The meter as it was up to the day: later estimates are of days on which it measured nothing (15.4-31). */
export const withoutLaterEstimates = (state: InstalledMeter, day: CivilDate): InstalledMeter => ({
  ...state,
  readings: state.readings.filter((reading) => !isLater(day)(reading)),
});

/** Estimates of the day of a removal and later, which end with it (11.4). */
export const laterEstimatesOf = ({ readings }: InstalledMeter, day: CivilDate): readonly Reading[] =>
  readings.filter(isLater(day));

/** Each later estimate counts on the new meter, or the day is refused (11.4, 15.4-31). */
export const laterEstimatesMustMove = (
  { readings }: InstalledMeter,
  day: CivilDate,
  estimates: readonly MovedEstimate[] = [],
): Rejection | false => {
  const left = readings.findLast(
    (reading) => isLater(day)(reading) && !estimates.some(({ readingId }) => readingId === reading.readingId),
  );
  return left !== undefined && removalMustFollowEstimates(day, left.readOn);
};

/**
 * An estimate that names no readings, as the reader or an earlier release made it, counts what it did above the
 * removal.
 */
const onNewRegister = (old: InstalledMeter, removal: number, putIn: PutInMeter, { index }: Reading): number =>
  (putIn.index + (index < removal ? 0 : consumptionBetween(old, removal, index))) % indexesOf(putIn);

const estimateOf = (
  { because = 'absent' }: Reading,
  basis: EstimateBasis | undefined,
  known: readonly ChainReading[],
): Estimate => {
  if (!basis) return { because: 'readerEstimated', method: 'byReader' };
  const derivedFrom = basis.derivedFrom.map((id) => {
    const { readingId, readOn, index } = known.find((each) => each.readingId === id)!;
    return { readingId, readOn, index };
  });
  const { method, methodVersion } = basis;
  return { because: because === 'readerEstimated' ? 'absent' : because, method, methodVersion, derivedFrom };
};

const periodBefore: EstimateBasis = { method: 'periodBefore', methodVersion: 2, derivedFrom: [] };

/** The later estimates on the axis of the new register, before they are derived there. */
const shifted = (old: InstalledMeter, { exchangedOn, putIn, takenOff }: Exchange): readonly Reading[] =>
  laterEstimatesOf(old, exchangedOn).map(({ estimateInForce: _, rolledOver: __, ...reading }) => {
    const index = onNewRegister(old, takenOff.index, putIn, reading);
    const basis = reading.estimate ?? (reading.because === 'readerEstimated' ? undefined : periodBefore);
    return { ...reading, index, acceptedIndex: index, ...(basis && { estimate: basis }) };
  });

/**
 * Estimates of the day of an exchange and later, on the register of the new meter: by the method and the version that
 * they name, from the readings of the connection (A2-6, 11.4, 15.4-31; situation 12).
 *
 * @param old The meter that is taken off, before that
 * @param others The other meters of the connection
 */
export const estimatesOnNewMeter = (
  old: InstalledMeter,
  exchange: Exchange,
  others: readonly MeterState[],
  judged: Judged,
): readonly MovedEstimate[] => {
  const { exchangedOn: readOn, exchangeId, putIn, takenOff } = exchange;
  const later = shifted(old, exchange);
  if (later.length === 0) return [];
  const before = withoutLaterEstimates(old, readOn);
  const off = { exchangeId, takenOffOn: readOn, takenOff };
  const { readingId, index, rolledOver } = removalReadingOf(before, off, judged);
  const removal: Reading = {
    readingId,
    readOn,
    index,
    acceptedIndex: index,
    kind: 'actual',
    ...(rolledOver && { rolledOver }),
  };
  const ended: MeterState = {
    ...before,
    status: 'takenOff',
    readings: [...before.readings, removal],
    takenOff: { exchangeId, on: readOn, readingId, putIn: putIn.meterId },
  };
  const opening: Reading = {
    readingId: installationReadingId(putIn.meterId, exchangeId),
    readOn,
    index: putIn.index,
    acceptedIndex: putIn.index,
    kind: 'actual',
  };
  const installation = { ...putIn, accountId: old.accountId, readings: [opening] };
  const history = historyOfConnection([...others, ended], installation);
  return movedOf(putIn, [opening, ...later], history);
};

const movedOf = (
  putIn: PutInMeter,
  readings: readonly Reading[],
  history: readonly ChainReading[],
): readonly MovedEstimate[] => {
  const derived = deriveChain(putIn, readings, {}, history);
  const inForce = readings.map((reading, place) => ({ ...reading, index: derived[place]!.index }));
  return inForce.slice(1).map((reading, place): MovedEstimate => {
    const { index, rolledOver, estimate } = derived[place + 1]!;
    const { readingId, readOn } = reading;
    return {
      readingId,
      readOn,
      index,
      ...(rolledOver && { rolledOver }),
      estimate: estimateOf(reading, estimate, [...history, ...inForce]),
    };
  });
};

/** A moved estimate as a reading of the new meter. */
export const readingOfMoved = ({ readingId, readOn, index, rolledOver, estimate }: MovedEstimate): Reading => {
  const basis = basisIn(estimate);
  return {
    readingId,
    readOn,
    index,
    acceptedIndex: index,
    kind: 'estimated',
    because: estimate.because,
    ...(rolledOver && { rolledOver }),
    ...(basis && { estimate: basis }),
  };
};
