import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openCertificates } from '@pishkhan/certificates';
import { openEventStoreDb, type EventStoreDb } from '@pishkhan/eventstore-db';
import { startEventStoreTestServer, type EventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { historyAcl, SERVICES, setAcl } from '@pishkhan/eventstore-test-server/history-acl';
import { overHttp } from '@pishkhan/eventstore-test-server/over-http';
import { startService, whenRecorded, type RunningService } from '@pishkhan/service-kit';
import { apiOf } from '../api-grammar.ts';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { note, sampleService } from './sample-service.ts';

jest.setTimeout(60_000);

/** No user of the server until it is added: its password is as wrong as any other. */
const user = { loginName: 'services-of-notes', password: 'correct', fullName: 'Notes', groups: [SERVICES] };
const NOT_SIGNED_IN = 'the event store does not accept the user or the password of this service';
const MAY_NOT_APPEND = 'the event store denies this service the right to append';

const folder = mkdtempSync(join(tmpdir(), 'store-refusal-'));
let platform: TestPlatform;
let server: EventStoreTestServer;
let admin: EventStoreDBClient;
let addUser: () => Promise<unknown>;
let eventStore: EventStoreDb;
let service: RunningService;

const lines: Record<string, unknown>[] = [];
const reacted: string[] = [];
const definition = {
  ...sampleService,
  name: 'store-refusal',
  publish: { NoteWritten: () => undefined },
  reactions: [
    whenRecorded(note, ['NoteWritten'], {
      name: 'count-notes',
      react: async ({ stream }) => void reacted.push(stream),
    }),
  ],
};

beforeAll(async () => {
  platform = await startTestPlatform();
  server = await startEventStoreTestServer({ file: ':memory:', tls: await openCertificates(folder) });
  const address = server.as({ loginName: 'admin', password: 'changeit' });
  admin = EventStoreDBClient.connectionString(address);
  await setAcl(admin, historyAcl);
  addUser = () => overHttp(address, 'POST', '/users', user);
  eventStore = openEventStoreDb({ connectionString: server.as(user), testServer: 'accepted', refusedMs: 200 });
  const logTo = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const own = { ...(await platform.platformFor('store-refusal')), eventStore, logTo, logLevel: 'warn' as const };
  service = await startService(definition, own, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await service.stop();
  await eventStore.close();
  await admin.dispose();
  await server.stop();
  await platform.stop();
  rmSync(folder, { recursive: true });
});

const ready = async () => {
  const authorization = `Bearer ${await platform.tokenFor('operator-1')}`;
  const response = await fetch(`${service.url}/health/ready`, { headers: { authorization } });
  const text = await response.text();
  return { code: response.status, text, ...(JSON.parse(text) as { parts: { store: { reason?: string } } }) };
};
const isReady = () =>
  eventually(async () => {
    const { code, text } = await ready();
    expect([code, text]).toEqual([200, expect.anything()]);
  });
const write = (id: string) => post(`/v1/notes/${id}`, { text: id }).by('clerk-101').key(`key-of-${id}`);

describe('a service whose user the event store refuses (15.3)', () => {
  it('starts with a wrong password, is not ready, and its parts name neither user nor stream', async () => {
    const { code, text, parts } = await ready();
    expect([code, parts.store]).toEqual([503, { up: false, reason: NOT_SIGNED_IN }]);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    await apiOf(service, platform).when(write('1')).then(503);
    expect(text + (await ready()).text).not.toMatch(/services-of-notes|note-|\$all/);
  });
  it('names user, log and remedy to operators', async () => {
    const { body } = await apiOf(service, platform).when(get('/admin/views').by('operator-1')).then(200);
    expect(JSON.stringify(body)).toMatch(/services-of-notes.+follow \$all.+EVENTSTORE_URL/);
  });
  it('logs it in one line with user, stream and remedy, however often it is refused', async () => {
    for (let time = 0; time < 5; time++) {
      await sleep(250);
      expect((await ready()).code).toBe(503);
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 50, fault: 'NotSignedIn', stream: '$all', user: 'services-of-notes' });
    expect(lines[0]!.msg).toMatch(/EVENTSTORE_URL/);
  });
  it('is ready by itself when it is mended; the command then works with the same key, and its reaction runs', async () => {
    await addUser();
    await isReady();
    await eventually(() => lines.length === 2);
    expect(lines[1]).toMatchObject({ level: 40, fault: 'NotSignedIn', milliseconds: expect.any(Number) });
    await apiOf(service, platform).when(write('1')).then(201);
    await eventually(() => reacted.includes('note-1'));
    await eventually(async () => {
      await apiOf(service, platform).when(get('/v1/notes/1').by('clerk-101')).then(200);
    });
  });
  it('is not ready after a denied append, until the right is back; nothing is parked', async () => {
    const { $userStreamAcl, ...rest } = historyAcl.settings;
    await setAcl(admin, {
      ...historyAcl,
      settings: { ...rest, $userStreamAcl: { ...$userStreamAcl, $w: ['$admins'] } },
    });
    await apiOf(service, platform).when(write('2')).then(503);
    const { code, text, parts } = await ready();
    expect([code, parts.store]).toEqual([503, { up: false, reason: MAY_NOT_APPEND }]);
    expect(text).not.toMatch(/services-of-notes|note-/);
    await setAcl(admin, historyAcl);
    await isReady();
    await apiOf(service, platform).when(write('2')).then(201);
    await eventually(() => reacted.includes('note-2'));
    const { body } = await apiOf(service, platform).when(get('/admin/parked').by('operator-1')).then(200);
    expect(body).toMatchObject({ items: [] });
  });
});
