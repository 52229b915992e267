import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killing } from '../conformance/killing.contract.ts';
import { events, freshName, ids, take } from '../conformance/samples.ts';
import { eventStoreProcess } from './process.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'eventstore-test-server-'));
const server = eventStoreProcess(join(folder, 'events.sqlite'));
let client: EventStoreDBClient | undefined;

beforeAll(async () => {
  client = EventStoreDBClient.connectionString(await server.start());
});
afterAll(async () => {
  await client!.dispose();
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('the test server as its own process', () => {
  killing(
    () => client!,
    () => ({ username: 'admin', password: 'changeit' }),
    () => server.killAndRestart(),
  );
  it('stops at SIGTERM, also with subscriptions, and serves everything after a restart: events, deletions, tombstones', async () => {
    const [kept, deleted, tombstoned, written] = [freshName(), freshName(), freshName(), events(3)];
    for (const stream of [kept, deleted, tombstoned])
      await client!.appendToStream(stream, written, { expectedRevision: NO_STREAM });
    await client!.deleteStream(deleted);
    await client!.tombstoneStream(tombstoned);
    const followed = take(client!.subscribeToStream(kept), 4).catch((error: unknown) => error);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await followed).toBeInstanceOf(Error);
    await server.start();
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
