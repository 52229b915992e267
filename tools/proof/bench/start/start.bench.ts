import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundle } from '../../../run/build/bundle.ts';
import { workspaceRoot } from '../../../check/source/files.ts';
import { median, rounded, writeResults } from '../latency/figures.ts';
import { cpuOfTree } from '../load/cpu-of-tree.ts';

/**
 * `npm run bench -- start [rounds]`: time and CPU from the start of a process until its first answer (P9), of the whole
 * embedded platform beside a bare Nest application, each with its packages beside it and in one file. The sides
 * alternate.
 */
const ROUNDS = Number(process.argv[2] ?? 7);
const GOAL = 1.7;

interface Side {
  readonly name: string;
  readonly entry: string;
  readonly npm?: 'inside';
  readonly compiled?: true;
  /** The folder of the round before; absent: an empty one, in which every collection is created. */
  readonly again?: true;
}

const bare = 'tools/proof/bench/start/bare.main.ts';
const platform = 'deploy/embedded/src/main.ts';
const sides: readonly Side[] = [
  { name: 'bare Nest, packages beside it', entry: bare },
  { name: 'bare Nest, one file', entry: bare, npm: 'inside' },
  { name: 'platform, packages beside it', entry: platform },
  { name: 'platform, one file', entry: platform, npm: 'inside' },
  { name: 'platform, one file, compile cache', entry: platform, npm: 'inside', compiled: true },
  { name: 'the same on its folder again', entry: platform, npm: 'inside', compiled: true, again: true },
];

interface Started {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const cpuMsOf = (pid: number): number =>
  [...cpuOfTree(pid).values()].reduce((sum, seconds) => sum + seconds, 0) * 1_000;

const folder = (() => {
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  return mkdtempSync(join(workspaceRoot, '.cache', 'start-'));
})();

/** A process writes its compile cache when it ends by itself, so the one that fills it lives until it is ready. */
const start = async (file: string, { compiled, again }: Side, fills: boolean): Promise<Started> => {
  const data = join(folder, 'data');
  if (!again) rmSync(data, { recursive: true, force: true });
  const begun = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', '--disable-warning=ExperimentalWarning', file], {
    cwd: workspaceRoot,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compiled ? join(folder, 'compiled') : undefined,
      PISHKHAN_DATA: data,
      PISHKHAN_PORT: '0',
      PISHKHAN_SUBSCRIBERS: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let started: Started | undefined;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (started && line.startsWith('Ready')) return started;
      const address = / answers on (http:\S+)/.exec(line)?.[1];
      if (started || address === undefined) continue;
      const { status } = await fetch(address);
      if (status !== 200) throw new Error(`${file} answered ${status}`);
      started = { wallMs: performance.now() - begun, cpuMs: cpuMsOf(child.pid!) };
      if (!(fills && compiled)) return started;
    }
    throw new Error(`${file} ended without an answer`);
  } finally {
    child.stdout.resume();
    child.kill('SIGTERM');
    await ended;
  }
};

try {
  const files = new Map<Side, string>();
  for (const side of sides) {
    // Both stand in a folder of the same depth as the program's own, because it looks for files beside its sources.
    const dist = join(workspaceRoot, side.entry.replace(/src\/main\.ts$|bare\.main\.ts$/, ''), 'dist');
    const file = join(dist, `start-bench-${side.npm ?? 'beside'}.mjs`);
    if (!existsSync(file)) {
      const entry = join(workspaceRoot, side.entry);
      await bundle({ root: workspaceRoot, entry, file, ...(side.npm && { npm: side.npm }) });
    }
    files.set(side, file);
  }
  const done = new Map(sides.map((side) => [side, [] as Started[]]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const side of sides) {
      const started = await start(files.get(side)!, side, round === 0);
      // The first round fills the compile cache and the cache of files.
      if (round > 0) done.get(side)!.push(started);
    }
  const reference = done.get(sides[0]!)!;
  const table = sides.map((side) => {
    const rounds = done.get(side)!;
    const ratio = (figure: keyof Started) => median(rounds.map((each, at) => each[figure] / reference[at]![figure]));
    return {
      side: side.name,
      rounds: rounds.length,
      'wall ms': Math.round(median(rounds.map(({ wallMs }) => wallMs))),
      'CPU ms': Math.round(median(rounds.map(({ cpuMs }) => cpuMs))),
      '× wall': rounded(ratio('wallMs')),
      '× CPU': rounded(ratio('cpuMs')),
    };
  });
  console.table(table);
  const last = table.at(-1)!;
  console.log(`P9: ${last.side}: ${last['× wall']} by time and ${last['× CPU']} by CPU; goal ≤ ${GOAL}`);
  writeResults('start', { rounds: ROUNDS, goal: GOAL, table });
  for (const file of new Set(files.values()))
    for (const each of [file, `${file}.map`, file.replace(/\.mjs$/, '.licences.txt')]) rmSync(each, { force: true });
} finally {
  rmSync(folder, { recursive: true });
}
