import { afterAll, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { checkpointsContract } from '../messages/checkpoints.contract.ts';
import { openMongoCheckpoints } from '@pishkhan/mongodb-checkpoints';
import { leasesContract } from './leases.contract.ts';

/**
 * Run by name, never by `npm test`: checkpoints and leases on the replica set at PISHKHAN_CONTRACT_URL, in a database
 * that goes with the run.
 */
const url = process.env['PISHKHAN_CONTRACT_URL'];
if (!url) throw new Error('PISHKHAN_CONTRACT_URL names no MongoDB: mongodb://…');

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

checkpointsContract('MongoDB by its address', () => openMongoCheckpoints(database));
leasesContract('MongoDB by its address', () => database);
