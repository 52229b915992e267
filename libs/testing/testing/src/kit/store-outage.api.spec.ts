import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEventStoreDb, type EventStoreDb } from '@pishkhan/eventstore-db';
import { startEventStoreTestServer, type EventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { startService, whenRecorded, type RunningService } from '@pishkhan/service-kit';
import { eventually, startTestPlatform, type TestPlatform } from '../index.ts';
import { note, sampleService } from './sample-service.ts';

/** Longer than the adapter's deadline of 10 s, as on a real cluster. */
const ELECTION_MS = 12_000;

let platform: TestPlatform;
let server: EventStoreTestServer;
let eventStore: EventStoreDb;
let service: RunningService;
let token: string;
let lines: Record<string, unknown>[] = [];

/** With every kind of worker that follows the log. */
const definition = {
  ...sampleService,
  name: 'store-outage',
  publish: { NoteWritten: () => undefined },
  reactions: [whenRecorded(note, ['NoteWritten'], { name: 'do-nothing', react: async () => undefined })],
};

beforeAll(async () => {
  platform = await startTestPlatform();
  server = await startEventStoreTestServer({ file: ':memory:' });
  eventStore = openEventStoreDb({ connectionString: server.connectionString, testServer: 'accepted' });
  const logTo = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const own = { ...(await platform.platformFor('store-outage')), eventStore, logTo, logLevel: 'warn' as const };
  service = await startService(definition, own, { host: '127.0.0.1', port: 0 });
  await service.ready();
  token = await platform.tokenFor('clerk-101');
});
afterAll(async () => {
  await service.stop();
  await eventStore.close();
  await server.stop();
  await platform.stop();
});
beforeEach(() => {
  lines = [];
});

const headers = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
const write = (id: string, key: string) =>
  fetch(`${service.url}/v1/notes/${id}`, {
    method: 'POST',
    headers: { ...headers(), 'idempotency-key': key },
    body: JSON.stringify({ text: key }),
  });
const read = (id: string, more: Record<string, string> = {}) =>
  fetch(`${service.url}/v1/notes/${id}`, { headers: { ...headers(), ...more } });
const isShown = (id: string) => eventually(async () => (await read(id)).status === 200);
const linesOf = (message: string) => lines.filter(({ msg }) => msg === message);

describe('a service whose event store fails', () => {
  it('15.3: logs one line when an outage begins and one when it ends, whatever waits', async () => {
    for (let outage = 1; outage <= 3; outage++) {
      const waiting = ['a', 'b', 'c'].map((each) => write(`${each}-${outage}`, `key-of-${each}-${outage}`));
      await server.fallOver();
      await eventually(() => linesOf('the event store does not respond; waiting').length === outage, 20_000);
      waiting.push(...['d', 'e'].map((each) => write(`${each}-${outage}`, `key-of-${each}-${outage}`)));
      await sleep(700);
      await server.comeBack();
      for (const response of await Promise.all(waiting)) expect(response.status).toBe(201);
      await eventually(() => linesOf('the event store responds again').length === outage, 20_000);
    }
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatchObject({ part: 'event store', waited: { appends: expect.any(Number) } });
    expect(lines[1]!.milliseconds).toBeGreaterThanOrEqual(650);
    expect(JSON.stringify(lines)).not.toContain('"stack"');
  }, 90_000);

  it('15.3: replies 503 during an election, shows its views, and the same key has one effect afterwards', async () => {
    expect((await write('before', 'key-before')).status).toBe(201);
    await isShown('before');
    server.misbehave({ appends: ['neverAnswer', 'neverAnswer', 'neverAnswer'] });
    const unanswered = write('unanswered', 'key-unanswered');
    await isShown('unanswered');
    server.elect(ELECTION_MS, 'silence');
    const election = sleep(ELECTION_MS);
    const begun = write('begun', 'key-begun');
    for (const id of ['before', 'unanswered']) expect((await read(id)).status).toBe(200);
    await eventually(() => lines.length === 1, 20_000);
    const behind = await read('before', { 'x-after-position': `${2n ** 60n}-${2n ** 60n}` });
    expect(((await behind.json()) as { rule: string }).rule).toBe('ViewIsBehind');
    for (const response of await Promise.all([unanswered, begun])) {
      expect(response.status).toBe(503);
      // Not AnswerMustComeInTime: within the deadline of every response.
      expect(((await response.json()) as { rule: string }).rule).toBe('PartMustBeAvailable');
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    await election;
    server.misbehave({});
    for (const id of ['unanswered', 'begun']) {
      const again = await eventually(async () => {
        const response = await write(id, `key-${id}`);
        return response.status === 201 && response;
      }, 30_000);
      expect(again.headers.get('idempotency-repeated')).toBe(id === 'unanswered' ? 'true' : null);
      expect(await eventStore.readStream(`note-${id}`)).toHaveLength(1);
    }
    await eventually(() => lines.length === 2, 20_000);
    expect(lines).toMatchObject([
      { msg: 'the event store does not respond; waiting' },
      { msg: 'the event store responds again', waited: { appends: expect.any(Number) } },
    ]);
  }, 90_000);
});
