import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { LocalPlatform } from '../../../../deploy/local/src/platform.ts';
import { percentile } from '../../conformance/journal.ts';
import type { Check } from '../checks/check.ts';
import { KINDS } from '../faults/plan.ts';
import type { FaultTally } from '../faults/tally.ts';
import type { Journal } from '../load/journal.ts';
import type { ChaosRequest } from '../request.ts';
import { residentMb } from './memory.ts';

const SHOWN = 8;

export interface Outcome {
  readonly request: ChaosRequest;
  readonly proxies: boolean;
  readonly stormMs: number;
  readonly tally: FaultTally;
  readonly journal: Journal;
  /** Load of the machine before the storm and at its end. */
  readonly loads: readonly [calm: number, storm: number];
  /** Heap of this process in MB before the storm and at its end. */
  readonly heapsMb: readonly [calm: number, storm: number];
  /** Durations in ms for which this process was blocked. */
  readonly stallsMs: readonly number[];
  readonly processes: readonly ProcessLine[];
  /** Causes of process ends without a kill. */
  readonly ownEnds: Readonly<Record<string, number>>;
  /** From each event to its topic, in milliseconds. */
  readonly relayingMs: readonly number[];
  readonly checks: readonly Check[];
}

export interface ProcessLine {
  readonly name: string;
  readonly starts: number;
  /** Ends by SIGKILL of the storm and by themselves. */
  readonly ends: number;
  readonly startMs: number;
  readonly residentMb: number | undefined;
}

/** Each service process: number of starts, start time, memory. */
export const processLines = ({ services, store }: LocalPlatform): ProcessLine[] =>
  [...services.flatMap(({ processes }) => processes), ...(store ? [store] : [])].map(
    ({ program, startsMs, deaths, pid }) => ({
      name: program.name,
      starts: startsMs.length,
      ends: deaths,
      startMs: Math.round(percentile(startsMs, 0.5)),
      residentMb: residentMb(pid),
    }),
  );

const counts = (of: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(of)
    .filter(([, count]) => count)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

const rowsOf = ({
  request,
  proxies,
  stormMs,
  tally,
  journal,
  processes,
  ownEnds,
  relayingMs,
  loads: [calm, stormy],
  heapsMb,
  stallsMs,
}: Outcome): [string, string][] => {
  const { commands, acknowledged, refused, open, tries } = journal.tally();
  const ends = processes.reduce((sum, each) => sum + each.ends, 0);
  return [
    ['seed', String(request.seed)],
    [
      'storm',
      `${Math.round(stormMs / 1000)} s, ${request.clients} clients, ${request.replicas} replicas of each service, ${request.brokers} broker(s), ${proxies ? 'proxies' : 'no proxies'}`,
    ],
    [
      'load of the machine',
      `${calm.toFixed(1)} before the storm, ${stormy.toFixed(1)} at its end, on ${availableParallelism()} cores; heap of this process ${heapsMb.join(' → ')} MB; it was blocked ${stallsMs.length} times, at most ${longest(stallsMs)} ms`,
    ],
    ['SIGKILL by target', `${tally.killed}: ${counts(tally.kills)}`],
    ['pauses by target', counts(tally.paused)],
    ['faults on connections', counts(tally.toxics)],
    [
      'back after a kill, median',
      KINDS.filter((kind) => tally.returnsMs[kind].length > 0)
        .map((kind) => `${kind} ${(percentile(tally.returnsMs[kind], 0.5) / 1000).toFixed(1)} s`)
        .join(', ') || 'none',
    ],
    [
      'commands',
      `${commands}: acknowledged ${acknowledged}, rejected ${refused}, open ${open}; ${tries} attempts, ${journal.races} raced on one account`,
    ],
    ['acknowledged', counts(journal.deeds())],
    ['refused', counts(journal.refusals())],
    [
      'event → topic',
      ['p50', 'p99']
        .map((name, at) => `${name} ${Math.round(percentile(relayingMs, at === 0 ? 0.5 : 0.99))} ms`)
        .join(', ') + `, longest ${Math.round(longest(relayingMs))} ms, storm included`,
    ],
    [
      'ends of service processes',
      `${ends}, of which ${tally.kills.service} by SIGKILL of the storm; by themselves: ${counts(ownEnds)}`,
    ],
    ...processes.map(({ name, starts, startMs, residentMb: mb }): [string, string] => [
      name,
      `${starts} starts, ${startMs} ms (median), ${mb ?? '?'} MB`,
    ]),
  ];
};

const longest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

type Verdict = 'ok' | 'missed' | 'FAILED';
const verdictOf = ({ violations, isSpeed }: Check): Verdict =>
  violations.length === 0 ? 'ok' : isSpeed ? 'missed' : 'FAILED';

const lineOf = (check: Check): string =>
  `${check.row.padEnd(4)} ${check.what.padEnd(86)} ${check.found.padEnd(40)} ${check.goal.padEnd(28)} ${verdictOf(check)}`;

/** Prints the table of a run and its last line. @returns the number of failed checks */
export const print = (outcome: Outcome): number => {
  for (const [name, text] of rowsOf(outcome)) console.log(`${name.padEnd(30)} ${text}`);
  console.log(`\n${'row'.padEnd(4)} ${'what'.padEnd(86)} ${'found'.padEnd(40)} goal`);
  for (const check of outcome.checks) {
    console.log(lineOf(check));
    for (const violation of check.violations.slice(0, SHOWN)) console.log(`       ${violation}`);
    if (check.violations.length > SHOWN) console.log(`       and ${check.violations.length - SHOWN} more`);
  }
  const failed = outcome.checks.filter((check) => verdictOf(check) === 'FAILED').length;
  console.log(`\n${outcome.checks.length - failed} passed, ${failed} failed`);
  return failed;
};

/** @returns The file's path */
export const write = (outcome: Outcome, root: string): string => {
  const folder = join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `chaos-${outcome.request.seed}.json`);
  const { journal, relayingMs, ...rest } = outcome;
  const relaying = {
    p50: percentile(relayingMs, 0.5),
    p99: percentile(relayingMs, 0.99),
    longest: longest(relayingMs),
  };
  writeFileSync(
    file,
    `${JSON.stringify({ ...rest, relayingMs: relaying, journal: { ...journal.tally(), races: journal.races, deeds: journal.deeds(), refusals: journal.refusals() } }, undefined, 2)}\n`,
  );
  return file;
};
