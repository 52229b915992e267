import { afterAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, NO_STREAM, START, type Position } from '@eventstore/db-client';
import { openEmbeddedEventStore, type NewEvent } from '@pishkhan/event-store';
import { Positions } from './positions.ts';
import { event, events, freshName, ids, take } from '../conformance/samples.ts';
import { startEventStoreTestServer } from '../start.ts';

const folder = mkdtempSync(join(tmpdir(), 'wire-positions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (commit: bigint): Position => ({ commit, prepare: commit });

const storedEvent = (type: string): NewEvent => {
  const id = randomUUID();
  const actor = { subject: 'clerk-101', roles: [] };
  const texts = { commandId: id, commandHash: id, correlationId: id, causationId: id, build: 'spec' };
  const dates = { recordedAt: '2026-11-22T08:30:00.000Z', businessDate: '2026-11-22' };
  return { id, type, data: { text: 'قبض' }, metadata: { ...texts, ...dates, actor, schemaVersion: 1 } };
};

/** Runs work with a client of a server on this file. */
const onServer = async <Result>(file: string, work: (client: EventStoreDBClient) => Promise<Result>) => {
  const server = await startEventStoreTestServer({ file });
  const client = EventStoreDBClient.connectionString(server.connectionString);
  try {
    return await work(client);
  } finally {
    await client.dispose();
    await server.stop();
  }
};
const log = (client: EventStoreDBClient) => take(client.readAll({ fromPosition: START }));
const commits = (found: Awaited<ReturnType<typeof log>>) => found.map(({ position }) => position!.commit);

describe('positions on the wire', () => {
  it.each([0n, 1n, 700n])('rise strictly with uneven gaps, and are read back; dense up to %d', (dense) => {
    const positions = new Positions(dense);
    let last = -1n;
    const gaps = new Set<bigint>();
    for (let record = 0n; record < 900n; record++) {
      const { commit, prepare } = positions.onWire(at(record));
      expect(prepare).toBe(commit);
      expect(commit).toBeGreaterThan(last);
      if (record <= dense) expect(commit).toBe(record);
      else gaps.add(commit - last);
      for (let between = last + 1n; between < commit; between++)
        expect(positions.placeOf(at(between)).starts).toBe(
          between === positions.ofEmptyAppend(at(record - 1n)).commit ? 'emptyAppend' : 'none',
        );
      expect(positions.placeOf(at(commit))).toEqual({ record, starts: 'record' });
      last = commit;
    }
    expect(gaps.size).toBeGreaterThan(20);
  });
  it('a file written with dense positions keeps them; positions that clients have saved are valid, and later ones are sparse', async () => {
    const file = join(folder, 'before.sqlite');
    const before = openEmbeddedEventStore({ file });
    const old = Array.from({ length: 6 }, () => storedEvent('Old'));
    await before.append('old-1', 'NoStream', old);
    await before.close();
    const [stream, written] = [freshName(), events(2)];
    const first = await onServer(file, async (client) => {
      const following = take(client.subscribeToAll({ fromPosition: at(4n) }), 4);
      await client.appendToStream(stream, written, { expectedRevision: NO_STREAM });
      expect(ids(await following)).toEqual(ids([...old.slice(4), ...written]));
      return commits(await log(client));
    });
    expect(first.slice(0, 6)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(first[6]).toBeGreaterThan(60n);
    const second = await onServer(file, async (client) => {
      await client.appendToStream(stream, event(), { expectedRevision: 1n });
      const resumed = await take(client.subscribeToAll({ fromPosition: at(6n) }), 3);
      expect(ids(resumed).slice(0, 2)).toEqual(ids(written));
      return commits(await log(client));
    });
    expect(second.slice(0, 8)).toEqual(first);
    expect(second).toHaveLength(9);
  });
  it('a new file is sparse from its first event, also after a restart', async () => {
    const file = join(folder, 'new.sqlite');
    const write = (client: EventStoreDBClient) => client.appendToStream(freshName(), event());
    const first = await onServer(file, async (client) => (await write(client), commits(await log(client))));
    const second = await onServer(file, async (client) => (await write(client), commits(await log(client))));
    expect(first[0]).toBeGreaterThan(60n);
    expect(second[0]).toBe(first[0]);
    expect(second[1]! - second[0]!).toBeGreaterThan(30n);
  });
  it('a tombstone that an earlier version stored in the metadata of its stream still deletes the stream', async () => {
    const file = join(folder, 'tombstone.sqlite');
    const before = openEmbeddedEventStore({ file });
    await before.append('gone-1', 'NoStream', [storedEvent('Old')]);
    await before.append('$$gone-1', 'NoStream', [storedEvent('$streamDeleted')]);
    await before.close();
    await onServer(file, async (client) => {
      const gone = { type: 'stream-deleted', streamName: 'gone-1' };
      await expect(take(client.readStream('gone-1'))).rejects.toMatchObject(gone);
      await expect(client.appendToStream('gone-1', event())).rejects.toMatchObject(gone);
      await expect(client.setStreamMetadata('gone-1', {})).rejects.toMatchObject({ type: 'stream-deleted' });
      expect((await log(client)).at(-1)).toMatchObject({ streamId: 'gone-1', type: '$streamDeleted' });
    });
  });
});
