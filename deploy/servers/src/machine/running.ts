import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that we started. Its start time keeps a later process with the same id from being taken for it. */
export interface Running {
  readonly name: string;
  readonly address: string;
  readonly log: string;
  readonly pid: number;
  readonly began: string;
}

/** Marks a start time read from /proc, which needs no further process, unlike `ps`. */
const TICK = 'tick ';
const [STATE, PARENT, START_TICK] = [0, 1, 19];

/** The fields of /proc/<pid>/stat after the command name; undefined when there is no such process. */
const statOf = (pid: number): string[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

const tickOf = (pid: number): string => {
  const stat = statOf(pid);
  if (!stat || stat[STATE] === 'Z') return '';
  return `${TICK}${stat[START_TICK]} of ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
};

const byPs = (pid: number): string => {
  const line = spawnSync('ps', ['-o', 'lstart=,stat=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).stdout.trim();
  return / Z\S*$/.test(line) ? '' : line.replace(/\s+\S+$/, '');
};

/** The start time of a process, by which it is recognised later; empty when it has ended. */
export const beginningOf = (pid: number): string => tickOf(pid) || byPs(pid);

export const isAlive = ({ pid, began }: Pick<Running, 'pid' | 'began'>): boolean =>
  began !== '' && (began.startsWith(TICK) ? tickOf(pid) : byPs(pid)) === began;

/** The parent's id; undefined where there is no /proc. */
export const parentOf = (pid: number): number | undefined => {
  const parent = Number(statOf(pid)?.[PARENT]);
  return parent > 1 ? parent : undefined;
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The title and the command line of a process. */
export const commandOf = (pid: number): { readonly title: string; readonly words: readonly string[] } => ({
  title: read(`/proc/${pid}/comm`).trim(),
  words: read(`/proc/${pid}/cmdline`).split('\0'),
});
