import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { events, freshName, take } from '../conformance/samples.ts';
import { asUser } from '../security/over-http.ts';
import type { NewUser } from '../security/users.ts';
import { eventStoreProcess } from './process.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'eventstore-test-server-'));
const [file, users] = [join(folder, 'events.sqlite'), join(folder, 'users.json')];
const user: NewUser = { loginName: 'pishkhan', password: 'not-to-be-shown', groups: ['services'] };
const server = eventStoreProcess(file, ['--tls-folder', join(folder, 'tls'), '--users', users]);

beforeAll(() => writeFileSync(users, JSON.stringify([user])));
afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

it('a process with a folder of certificates and a file of users; both serve again after a restart', async () => {
  const connectionString = await server.start();
  expect(connectionString).toMatch(/^esdb:\/\/localhost:\d+\?tls=true&tlsCAFile=/);
  const client = EventStoreDBClient.connectionString(asUser(connectionString, user));
  const stream = freshName();
  await client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  await client.dispose();
  await server.end('SIGTERM');
  const again = EventStoreDBClient.connectionString(asUser(await server.start(), user));
  expect(await take(again.readStream(stream))).toHaveLength(2);
  await again.dispose();
});
it('a file with a user without a password: the process ends, and shows no password of the others', async () => {
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify([user, { loginName: 'nobody' }]));
  const words = ['--file', ':memory:', '--port', '0', '--tls-folder', join(folder, 'tls'), '--users', wrong];
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts'), ...words]);
  const [shown, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  expect(code).not.toBe(0);
  expect(shown).toContain('user nobody needs a password');
  expect(shown).not.toContain(user.password);
});
it('users without certificates: the process ends with the reason', async () => {
  const words = ['--file', ':memory:', '--port', '0', '--users', users];
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts'), ...words]);
  const [shown, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  expect(code).not.toBe(0);
  expect(shown).toContain('an insecure server has no users');
});
