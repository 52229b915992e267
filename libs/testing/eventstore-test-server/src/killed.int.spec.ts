import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { killing } from './conformance/killing.contract.ts';
import { events, freshName, ids, take } from './conformance/samples.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'eventstore-test-server-'));
let [child, client, port]: [ChildProcess?, EventStoreDBClient?, string?] = [];

/** Starts the server as its own process, on one file, always on the same port. */
const start = async (): Promise<string> => {
  const words = [
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'main.ts'),
    '--file',
    join(folder, 'events.sqlite'),
    '--port',
    port ?? '0',
  ];
  const started = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const [line] = (await once(createInterface({ input: started.stdout }), 'line')) as [string];
  const connectionString = /esdb:\S+/.exec(line)![0];
  port = new URL(connectionString).port;
  return connectionString;
};
const end = async (signal: NodeJS.Signals): Promise<number | null> => {
  const exit = once(child!, 'exit') as Promise<[number | null]>;
  child!.kill(signal);
  return (await exit)[0];
};

beforeAll(async () => {
  client = EventStoreDBClient.connectionString(await start());
});
afterAll(async () => {
  await client!.dispose();
  await end('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('the test server as its own process', () => {
  killing(
    () => client!,
    () => ({ username: 'admin', password: 'changeit' }),
    async () => {
      await end('SIGKILL');
      await start();
    },
  );
  it('stops at SIGTERM, also with subscriptions, and serves everything after a restart: events, deletions, tombstones', async () => {
    const [kept, deleted, tombstoned, written] = [freshName(), freshName(), freshName(), events(3)];
    for (const stream of [kept, deleted, tombstoned])
      await client!.appendToStream(stream, written, { expectedRevision: NO_STREAM });
    await client!.deleteStream(deleted);
    await client!.tombstoneStream(tombstoned);
    const followed = take(client!.subscribeToStream(kept), 4).catch((error: unknown) => error);
    expect(await end('SIGTERM')).toBe(0);
    expect(await followed).toBeInstanceOf(Error);
    await start();
    const read = async (stream: string) => ids(await take(client!.readStream(stream)));
    expect(await read(kept)).toEqual(ids(written));
    await expect(read(deleted)).rejects.toMatchObject({ type: 'stream-not-found' });
    await expect(read(tombstoned)).rejects.toMatchObject({ type: 'stream-deleted' });
    expect((await client!.appendToStream(deleted, written, { expectedRevision: NO_STREAM })).nextExpectedRevision).toBe(
      2n,
    );
    expect((await client!.appendToStream(deleted, events(1), { expectedRevision: 2n })).nextExpectedRevision).toBe(3n);
  });
});
