import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of a CPU second in /proc, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const [PARENT, USER, SYSTEM, ENDED_USER, ENDED_SYSTEM] = [1, 11, 12, 13, 14];

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The fields of /proc/<pid>/stat after the command name. */
const statOf = (pid: string): string[] => {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** What a process does, by its command line. */
const nameOf = (pid: string): string => {
  const words = read(`/proc/${pid}/cmdline`).split('\0');
  const line = words.join(' ');
  const service = /services\/([\w-]+)\/dist/.exec(line)?.[1];
  if (service) return service;
  if (line.includes('eventstore-test-server')) return 'event store (test server)';
  if (line.includes('mongod')) return 'mongod';
  if (line.includes('kafka')) return 'broker';
  return line.includes('dist/main.mjs') ? 'launcher and loader' : 'others';
};

/** CPU seconds of a process and of all that it started, by what they do. */
export const cpuOfTree = (root: number): ReadonlyMap<string, number> => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = new Map(pids.map((pid) => [pid, statOf(pid)]));
  const isBelow = (pid: string): boolean =>
    pid === String(root) || (Number(pid) > 1 && isBelow(stats.get(pid)?.[PARENT] ?? '0'));
  const seconds = new Map<string, number>();
  for (const [pid, stat] of stats) {
    if (!isBelow(pid)) continue;
    const ticks = [USER, SYSTEM, ENDED_USER, ENDED_SYSTEM].reduce((sum, field) => sum + Number(stat[field] ?? 0), 0);
    const name = nameOf(pid);
    seconds.set(name, (seconds.get(name) ?? 0) + ticks / TICKS_PER_SECOND);
  }
  return seconds;
};

/** CPU seconds between two looks, the largest first. */
export const spentBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): [name: string, seconds: number][] =>
  [...after]
    .map(([name, seconds]): [string, number] => [name, seconds - (before.get(name) ?? 0)])
    .toSorted(([, one], [, other]) => other - one);
