import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, launch, noteRunning, readRunning, signal } from '../../../../deploy/servers/src/index.ts';
import { workspaceRoot } from '../../../check/source/files.ts';

const NAME = 'event-store';
const START_MS = 30_000;

/**
 * Starts the protocol test server on a durable file, as a process of its own that is noted in the data folder.
 *
 * @returns Its connection string
 */
export const startTestServer = async (data: string, port = '0'): Promise<string> => {
  const log = join(data, 'logs', `${NAME}.log`);
  rmSync(log, { force: true });
  const main = join(workspaceRoot, 'libs/testing/eventstore-test-server/src/main.ts');
  const args = ['--disable-warning=ExperimentalWarning', main, '--file', join(data, `${NAME}.sqlite`), '--port', port];
  const running = launch({ file: process.execPath, args }, { name: NAME, address: 'any', log });
  noteRunning(data, running);
  for (const limit = Date.now() + START_MS; Date.now() < limit; await sleep(50)) {
    const [address] = /esdb:\S+/.exec(readFileSync(log, 'utf8')) ?? [];
    if (!address) continue;
    noteRunning(data, { ...running, address });
    return address;
  }
  throw new Error(`the event store does not respond; see ${log}`);
};

/** Kills it and starts it again at the same address. */
export const restartTestServer = async (data: string): Promise<void> => {
  const running = readRunning(data).find(({ name }) => name === NAME);
  if (!running) throw new Error(`no event store was started with ${data}`);
  signal(running, 'SIGKILL');
  await end(running);
  await startTestServer(data, new URL(running.address).port);
};
