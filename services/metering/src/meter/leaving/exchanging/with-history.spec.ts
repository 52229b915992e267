import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import type { CorrectReadings } from '../../domain/correcting/correct-readings.messages.ts';
import type { MeterCommand, MeterEvent } from '../../domain/meter.messages.ts';
import type { MeterState } from '../../domain/meter.state.ts';
import { meter } from '../../domain/meter.ts';
import { withHistory } from './with-history.ts';

const accountId = '20000701';
const first = civilDate('2026-01-01');
const on = (days: number) => addDays(first, days);
const today = on(500);

/** Three meters one after another; the second one has an estimate by the same days of the year before, of the first. */
const connection = async () => {
  const logs = new Map<string, MeterEvent[]>();
  const state = (id: string) => fold(meter, logs.get(id) ?? []);
  const load = (async (decider: { readonly category: string }, id: string) => ({
    state: decider.category === 'meter' ? state(id) : { meters: [...logs.keys()] },
  })) as unknown as Parameters<typeof withHistory>[0];
  const run = async (id: string, command: MeterCommand) => {
    const about = await withHistory(load, command)(state(id));
    const decided = meter.decide(about, state(id));
    if (isRejection(decided)) throw new Error(decided.rejected);
    logs.set(id, [...(logs.get(id) ?? []), ...decided]);
    return decided;
  };
  const install = (meterId: string, days: number, exchangeId?: string) =>
    run(meterId, {
      type: 'InstallMeter',
      meterId,
      accountId,
      capacity: 'G4',
      registerDigits: 5,
      installedOn: on(days),
      index: 0,
      readingId: `opening-${meterId}-${days}`,
      ...(exchangeId !== undefined && { exchangeId }),
      today,
    });
  const read = (id: string, days: number, index?: number) =>
    run(id, {
      type: 'RecordReading',
      readingId: `${id}-${days}`,
      readOn: on(days),
      finding: index === undefined ? { kind: 'absent' } : { kind: 'actual', index },
      today,
    });
  const exchange = async (from: string, index: number, to: string, days: number) => {
    const exchangeId = `${from}-${to}-${days}`;
    const putIn = { meterId: to, capacity: 'G4', registerDigits: 5, index: 0 } as const;
    const takenOff = { meterId: from, index };
    const named = { exchangeId, accountId, exchangedOn: on(days), reason: 'fault', confirmedBy: 'head-1' } as const;
    await install(to, days, exchangeId);
    await run(from, { type: 'ExchangeMeter', exchange: { ...named, takenOff, putIn }, today });
  };
  await install('A', 0);
  await read('A', 60, 600);
  await read('A', 370, 1_000);
  await exchange('A', 1_003, 'B', 371);
  await read('B', 391, 20);
  await read('B', 411);
  await read('B', 421, 700);
  await exchange('B', 720, 'C', 425);
  return { run, state, exchange };
};
const correct: CorrectReadings = {
  type: 'CorrectReadings',
  readings: [{ readingId: 'B-421', rightIndex: 690, rolledOver: false, because: 'corrected' }],
  correctionId: 'c-1',
  caseId: 'case-1',
};
const indexesOf = (state: MeterState) =>
  'readings' in state ? state.readings.map(({ readingId, index }) => [readingId, index]) : [];

describe('A2-6, 11.8: a correction of a meter that has left its connection', () => {
  it('15.4-31: keeps an estimate that was derived from the meter before it', async () => {
    const { run, state } = await connection();
    expect(indexesOf(state('B'))[2]).toEqual(['B-411', 220]);
    const events = await run('B', correct);
    expect(events.map(({ data }) => 'readingId' in data && data.readingId)).toEqual(['B-421']);
  });
  it('A1-12: also of a former installation, after the meter has come back', async () => {
    const { run, exchange } = await connection();
    await exchange('C', 7, 'B', 430);
    const events = await run('B', correct);
    expect(events.map(({ data }) => 'readingId' in data && data.readingId)).toEqual(['B-421']);
  });
});
