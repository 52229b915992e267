import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { plantedBugs } from './planted-bugs.ts';
import type { Play } from './play.ts';
import { ENOUGH_SEEDS, failed, tallyOf, unexamined, type Tally } from './tally.ts';

/**
 * `node simulate.mjs --seeds 10000 [--from 1] [--bugs]`, bundled: plays the seeds with one and two processes, or with
 * each planted bug, and prints the findings.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    bugs: { type: 'boolean', default: false },
  },
});
const seeds = { from: Number(values.from), count: Number(values.seeds) };
const ways: readonly (Play & { readonly name: string })[] = values.bugs
  ? plantedBugs
  : [
      { name: 'one process of each service', replicas: 1 },
      { name: 'two processes of each service', replicas: 2 },
    ];

const text = (value: number) => value.toLocaleString('en');
const print = ({ mishaps, lines, ...tally }: Tally): void => {
  const counts = {
    seeds: tally.seeds,
    'failing seeds': tally.failingSeeds.length,
    events: tally.events,
    crashes: mishaps.crashes,
    'lost requests': mishaps.lostRequests,
    'lost answers': mishaps.lostAnswers,
    'messages again': mishaps.duplicates,
    'commands answered': tally.commands.answered,
    refused: tally.commands.refused,
    'given again': tally.commands.repeated,
  };
  console.log(
    Object.entries(counts)
      .map(([what, times]) => `${what} ${text(times)}`)
      .join(', '),
  );
  console.log(`${'check'.padEnd(88)}${'examined'.padStart(12)}${'violations'.padStart(12)}  first failing seed`);
  for (const { name, examined, violations, firstSeed, firstViolation = '' } of lines) {
    console.log(
      `${name.padEnd(88)}${text(examined).padStart(12)}${text(violations).padStart(12)}  ${firstSeed === undefined ? '-' : `${firstSeed}: ${firstViolation.slice(0, 300)}`}`,
    );
  }
};

for (const { name, ...options } of ways) {
  const began = performance.now();
  const tally = await tallyOf(seeds, options, (so, seed, violations) => {
    if (violations.length > 0) console.error(`${name}: seed ${seed} failed: ${violations[0]!.slice(0, 300)}`);
    if (so.seeds % 1000 === 0) console.error(`${name}: ${so.seeds} seeds, ${so.failingSeeds.length} failed`);
  });
  console.log(`\n${name}: from seed ${seeds.from}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  print(tally);
  if (tally.failingSeeds.length > 0) console.log(`failing seeds: ${tally.failingSeeds.slice(0, 20).join(', ')}`);
  const idle = tally.seeds < ENOUGH_SEEDS ? [] : unexamined(tally);
  if (idle.length > 0) {
    console.log(`examined nothing: ${idle.map(({ name: line }) => line).join('; ')}`);
    process.exitCode = 1;
  }
  if (values.bugs ? failed(tally).length === 0 : failed(tally).length > 0) process.exitCode = 1;
}
