import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { startedThrough } from './launchers.ts';
import { beginningOf, type Running } from './running.ts';

/** The line with which a launcher requests that its processes keep running. */
export const LEAVE = 'leave';

let guardian: Socket | undefined;

/** Starts the guardian in its own session. It reads from a pipe, which closes when this process ends. */
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

/** Ends the process as soon as this launcher is gone, whatever the cause. */
export const guard = (running: Running): void => {
  guardian ??= start();
  guardian.write(`${JSON.stringify(running)}\n`);
};

/** Launched processes keep running after the end of this one. */
export const leaveRunning = (): void => {
  guardian?.end(`${LEAVE}\n`);
  guardian = undefined;
};
