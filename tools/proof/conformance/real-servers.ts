import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
import { keepTestServer } from './event-store/test-server.ts';

const DATA = join(workspaceRoot, '.data', 'contracts');
const WORDS = ['start', '--only', 'kafka,mongodb', '--kafka-port', '19692', '--mongodb-port', '27617', '--data', DATA];

const KILL = [process.execPath, join(import.meta.dirname, 'event-store', 'kill-test-server.ts'), DATA]
  .map((word) => `"${word}"`)
  .join(' ');

type Environment = Readonly<Record<string, string>>;
type Addresses = readonly (readonly [port: string, url: string, environment?: Environment])[];

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
  const testServer = given === undefined ? await keepTestServer(DATA) : undefined;
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
      ['rights', 'secured servers of its own'],
      testServer ? ['event-store', testServer.address, { EVENTSTORE_KILL: KILL }] : ['event-store', given!],
    ]);
  } finally {
    testServer?.leave();
    await Promise.all(readRunning(DATA).map((running) => end(running)));
    rmSync(DATA, { recursive: true, force: true });
  }
};
