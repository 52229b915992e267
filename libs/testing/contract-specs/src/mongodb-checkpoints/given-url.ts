import { afterAll, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { commandKeysContract } from '../command-keys/command-keys.contract.ts';
import { checkpointsContract } from '../messages/checkpoints.contract.ts';
import { openMongoCheckpoints, openMongoCommandKeys } from '@pishkhan/mongodb-checkpoints';
import { leasesContract } from './leases.contract.ts';

/**
 * Started by name, never by `npm test`: checkpoints, leases and command keys on the replica set at
 * PISHKHAN_CONTRACT_URL, in a database that is dropped afterwards.
 */
const url = process.env['PISHKHAN_CONTRACT_URL'];
if (!url) throw new Error('PISHKHAN_CONTRACT_URL is not a MongoDB address: mongodb://…');

let database: mongoose.Connection;
beforeAll(async () => {
  database = await mongoose
    .createConnection(url, { dbName: `pishkhan_progress_${randomUUID().slice(0, 8)}` })
    .asPromise();
});
afterAll(async () => {
  await database.dropDatabase();
  await database.close();
});

checkpointsContract('MongoDB at the given address', () => openMongoCheckpoints(database));
leasesContract('MongoDB at the given address', () => database);
commandKeysContract('MongoDB at the given address', () => openMongoCommandKeys(database));
