import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { bringUp, componentsOf, end, readRunning, requestOf } from '../../../../deploy/servers/src/index.ts';
import { workspaceRoot } from '../../../check/source/files.ts';
import { startTestServer } from '../../conformance/event-store/test-server.ts';

/** Addresses of servers without other clients. */
export interface Servers {
  readonly kafka: string;
  readonly mongodb: string;
  readonly eventStore: string;
  /** Their data folder, removed at the end. */
  readonly data: string;
}

const WORDS = [
  'start',
  '--only',
  'kafka,mongodb',
  '--kafka-port',
  '19592',
  '--mongodb-port',
  '27517',
  '--data',
  '.data/bench',
];

const endAll = async (data: string): Promise<void> => {
  await Promise.all(readRunning(data).map((running) => end(running)));
  await rm(data, { recursive: true, force: true });
};

/** Starts the real servers in a separate folder on free ports, and always stops and removes them. */
export const withServers = async (work: (servers: Servers) => Promise<void>): Promise<void> => {
  const { plan } = requestOf(WORDS, workspaceRoot);
  const { data } = plan;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void endAll(data).then(() => process.exit(1)));
  await endAll(data);
  try {
    const [kafka, mongodb] = await Promise.all(
      componentsOf(plan).map(async (component) => (await bringUp(component, data), component.address)),
    );
    await work({ kafka: kafka!, mongodb: mongodb!, eventStore: await startTestServer(data), data });
  } finally {
    await endAll(data);
  }
};

/** Starts the protocol test server alone, as `withServers` does. */
export const withEventStore = async <Result>(work: (eventStore: string) => Promise<Result>): Promise<Result> => {
  const data = join(workspaceRoot, '.data', 'bench-event-store');
  await endAll(data);
  try {
    return await work(await startTestServer(data));
  } finally {
    await endAll(data);
  }
};

/** Opens a database as a service process does. */
export const openDatabase = (url: string, dbName: string): Promise<mongoose.Connection> =>
  mongoose
    .createConnection(url, {
      dbName,
      bufferCommands: false,
      autoIndex: false,
      w: 'majority',
      readConcernLevel: 'majority',
    })
    .asPromise();
