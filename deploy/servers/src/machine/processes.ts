import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from '../component.ts';

/** A process that we started: its id, and when it began, so that another one with the same id is never taken for it. */
export interface Running {
  readonly name: string;
  readonly address: string;
  readonly log: string;
  readonly pid: number;
  readonly began: string;
}

export const nap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Where Linux tells of a process by a file: asking `ps` costs a process each time, and whoever asks stands still
 * meanwhile.
 */
const TICK = 'tick ';
const STATE = 0;
const START_TICK = 19;

const tickOf = (pid: number): string => {
  const file = `/proc/${pid}/stat`;
  try {
    const text = readFileSync(file, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[STATE] === 'Z'
      ? ''
      : `${TICK}${fields[START_TICK]} of ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return '';
  }
};

const beganAt = (pid: number): string =>
  spawnSync('ps', ['-o', 'lstart=,stat=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).stdout.trim();

const began = (pid: number): string => {
  const line = beganAt(pid);
  return / Z\S*$/.test(line) ? '' : line.replace(/\s+\S+$/, '');
};

export const isAlive = (running: Running): boolean =>
  running.began !== '' && (running.began.startsWith(TICK) ? tickOf(running.pid) : began(running.pid)) === running.began;

/** Starts it in a process group of its own; it outlives us. `ended` hears of its end while we live. */
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
    if (child.pid === undefined) throw new Error(`${file} cannot be run`);
    return { name, address, log, pid: child.pid, began: tickOf(child.pid) || began(child.pid) };
  } finally {
    closeSync(output);
  }
};

/** Signals the group of a process of ours; nothing when it has ended. */
export const signal = (running: Running, name: NodeJS.Signals): void => {
  if (!isAlive(running)) return;
  try {
    process.kill(-running.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const endsWithin = async (running: Running, ms: number): Promise<boolean> => {
  for (const end = Date.now() + ms; isAlive(running); await nap(100)) if (Date.now() > end) return false;
  return true;
};

/** Asks it to end, and makes it end when it does not. */
export const end = async (running: Running, patienceMs = 20_000): Promise<'ended' | 'killed' | 'had ended'> => {
  if (!isAlive(running)) return 'had ended';
  signal(running, 'SIGTERM');
  if (await endsWithin(running, patienceMs)) return 'ended';
  signal(running, 'SIGKILL');
  await endsWithin(running, 5000);
  return 'killed';
};
