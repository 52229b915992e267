import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { policyUntilPublished } from '@pishkhan/consumption';
import { sampleMetadata } from '@pishkhan/contract-specs/event-store/samples.ts';
import { executeCommand, loadAggregate, openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import type { Exchange } from '../../domain/exchanging/exchange.messages.ts';
import { meter } from '../../domain/meter.ts';
import { meteredAccount } from '../../installing/domain/metered-account.ts';
import { beginExchange, completeExchange } from './exchange-flow.ts';
import type { ClaimedSteps } from '../../installing/claimed-steps.ts';
import { historyFor } from './with-history.ts';

const accountId = '20000701';
const today = civilDate('2026-11-22');
const judged = { today, policy: policyUntilPublished };
const exchange: Exchange = {
  exchangeId: 'exchange-1',
  accountId,
  exchangedOn: civilDate('2026-09-01'),
  reason: 'fault',
  takenOff: { meterId: 'T-A', index: 9_210 },
  putIn: { meterId: 'T-B', capacity: 'G4', registerDigits: 5, index: 0 },
  confirmedBy: 'head-1',
};

let store: EventStore;
let steps: ClaimedSteps;
beforeAll(() => {
  store = openEmbeddedEventStore({ file: ':memory:' });
  const load: ClaimedSteps['load'] = (decider, id) => loadAggregate(store, decider, id);
  const act: ClaimedSteps['act'] = (decider, id, command, as) =>
    executeCommand({ store, decider, id, command, metadata: { ...sampleMetadata(), ...as } });
  steps = { load, act };
});
afterAll(() => store.close());

const typesOf = async (stream: string) => (await store.readStream(stream)).map(({ type }) => type);

it('situation 12: after an estimate came between claim and end, the same press of the head confirms again (15.4-31)', async () => {
  let count = 0;
  const once = () => ({ commandId: `once-${(count += 1)}`, commandHash: 'once', businessDate: today });
  const register = { capacity: 'G4', registerDigits: 5 } as const;
  const opening = { installedOn: civilDate('2026-06-21'), index: 8_800, readingId: 'opening' };
  await steps.act(
    meter,
    'T-A',
    { type: 'InstallMeter', meterId: 'T-A', accountId, ...register, ...opening, today },
    once(),
  );
  const record = async (readOn: string, finding: { kind: 'actual'; index: number } | { kind: 'absent' }) => {
    const { state } = await steps.load(meter, 'T-A');
    const history = state.status === 'installed' ? await historyFor(steps.load, state) : {};
    const reading = { readingId: `reading-${readOn}`, readOn: civilDate(readOn), finding, readerId: 'r1', today };
    await steps.act(meter, 'T-A', { type: 'RecordReading', ...reading, ...history }, once());
  };
  await record('2026-07-23', { kind: 'actual', index: 8_900 });
  await record('2026-08-23', { kind: 'actual', index: 9_150 });
  await record('2026-09-23', { kind: 'absent' });
  const press = { commandId: 'press-1', commandHash: 'press' };
  const confirm = async (between?: () => Promise<void>) => {
    const begun = await beginExchange(exchange, press, judged, steps);
    if (!begun || 'rejected' in begun) return begun;
    await between?.();
    return completeExchange(begun, judged, steps);
  };
  expect(await confirm(() => record('2026-10-23', { kind: 'absent' }))).toMatchObject({
    rejected: 'RemovalMustFollowEstimates',
  });
  expect(await typesOf('meter-T-B')).toEqual(['MeterInstalled', 'MeterRemoved']);
  expect(await confirm()).toBeUndefined();
  expect(await typesOf('meter-T-B')).toEqual(['MeterInstalled', 'MeterRemoved', 'MeterInstalled']);
  expect((await store.readStream('meter-T-A')).at(-1)).toMatchObject({
    type: 'MeterExchanged',
    data: { estimates: [{ readOn: '2026-09-23' }, { readOn: '2026-10-23' }] },
  });
  expect(await confirm()).toBeUndefined();
  expect((await steps.load(meteredAccount, accountId)).state.claim).toMatchObject({ meterId: 'T-B' });
});
