/**
 * Time to load the sample district in the distributed profile and in the embedded one, one after the other on this
 * machine: `npm run bench -- load [subscribers]`, by default 300. The goal is a ratio of at most 3.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workspaceRoot } from '../../../check/source/files.ts';
import { rounded, writeResults } from '../latency/figures.ts';

const GOAL = 3;

/** Starts a profile in a new folder, prints its progress, and ends it when the district is loaded. */
const load = async (profile: 'embedded' | 'distributed', subscribers: string) => {
  const folder = mkdtempSync(join(tmpdir(), `pishkhan-load-${profile}-`));
  const [script, words] =
    profile === 'embedded'
      ? ['start.mjs', []]
      : ['start-distributed.mjs', ['--data', folder, '--port', '0', '--identity', 'development']];
  const started = spawn(process.execPath, [join('tools/run', script), ...words], {
    cwd: workspaceRoot,
    env: { ...process.env, PISHKHAN_DATA: folder, PISHKHAN_PORT: '0', PISHKHAN_SUBSCRIBERS: subscribers },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(started, 'exit');
  let [answers, ready] = [0, 0];
  const loadBefore = loadavg()[0]!;
  for await (const line of createInterface({ input: started.stdout })) {
    if (line.startsWith('Pishkhan answers on')) answers = performance.now();
    if (answers > 0) console.log(`  ${profile} ${rounded((performance.now() - answers) / 1000, 1)} s: ${line.trim()}`);
    if (!line.startsWith('Ready.')) continue;
    ready = performance.now();
    started.kill('SIGINT');
  }
  await ended;
  rmSync(folder, { recursive: true, force: true });
  if (ready === 0) throw new Error(`the ${profile} profile ended before its district was loaded`);
  return { profile, seconds: rounded((ready - answers) / 1000, 1), 'load of the machine before': rounded(loadBefore) };
};

const [subscribers = '300'] = process.argv.slice(2);
const [embedded, distributed] = [await load('embedded', subscribers), await load('distributed', subscribers)];
console.table([embedded, distributed]);
const ratio = rounded(distributed.seconds / embedded.seconds);
console.log(`${subscribers} subscribers: distributed / embedded = ${ratio}, goal at most ${GOAL}`);
writeResults('load', { subscribers: Number(subscribers), embedded, distributed, ratio });
