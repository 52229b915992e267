import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { MeterEvent } from '../meter.messages.ts';
import type { MeterState } from '../meter.state.ts';
import type { RecordMeterTest } from './meter-test.messages.ts';

/** The workshop's answer is recorded on the meter wherever it is: mostly it was taken off before (A1-7). */
export const recordTest = (
  { type: _, ...result }: RecordMeterTest,
  { meterId, accountId, lastTest }: Exclude<MeterState, { status: 'unknown' }>,
): Decision<MeterEvent> =>
  lastTest?.testId === result.testId
    ? nothing()
    : accept<MeterEvent>({ type: 'MeterTestRecorded', data: { meterId, accountId, ...result } });
