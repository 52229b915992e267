import { describe, expect, it } from '@jest/globals';
import { SimulatedPlatform } from './platform.ts';

/** For a longer check: `SIMULATION_SEEDS=10000`. */
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 120);
const EVENTS = 40;

/**
 * Runs one seed: facts, faults, crashes and replays in random order, then no faults until nothing is pending or parked.
 */
const play = async (seed: number, replicas?: number): Promise<SimulatedPlatform> => {
  const platform = new SimulatedPlatform(seed, replicas);
  const { world, store } = platform;
  for (let facts = 0; facts < EVENTS; facts++) world.later(() => platform.happen());
  await world.run(() => {
    if (world.mishap(0.004)) platform.crash();
    if (world.mishap(0.004)) void platform.replay().catch(() => {});
    if (world.mishap(0.004)) platform.bus.rebalance();
    if (world.mishap(0.004)) platform.leases.expire();
    if (store.log.length > EVENTS * 8) throw new Error('more effects than possible');
  });
  world.faulty = false;
  platform.poisonous.clear();
  platform.crashAll();
  await world.run();
  for (let rounds = 0; await replayAll(platform); rounds++) {
    if (rounds > 10) throw new Error(`seed ${seed}: a stream stays parked`);
  }
  return platform;
};

/** @returns Whether anything was parked. */
const replayAll = async (platform: SimulatedPlatform): Promise<boolean> => {
  const replayed = platform.replay();
  await platform.world.run();
  return replayed;
};

const notesOf = ({ store }: SimulatedPlatform, category: string, stream: string) =>
  store.stream(`${category}-${stream}`).map(({ data }) => (data as { from: number }).from);
const wanted = ({ store }: SimulatedPlatform, stream: string, types: string[]) =>
  store
    .stream(stream)
    .filter(({ type }) => types.includes(type))
    .map(({ revision }) => revision);

const mustHaveEachEffectOnce = async (replicas: number): Promise<void> => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const platform = await play(seed, replicas);
    for (const stream of new Set(
      platform.store.log.map((event) => event.stream).filter((name) => name.startsWith('case-')),
    )) {
      expect({ seed, stream, notes: notesOf(platform, 'heard', stream) }).toEqual({
        seed,
        stream,
        notes: wanted(platform, stream, ['Public']),
      });
      expect({ seed, stream, notes: notesOf(platform, 'own', stream) }).toEqual({
        seed,
        stream,
        notes: wanted(platform, stream, ['Public', 'Private']),
      });
    }
  }
};

describe('relay, inbox and own reactions under drop, duplicate, delay, reorder and crash', () => {
  it(
    `R9: ${SEEDS} seeds have each effect once, and in the order of its stream`,
    () => mustHaveEachEffectOnce(1),
    60_000 + SEEDS * 100,
  );
  it(
    `R9: ${SEEDS} seeds also hold if two processes share the work and either may take over while the other still runs`,
    () => mustHaveEachEffectOnce(2),
    60_000 + SEEDS * 100,
  );
  it('one seed reproduces its run', async () => {
    const [once, again] = [await play(7, 2), await play(7, 2)];
    expect(again.store.log).toEqual(once.store.log);
  });
});
