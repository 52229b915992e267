/**
 * Time and CPU time to load the sample district in the distributed profile and in the embedded one, in turns on this
 * machine: `npm run bench -- load [subscribers] [rounds]`, by default 300 subscribers and one round. The goal is a
 * ratio of at most 3. CPU seconds are those of all processes of a profile between its first answer and its "Ready.".
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workspaceRoot } from '../../../check/source/files.ts';
import { median, rounded, writeResults } from '../latency/figures.ts';
import { cpuOfTree, spentBetween } from './cpu-of-tree.ts';

const GOAL = 3;
const PROFILES = ['embedded', 'distributed'] as const;
type Profile = (typeof PROFILES)[number];

const start = (profile: Profile, folder: string, subscribers: string) => {
  const [script, words] =
    profile === 'embedded'
      ? ['start.mjs', []]
      : ['start-distributed.mjs', ['--data', folder, '--port', '0', '--identity', 'development']];
  return spawn(process.execPath, [join('tools/run', script), ...words], {
    cwd: workspaceRoot,
    env: { ...process.env, PISHKHAN_DATA: folder, PISHKHAN_PORT: '0', PISHKHAN_SUBSCRIBERS: subscribers },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

/** Starts a profile in a new folder, prints its progress, and ends it when the district is loaded. */
const load = async (profile: Profile, subscribers: string) => {
  const folder = mkdtempSync(join(tmpdir(), `pishkhan-load-${profile}-`));
  const started = start(profile, folder, subscribers);
  const ended = once(started, 'exit');
  const now = () => ({ at: performance.now(), cpu: cpuOfTree(started.pid!) });
  let [answers, ready]: (ReturnType<typeof now> | undefined)[] = [];
  const loadBefore = loadavg()[0]!;
  for await (const line of createInterface({ input: started.stdout })) {
    if (line.startsWith('Pishkhan answers on')) answers = now();
    if (answers) console.log(`  ${profile} ${rounded((performance.now() - answers.at) / 1000, 1)} s: ${line.trim()}`);
    if (!line.startsWith('Ready.')) continue;
    ready = now();
    started.kill('SIGINT');
  }
  await ended;
  rmSync(folder, { recursive: true, force: true });
  if (!answers || !ready) throw new Error(`the ${profile} profile ended before its district was loaded`);
  const spent = spentBetween(answers.cpu, ready.cpu).map(([name, seconds]) => [name, rounded(seconds, 1)] as const);
  const cpu = rounded(
    spent.reduce((sum, [, seconds]) => sum + seconds, 0),
    1,
  );
  const seconds = rounded((ready.at - answers.at) / 1000, 1);
  return { profile, seconds, cpu, loadBefore: rounded(loadBefore), by: Object.fromEntries(spent) };
};

const [subscribers = '300', rounds = '1'] = process.argv.slice(2);
const runs: Awaited<ReturnType<typeof load>>[] = [];
for (let round = 0; round < Number(rounds); round++)
  for (const profile of PROFILES) runs.push(await load(profile, subscribers));
console.table(runs.map(({ by: _, ...run }) => run));
for (const { profile, by } of runs) console.log(`CPU seconds, ${profile}: ${JSON.stringify(by)}`);
const ratioOf = (figure: 'seconds' | 'cpu'): number => {
  const of = (asked: Profile) => median(runs.flatMap((run) => (run.profile === asked ? [run[figure]] : [])));
  return rounded(of('distributed') / of('embedded'));
};
const [wall, cpu] = [ratioOf('seconds'), ratioOf('cpu')];
console.log(
  `${subscribers} subscribers: distributed / embedded = ${wall} by time, ${cpu} by CPU; goal at most ${GOAL}`,
);
writeResults('load', { subscribers: Number(subscribers), runs, wall, cpu });
