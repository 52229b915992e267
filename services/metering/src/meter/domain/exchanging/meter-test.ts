import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { MeterEvent } from '../meter.messages.ts';
import type { MeterState } from '../meter.state.ts';
import { meterMustExist } from '../meter.rules.ts';
import type { MeterTestRecorded, RecordMeterTest } from './meter-test.messages.ts';

/** The workshop's answer is recorded on the meter wherever it is: mostly it was taken off before (A1-7). */
export const recordTest = ({ type: _, ...result }: RecordMeterTest, state: MeterState): Decision<MeterEvent> => {
  if (state.status === 'unknown') return meterMustExist();
  const { meterId, accountId, lastTest } = state;
  return lastTest?.testId === result.testId
    ? nothing()
    : accept<MeterEvent>({ type: 'MeterTestRecorded', data: { meterId, accountId, ...result } });
};

export const testRecorded = (state: MeterState, { data }: MeterTestRecorded): MeterState =>
  state.status === 'unknown' ? state : { ...state, lastTest: data };
