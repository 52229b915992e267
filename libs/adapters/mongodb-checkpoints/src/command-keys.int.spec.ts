import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { commandKeysContract } from '@pishkhan/contract-specs/command-keys/command-keys.contract.ts';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import mongoose from 'mongoose';
import { openMongoCommandKeys } from './command-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'mongo-command-keys-'));
let server: Awaited<ReturnType<typeof startEmbeddedMongoDb>>;
let databases: readonly [mongoose.Connection, mongoose.Connection];
beforeAll(async () => {
  server = await startEmbeddedMongoDb({ file: join(folder, 'keys.sqlite'), host: '127.0.0.1', port: 0 });
  const connect = () => mongoose.createConnection(server.uri('keys')).asPromise();
  databases = [await connect(), await connect()];
});
afterAll(async () => {
  for (const database of databases) await database.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

commandKeysContract(
  'MongoDB over the wire',
  () => openMongoCommandKeys(databases[0]),
  () => openMongoCommandKeys(databases[1]),
);
