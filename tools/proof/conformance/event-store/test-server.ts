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
export const startTestServer = async (data: string, port = '0', ended?: () => void): Promise<string> => {
  const log = join(data, 'logs', `${NAME}.log`);
  rmSync(log, { force: true });
  const main = join(workspaceRoot, 'libs/testing/eventstore-test-server/src/main.ts');
  const args = ['--disable-warning=ExperimentalWarning', main, '--file', join(data, `${NAME}.sqlite`), '--port', port];
  noteRunning(data, launch({ file: process.execPath, args }, { name: NAME, address: 'any', log }, ended));
  for (const limit = Date.now() + START_MS; Date.now() < limit; await sleep(50)) {
    const [address] = /esdb:\S+/.exec(readFileSync(log, 'utf8')) ?? [];
    if (address) return address;
  }
  throw new Error(`the event store does not respond; see ${log}`);
};

export interface KeptServer {
  readonly address: string;
  /** It isn't started again after this call. */
  leave(): void;
}

/** Starts it, and again at the same address whenever it is killed. */
export const keepTestServer = async (data: string): Promise<KeptServer> => {
  let port = '0';
  const left = new AbortController();
  const start = (): Promise<string> => startTestServer(data, port, again);
  const again = (): void => {
    if (left.signal.aborted) return;
    start().catch((error: unknown) => console.error(error));
  };
  const address = await start();
  port = new URL(address).port;
  return { address, leave: () => left.abort() };
};

export const killTestServer = async (data: string): Promise<void> => {
  const running = readRunning(data).find(({ name }) => name === NAME);
  if (!running) throw new Error(`no event store was started with ${data}`);
  signal(running, 'SIGKILL');
  await end(running);
};
