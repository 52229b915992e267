import { basisOf } from '@pishkhan/consumption';
import type { BillsCorrected, ReadingKept } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import type { Reading } from './bill.ts';

/** Estimates of earlier releases do not name their method: it is inferred from the readings in force (15.4-31). */
export const withBasis = ({ meter, readings }: BillAccount, reading: Reading): Reading => {
  if (reading.kind !== 'estimated' || reading.estimate || reading.estimatedBy === 'reader' || !meter) return reading;
  const since = readings.findLastIndex(({ kind, afterRemoval }) => kind === 'removal' || afterRemoval) + 1;
  const estimate = basisOf(meter, readings.slice(since), reading);
  return estimate ? { ...reading, estimate } : reading;
};

/** The reading as a correction left it. */
export const restated = (reading: Reading, { readings, correctionId }: BillsCorrected['data']): Reading => {
  const right = readings.find(({ readingId }) => readingId === reading.readingId);
  if (!right) return reading;
  const { estimateInForce: _, rolloverConfirmed, acceptedIndex = reading.index, ...before } = reading;
  // Its approvers saw the rollover (15.4-33).
  const isConfirmed =
    right.rolloverConfirmed ?? (rolloverConfirmed || (right.rolledOver && right.because === 'corrected'));
  return {
    ...before,
    index: right.rightIndex,
    ...(right.rightDay && { readOn: right.rightDay, acceptedOn: reading.acceptedOn ?? reading.readOn }),
    ...(right.rightIndex !== acceptedIndex && { acceptedIndex }),
    rolledOver: right.rolledOver,
    ...(isConfirmed && { rolloverConfirmed: true as const }),
    ...((right.rightIndex !== reading.index || right.rightDay) && { correctedBy: correctionId }),
    ...(right.because === 'corrected' && reading.kind === 'estimated' && { byEvidence: true }),
    ...(right.estimate && { estimateInForce: right.estimate }),
  };
};

/** The same readings, the earliest day first. */
export const inOrderOfDays = (readings: readonly Reading[]): readonly Reading[] =>
  readings.toSorted((one, other) => (one.readOn === other.readOn ? 0 : one.readOn < other.readOn ? -1 : 1));

export const readingKept = (state: BillAccount, { reading, waitsFor }: ReadingKept['data']): BillAccount => {
  const isKept = state.waiting.some(({ readingId }) => readingId === reading.readingId);
  return {
    ...state,
    waiting: isKept ? state.waiting : inOrderOfDays([...state.waiting, reading]),
    keptFor: { ...state.keptFor, [reading.readingId]: waitsFor },
  };
};

/** Kept readings without one that is billed. */
export const withoutKept = (
  { waiting, keptFor }: BillAccount,
  billed: string,
): Pick<BillAccount, 'waiting' | 'keptFor'> => {
  const { [billed]: _, ...others } = keptFor;
  return { waiting: waiting.filter(({ readingId }) => readingId !== billed), keptFor: others };
};
