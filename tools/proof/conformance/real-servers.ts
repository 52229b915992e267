import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEventStoreTestServer } from '@pishkhan/eventstore-test-server';
import {
  bringUp,
  componentsOf,
  end,
  isThere,
  possibleParts,
  readRunning,
  requestOf,
} from '../../../deploy/servers/src/index.ts';
import { workspaceRoot } from '../../check/source/files.ts';

const DATA = join(workspaceRoot, '.data', 'contracts');
const WORDS = ['start', '--only', 'kafka,mongodb', '--kafka-port', '19692', '--mongodb-port', '27617', '--data', DATA];

type Addresses = readonly (readonly [port: string, url: string])[];

/**
 * Starts a real Kafka and a real MongoDB for the contracts, and the protocol test server if EVENTSTORE_URL names no
 * real event store; always stops them. @throws Error that names a missing program of this machine
 */
export const withRealServers = async (work: (addresses: Addresses) => Promise<number>): Promise<number> => {
  const { plan } = requestOf(WORDS, workspaceRoot);
  const { sentence } = possibleParts(plan.parts, isThere);
  if (sentence) throw new Error(sentence);
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  const given = process.env['EVENTSTORE_URL'];
  const testServer =
    given === undefined ? await startEventStoreTestServer({ file: join(DATA, 'event-store.sqlite') }) : undefined;
  try {
    const components = componentsOf(plan);
    await Promise.all(components.map((component) => bringUp(component, DATA)));
    const [kafka, mongodb] = (['kafka', 'mongodb'] as const).map(
      (part) => components.find((component) => component.part === part)!.address,
    );
    return await work([
      ['messages', `kafka://${kafka}`],
      ['progress', mongodb!],
      ['views', mongodb!],
      ['vault', mongodb!],
      ['wire', 'a test server of its own'],
      ['event-store', given ?? testServer!.connectionString],
    ]);
  } finally {
    await Promise.all(readRunning(DATA).map((running) => end(running)));
    await testServer?.stop();
    rmSync(DATA, { recursive: true, force: true });
  }
};
