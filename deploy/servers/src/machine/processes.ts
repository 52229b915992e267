import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../component.ts';
import { guard } from './guardian.ts';
import { beginningOf, isAlive, type Running } from './running.ts';

/**
 * Starts a program in a process group of its own. It survives our orderly end; the guardian ends it if we are killed.
 * `ended` is called at its end while we live.
 */
export const launch = (
  { file, args, environment }: Command,
  { name, address, log }: Pick<Running, 'name' | 'address' | 'log'>,
  ended: () => void = () => {},
): Running => {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  try {
    const child = spawn(file, args, {
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...environment },
    });
    child.on('error', () => {});
    child.on('exit', ended);
    child.unref();
    if (child.pid === undefined) throw new Error(`${file} cannot be started`);
    const running = { name, address, log, pid: child.pid, began: beginningOf(child.pid) };
    guard(running);
    return running;
  } finally {
    closeSync(output);
  }
};

/** Signals the process group; does nothing if it has ended. */
export const signal = (running: Running, name: NodeJS.Signals): void => {
  if (!isAlive(running)) return;
  try {
    process.kill(-running.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const endsWithin = async (running: Running, ms: number): Promise<boolean> => {
  for (const end = Date.now() + ms; isAlive(running); await sleep(100)) if (Date.now() > end) return false;
  return true;
};

/** Sends SIGTERM, and SIGKILL if the process is still alive after `patienceMs`. */
export const end = async (running: Running, patienceMs = 20_000): Promise<'ended' | 'killed' | 'had ended'> => {
  if (!isAlive(running)) return 'had ended';
  signal(running, 'SIGTERM');
  if (await endsWithin(running, patienceMs)) return 'ended';
  signal(running, 'SIGKILL');
  await endsWithin(running, 5000);
  return 'killed';
};
