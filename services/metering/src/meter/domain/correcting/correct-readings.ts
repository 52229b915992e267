import { deriveChain, isSameBasis, policyUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';
import type { Decision, Rejection } from '@pishkhan/decider';
import type { CorrectReadings, RightReading } from './correct-readings.messages.ts';
import type { MeterEvent, ReadingCorrected } from '../meter.messages.ts';
import { indexMustFitRegister, readingMustExist, rightIndexMustNotFall } from '../meter.rules.ts';
import type { InstalledMeter, Reading } from '../meter.state.ts';

type Found = Pick<CorrectReadings, 'correctionId' | 'caseId'>;

/** The readings of one installation of a meter. */
export type ReadingsOnRecord = Pick<
  InstalledMeter,
  'meterId' | 'accountId' | 'capacity' | 'registerDigits' | 'readings' | 'history'
>;

const corrected = (
  { meterId, accountId }: ReadingsOnRecord,
  { index: wrongIndex, readOn: wrongDay }: Reading,
  { because = 'corrected', rightDay, ...right }: RightReading,
  found: Found,
): ReadingCorrected => ({
  type: 'ReadingCorrected',
  data: {
    meterId,
    accountId,
    wrongIndex,
    because,
    ...right,
    ...(rightDay && rightDay !== wrongDay && { wrongDay, rightDay }),
    ...found,
  },
});

const sameEstimate = ({ estimate, estimateInForce = estimate }: Reading, right: RightReading): boolean =>
  right.estimate === undefined || isSameBasis(estimateInForce, right.estimate);

/** A corrected one with the mark is confirmed, unless the posting says otherwise; undefined if as before (15.4-33). */
const confirmationIn = (right: Pick<RightReading, 'because' | 'rolledOver' | 'rolloverConfirmed'>) =>
  right.rolloverConfirmed ?? (right.because === 'corrected' && right.rolledOver ? true : undefined);

const sameConfirmation = ({ rolloverConfirmed }: Reading, right: RightReading): boolean =>
  (confirmationIn(right) ?? rolloverConfirmed ?? false) === (rolloverConfirmed ?? false);

const isRecorded = (reading: Reading, right: RightReading): boolean =>
  reading.index === right.rightIndex &&
  (right.rightDay === undefined || right.rightDay === reading.readOn) &&
  (right.rolledOver === undefined || right.rolledOver === (reading.rolledOver ?? false)) &&
  sameConfirmation(reading, right) &&
  sameEstimate(reading, right);

export const readingAfter = (readings: readonly Reading[], { data }: ReadingCorrected): readonly Reading[] =>
  readings.map((reading) => {
    if (reading.readingId !== data.readingId) return reading;
    const { rolledOver: marked, rolloverConfirmed, estimateInForce: _, ...before } = reading;
    const rolledOver = data.rolledOver ?? marked ?? false;
    const isConfirmed = confirmationIn(data) ?? rolloverConfirmed;
    return {
      ...before,
      index: data.rightIndex,
      ...(data.rightDay && { readOn: data.rightDay, acceptedOn: reading.acceptedOn ?? reading.readOn }),
      ...(rolledOver && { rolledOver }),
      ...(isConfirmed && { rolloverConfirmed: true as const }),
      ...(data.because === 'corrected' && reading.kind === 'estimated' && { byEvidence: true as const }),
      ...(data.estimate && { estimateInForce: data.estimate }),
    };
  });

const mustRunForward = (state: ReadingsOnRecord, { readings }: CorrectReadings): Rejection | undefined => {
  const facts = state.readings.filter((reading) => reading.kind === 'actual' || reading.byEvidence);
  for (const { readingId, because } of readings) {
    const place = facts.findIndex((fact) => fact.readingId === readingId);
    if (place < 1 || (because ?? 'corrected') !== 'corrected') continue;
    const refusal = rightIndexMustNotFall(state, facts[place]!, facts[place - 1]);
    if (refusal) return refusal;
  }
  return undefined;
};

/** What billing derives when it receives readings that were recorded while the correction was being posted. */
const derivedAnew = (state: ReadingsOnRecord): readonly RightReading[] =>
  deriveChain(state, state.readings, {}, state.history).flatMap(({ readingId, index, rolledOver, because, estimate }) =>
    because ? [{ readingId, rightIndex: index, rolledOver, because, ...(estimate && { estimate }) }] : [],
  );

/** The present standstill by the indexes that were read; undefined while the meter moves (A2). */
const standstillOf = (
  { readings, meterId, accountId }: InstalledMeter,
  { limits }: JudgementPolicy,
): MeterEvent | undefined => {
  const last = readings.at(-1)!;
  const moved = readings.findLastIndex(({ index, kind }) => index !== last.index || kind === 'estimated');
  const still = readings.slice(moved + 1);
  return still.length < limits.readingsOfAStandstill
    ? undefined
    : {
        type: 'MeterStoodStill',
        data: { meterId, accountId, index: last.index, since: still[0]!.readOn, until: last.readOn },
      };
};

const standstillAfter = (
  state: InstalledMeter,
  { correctionId, caseId, policy = policyUntilPublished }: CorrectReadings,
): readonly MeterEvent[] => {
  const standstill = standstillOf(state, policy);
  if (standstill) return state.stoodStill ? [] : [standstill];
  const { meterId, accountId } = state;
  return state.stoodStill ? [{ type: 'StandstillDisproved', data: { meterId, accountId, correctionId, caseId } }] : [];
};

/**
 * Records exactly what was posted, and what follows for readings that billing has not received yet: rollover marks and
 * estimates are derived anew (15.4-31; F11). An index from the meter that is below a corrected one stays as it was
 * read: billing holds it until a person corrects one of the two.
 */
export const correctionsOf = (
  command: CorrectReadings,
  state: ReadingsOnRecord,
): readonly ReadingCorrected[] | Rejection => {
  const { correctionId, caseId } = command;
  const events: ReadingCorrected[] = [];
  let after = state;
  const record = (rights: readonly RightReading[]) => {
    for (const right of rights) {
      const reading = after.readings.find(({ readingId }) => readingId === right.readingId);
      if (!reading) return readingMustExist(right.readingId);
      const refusal = indexMustFitRegister(after, right.rightIndex);
      if (refusal) return refusal;
      if (isRecorded(reading, right)) continue;
      const event = corrected(after, reading, right, { correctionId, caseId });
      events.push(event);
      after = { ...after, readings: readingAfter(after.readings, event) };
    }
    return undefined;
  };
  const refusal = record(command.readings) ?? mustRunForward(after, command);
  if (refusal) return refusal;
  if (events.length > 0) record(derivedAnew(after));
  return events;
};

/** With the standstill of the present installation, which is derived anew too. */
export const correctReadings = (command: CorrectReadings, state: InstalledMeter): Decision<MeterEvent> => {
  const events = correctionsOf(command, state);
  if ('rejected' in events || events.length === 0) return events;
  const after = { ...state, readings: events.reduce(readingAfter, state.readings) };
  return [...events, ...standstillAfter(after, command)];
};
