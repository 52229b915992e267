import { describe, expect, it } from '@jest/globals';
import { plantedBugs } from './planted-bugs.ts';
import { play } from './play.ts';
import { failed, tallyOf } from './tally.ts';

/** For a longer check: `SIMULATION_SEEDS=10000`, or the faster `npm run simulate`. */
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 8);
/** Number of seeds within which a planted bug must show. */
const PATIENCE = 150;

describe('the four services under drop, duplicate, delay, reorder and crash', () => {
  it.each([1, 2])(
    `R9: ${SEEDS} stories end with every effect once, with %d processes of each service`,
    async (replicas) => {
      expect(failed(await tallyOf({ from: 1, count: SEEDS }, { replicas }))).toEqual([]);
    },
    60_000 + SEEDS * 500,
  );
  it('one seed reproduces its run', async () => {
    const [once, again] = [await play(7, { replicas: 2 }), await play(7, { replicas: 2 })];
    expect(again.company.store.log).toEqual(once.company.store.log);
  });
});

describe('the simulation finds', () => {
  it.each(plantedBugs)(
    '$name',
    async ({ name: _, ...options }) => {
      for (let seed = 1; seed <= PATIENCE; seed++)
        if (failed(await tallyOf({ from: seed, count: 1 }, options)).length > 0) return;
      throw new Error(`not found in ${PATIENCE} seeds`);
    },
    120_000,
  );
});
