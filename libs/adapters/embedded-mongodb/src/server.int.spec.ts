import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@pishkhan/testing/eventually';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { startEmbeddedMongoDb, type EmbeddedMongoDb } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes in an endless loop and prints the `_id` of each acknowledged write. */
const WRITER = `
  import mongoose from 'mongoose';
  import { startEmbeddedMongoDb } from ${JSON.stringify(join(import.meta.dirname, 'server.ts'))};
  const server = await startEmbeddedMongoDb({ file: process.argv[1] });
  const connection = await mongoose.createConnection(server.uri('killed')).asPromise();
  const things = connection.collection('things');
  const start = await things.countDocuments();
  for (let n = start; ; n += 3) {
    await things.bulkWrite([0, 1, 2].map((more) => ({ replaceOne: { filter: { _id: n + more }, replacement: { _id: n + more, text: 'x'.repeat(n % 900) }, upsert: true } })));
    process.stdout.write((n + 2) + '\\n');
  }`;

describe('embedded MongoDB', () => {
  const running: EmbeddedMongoDb[] = [];
  const connections: mongoose.Connection[] = [];
  const stop = async () => {
    for (const connection of connections.splice(0)) await connection.close();
    for (const server of running.splice(0)) await server.close();
  };
  afterEach(stop);
  const open = async (
    file: string,
  ): Promise<{
    server: EmbeddedMongoDb;
    db: NonNullable<mongoose.Connection['db']>;
    connection: mongoose.Connection;
  }> => {
    const server = await startEmbeddedMongoDb({ file });
    running.push(server);
    const connection = await mongoose.createConnection(server.uri('spec')).asPromise();
    connections.push(connection);
    return { server, connection, db: connection.db! };
  };

  it('restores everything after a restart: documents, their order, indexes, names', async () => {
    const file = join(folder, 'restart.sqlite');
    const { db } = await open(file);
    const given = Array.from({ length: 300 }, (_, index) => ({
      _id: `k-${(index * 7) % 300}` as never,
      n: index,
      at: new Date(index),
      list: [1, { a: null }],
    }));
    await db.collection('first').insertMany(given);
    await db.collection('first').createIndex({ n: 1 }, { unique: true });
    await db.collection('first').deleteOne({ n: 299 });
    await db.renameCollection('first', 'second');
    await stop();
    const again = await open(file);
    expect(await again.db.collection('second').find().toArray()).toEqual(given.slice(0, 299));
    await expect(again.db.collection('second').insertOne({ n: 5 })).rejects.toMatchObject({ code: 11000 });
    await again.db.collection('second').insertOne({ n: 299 });
    expect((await again.db.listCollections().toArray()).map(({ name }) => name)).toEqual(['second']);
  });
  it('after a rename over another collection and a restart only the renamed one exists, with its own indexes', async () => {
    const file = join(folder, 'renamed.sqlite');
    const { db } = await open(file);
    await db.collection<{ _id: string }>('live').insertMany([{ _id: 'a' }, { _id: 'b' }]);
    await db.collection('live').createIndex({ old: 1 });
    await db.collection<{ _id: string; n: number }>('rebuilt').insertMany([
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ]);
    await db.collection('rebuilt').createIndex({ n: 1 }, { unique: true });
    await db.renameCollection('rebuilt', 'live', { dropTarget: true });
    await db.collection<{ _id: string; n: number }>('live').insertOne({ _id: 'd', n: 3 });
    await stop();
    const again = await open(file);
    expect(await again.db.collection('live').find().toArray()).toEqual([
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
      { _id: 'd', n: 3 },
    ]);
    expect((await again.db.collection('live').indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
    expect((await again.db.listCollections().toArray()).map(({ name }) => name)).toEqual(['live']);
  });
  it('keeps every acknowledged write after SIGKILL and no partial writes', async () => {
    const file = join(folder, 'killed.sqlite');
    for (const afterMs of [20, 90]) {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', WRITER, file],
        { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let last = -1;
      const lines = createInterface({ input: child.stdout });
      lines.on('line', (line) => {
        if (last < 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
        last = Number(line);
      });
      await Promise.all([once(child, 'exit'), once(lines, 'close')]);
      const server = await startEmbeddedMongoDb({ file });
      running.push(server);
      const connection = await mongoose.createConnection(server.uri('killed')).asPromise();
      connections.push(connection);
      const ids = (await connection.collection('things').find().sort({ _id: 1 }).toArray()).map(({ _id }) =>
        Number(_id),
      );
      expect(last).toBeGreaterThan(0);
      expect(ids.length).toBeGreaterThan(last);
      expect(ids.length % 3).toBe(0);
      expect(ids).toEqual(ids.map((_, index) => index));
      await stop();
    }
  }, 30_000);
  it('writes a transaction to the file whole or not at all', async () => {
    const { db, connection } = await open(':memory:');
    await db.collection('things').insertOne({ _id: 'kept' as never, n: 1 });
    await connection.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection('things').insertOne({ _id: 'committed' as never }, { session });
        await db.collection('others').updateOne({ _id: 'x' as never }, { $inc: { n: 1 } }, { upsert: true, session });
      }),
    );
    await expect(
      connection.withSession((session) =>
        session.withTransaction(async () => {
          await db.collection('things').updateOne({ _id: 'kept' as never }, { $set: { n: 2 } }, { session });
          await db.collection('things').insertOne({ _id: 'undone' as never }, { session });
          throw new Error('undo');
        }),
      ),
    ).rejects.toThrow('undo');
    expect(await db.collection('things').find().toArray()).toEqual([{ _id: 'kept', n: 1 }, { _id: 'committed' }]);
    expect(await db.collection('others').countDocuments()).toBe(1);
  });
  it('rejects unsupported commands and options by name', async () => {
    const { db } = await open(':memory:');
    await db.collection('things').insertOne({ text: 'x' });
    await expect(db.collection('things').createIndex({ text: 'text' })).rejects.toMatchObject({ code: 67 });
    await expect(db.collection('things').createIndex({ at: 1 }, { expireAfterSeconds: 5 })).rejects.toMatchObject({
      code: 67,
    });
    await expect(db.collection('things').find({ $where: 'true' }).toArray()).rejects.toMatchObject({ code: 2 });
    await expect(
      db
        .collection('things')
        .find({ $text: { $search: 'x' } })
        .toArray(),
    ).rejects.toMatchObject({ code: 2 });
    await expect(db.collection('things').find().collation({ locale: 'fa' }).toArray()).rejects.toMatchObject({
      code: 115,
    });
    await expect(
      db
        .collection('things')
        .aggregate([{ $out: 'copy' }])
        .toArray(),
    ).rejects.toMatchObject({ code: 115 });
    await expect(db.collection('things').watch().next()).rejects.toMatchObject({ code: 115 });
    await expect(startEmbeddedMongoDb({ file: ':memory:', host: '0.0.0.0' as never })).rejects.toThrow(RangeError);
  });
  it('accepts an unacknowledged write', async () => {
    const { db } = await open(':memory:');
    await db.collection('things').insertOne({ _id: 1 as never }, { writeConcern: { w: 0 } });
    await eventually(async () => (await db.collection('things').countDocuments()) > 0);
    expect(await db.collection('things').countDocuments()).toBe(1);
  });
  it('closes a connection that speaks another protocol and serves the others', async () => {
    const { server, db } = await open(':memory:');
    const { port } = new URL(server.uri('spec'));
    const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(socket, 'close');
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
  it('returns large results in several messages', async () => {
    const { db } = await open(':memory:');
    await db
      .collection('things')
      .insertMany(Array.from({ length: 40 }, (_, index) => ({ _id: index as never, text: 'x'.repeat(1_000_000) })));
    expect((await db.collection('things').find({}, { batchSize: 1000 }).toArray()).length).toBe(40);
  }, 30_000);
});
