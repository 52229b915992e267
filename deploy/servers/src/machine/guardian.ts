import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { startedThrough } from './launchers.ts';
import { beginningOf, type Running } from './running.ts';

/** The line by which a launcher says that its processes are meant to stay. */
export const LEAVE = 'leave';

let guardian: Socket | undefined;

/** One process in a session of its own. It reads from a pipe, whose end tells it that this process is gone. */
const start = (): Socket => {
  const self = { pid: process.pid, began: beginningOf(process.pid) };
  const identities = [self, ...startedThrough(process.pid)].map((identity) => JSON.stringify(identity));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'guardian.main.ts'), ...identities],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const pipe = child.stdin as Socket;
  child.on('error', () => {});
  pipe.on('error', () => {});
  child.unref();
  pipe.unref();
  return pipe;
};

/** Has this process ended as soon as we are gone, whatever we die of. */
export const guard = (running: Running): void => {
  guardian ??= start();
  guardian.write(`${JSON.stringify(running)}\n`);
};

/** What we have launched stays when we end. */
export const leaveRunning = (): void => {
  guardian?.end(`${LEAVE}\n`);
  guardian = undefined;
};
