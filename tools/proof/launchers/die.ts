import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, isAlive, readRunning, type Running } from '../../../deploy/servers/src/index.ts';
import { workspaceRoot } from '../../check/source/files.ts';
import { startOf, type Death, type Started } from './deaths.ts';

const START_MS = 300_000;
/** Limit in ms for a clean shutdown, then SIGTERM and SIGKILL by the guardian. */
const LIMIT_MS = 15_000;
const LOOK_MS = 100;

export interface Died {
  /** Names of the processes that ran at the kill. */
  readonly ran: readonly string[];
  /** Processes that still run after the limit. */
  readonly left: readonly string[];
  readonly seconds: number;
}

const runningBelow = (folder: string): Running[] =>
  globSync('**/running.json', { cwd: folder }).flatMap((file) => readRunning(join(folder, dirname(file))));

const textOf = (pid: string, file: 'cmdline' | 'environ' | 'stat'): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** Processes with the folder in their arguments or environment, recorded or not. */
const knowing = (folder: string): { readonly pid: number; readonly words: readonly string[] }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => `${textOf(pid, 'cmdline')}${textOf(pid, 'environ')}`.includes(folder))
    .filter((pid) => !/\) Z /.test(textOf(pid, 'stat')))
    .map((pid) => ({ pid: Number(pid), words: textOf(pid, 'cmdline').split('\0').filter(Boolean) }));

const untilRunning = async ({ runs }: Started, folder: string, hasEnded: () => boolean): Promise<string[]> => {
  for (const limit = Date.now() + START_MS; ; await sleep(LOOK_MS)) {
    const names = runningBelow(folder).map(({ name }) => name);
    if (runs.every((name) => names.includes(name))) return names;
    if (hasEnded() || Date.now() > limit) throw new Error(`of ${runs.join(', ')} there is only ${names.join(', ')}`);
  }
};

/** Starts a launcher, kills it once its servers run, and lists the remaining processes. */
export const die = async ({ launcher, signal, victim }: Death): Promise<Died> => {
  const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  const started = startOf(launcher, folder);
  const npm = spawn('npm', ['run', ...started.words], {
    cwd: workspaceRoot,
    env: { ...process.env, TMPDIR: folder, PISHKHAN_SUBSCRIBERS: '30' },
    stdio: 'ignore',
    detached: true,
  });
  try {
    const ran = await untilRunning(started, folder, () => npm.exitCode !== null || npm.signalCode !== null);
    const program = knowing(folder).find(({ words }) => words.some((word) => started.program.test(word)));
    const pid = victim === 'npm' ? npm.pid : program?.pid;
    if (pid === undefined) throw new Error(`no process runs ${started.program.source}`);
    const began = performance.now();
    process.kill(pid, signal);
    const left = () => knowing(folder).map((each) => each.words.join(' ').slice(0, 120));
    for (const limit = Date.now() + LIMIT_MS; left().length > 0 && Date.now() < limit;) await sleep(LOOK_MS);
    return { ran, left: left(), seconds: (performance.now() - began) / 1000 };
  } finally {
    await Promise.all(
      runningBelow(folder)
        .filter(isAlive)
        .map((running) => end(running, 2000)),
    );
    rmSync(folder, { recursive: true, force: true });
  }
};
