import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { bundle } from '../../../run/build/bundle.ts';
import { workspaceRoot } from '../../../check/source/files.ts';
import { median, rounded, writeResults } from '../latency/figures.ts';
import { judgeAlone, judgeBeside, startServer, type JudgedAlone, type Server } from './judged-file.ts';

/**
 * `npm run bench -- bulk [--rows 6000] [--beside 1500] [--profile FOLDER]`: a large reading file that is judged in the
 * background (11.4). Its rate beside the CSV parser on the same bytes; the memory of a process of metering alone, at
 * two sizes; and the time of other requests beside it, in a process of all services (N12).
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '6000' },
    beside: { type: 'string', default: '1500' },
    profile: { type: 'string' },
  },
});
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
const [rows, beside] = [Number(values.rows), Number(values.beside)];
const SMALLER = 4;
const LONGEST_TURN_MS = 200;
/** Heap that is held after the last quarter of a file above that after the first one, in MB: the noise of caches. */
const NOISE_MB = 8;
const PARSES = 5;

mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
const folder = mkdtempSync(join(workspaceRoot, '.cache', 'bulk-'));
const program = join(folder, 'server.mjs');

/** Rows that the CSV parser reads in a second from the same bytes. */
const parsedPerSecond = ({ files }: Server): number => {
  const bytes = readFileSync(files[0]!);
  const rates = Array.from({ length: PARSES }, () => {
    const began = performance.now();
    const { length } = parse(bytes, { trim: true });
    return (length / (performance.now() - began)) * 1_000;
  });
  return median(rates);
};

const startViews = async () => {
  const views = fork(join(import.meta.dirname, 'views.main.ts'));
  const ended = once(views, 'exit');
  const [viewsAt] = (await once(views, 'message')) as [string];
  return { viewsAt, stop: () => (views.send('stop'), ended) };
};

/** Heap in use after the first and after the last quarter of a file. */
const quartersOf = (file: JudgedAlone) => {
  const { heaps } = file;
  const first = heaps.find(({ judged }) => judged * 4 >= file.rows)!;
  return { first: first.heapMb, last: heaps.at(-1)!.heapMb };
};

const memoryAt = async (accounts: number) => {
  const views = await startViews();
  const server = await startServer(program, { accounts, viewsAt: views.viewsAt }, flags);
  // The first file fills what a process remembers of its meters; the second one is measured.
  await judgeAlone(server, 0);
  const file = await judgeAlone(server, 1);
  const parser = parsedPerSecond(server);
  await server.stop();
  await views.stop();
  const { first, last } = quartersOf(file);
  const figures = {
    rows: file.rows,
    accepted: file.accepted,
    'upload s': rounded(file.uploadS),
    'rows/s': rounded(file.perSecond, 0),
    'CPU ms a row': rounded(file.cpuMsPerRow),
    'csv-parse rows/s': rounded(parser, 0),
    ratio: rounded(file.perSecond / parser, 4),
    'heap before MB': rounded(file.before.heapMb, 1),
    'after upload': rounded(file.heaps[0]!.heapMb, 1),
    'first quarter': rounded(first, 1),
    'last quarter': rounded(last, 1),
    'resident MB': rounded(Math.max(...file.heaps.map(({ residentMb }) => residentMb)), 0),
  };
  return { figures, isFlat: last - first <= NOISE_MB, grown: last - file.before.heapMb };
};

const besideOthers = async (accounts: number) => {
  const server = await startServer(program, { accounts }, flags);
  const file = await judgeBeside(server, 0);
  const parser = parsedPerSecond(server);
  await server.stop();
  const { alone, beside: during, turns } = file;
  return {
    rows: file.rows,
    accepted: file.accepted,
    'upload s': rounded(file.uploadS),
    'rows/s': rounded(file.perSecond, 0),
    'csv-parse rows/s': rounded(parser, 0),
    'GET p50 alone ms': rounded(alone.p50, 1),
    'p99 alone': rounded(alone.p99, 1),
    'p50 beside': rounded(during.p50, 1),
    'p99 beside': rounded(during.p99, 1),
    'longest turn, CPU ms': rounded(turns.longestMs, 1),
  };
};

try {
  await bundle({ root: workspaceRoot, entry: join(import.meta.dirname, 'server.main.ts'), file: program });
  console.log('metering alone, its views in another process; heap in use after a collection:');
  const memory = [];
  for (const accounts of rows === 0 ? [] : [Math.ceil(rows / SMALLER), rows]) memory.push(await memoryAt(accounts));
  console.table(memory.map(({ figures }) => figures));
  console.log('all services and their views in one process:');
  const others = beside === 0 ? [] : [await besideOthers(beside)];
  console.table(others);
  const turn = Math.max(0, ...others.map((each) => each['longest turn, CPU ms']));
  const isFlat = memory.every((each) => each.isFlat);
  console.log(`memory ${isFlat ? 'is flat' : 'GROWS'} within a file (at most ${NOISE_MB} MB between its quarters)`);
  console.log(`the longest turn beside a file costs ${turn} ms CPU (goal ${LONGEST_TURN_MS} ms, N12)`);
  writeResults('bulk', { memory, others });
  if (!isFlat || turn > LONGEST_TURN_MS) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
