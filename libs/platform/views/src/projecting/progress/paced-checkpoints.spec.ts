import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { formatPosition, START, type Position } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import type { Checkpoints } from './checkpoints.ts';
import { CheckpointTakenOver, PacedCheckpoints } from './paced-checkpoints.ts';

const at = (commit: number): Position => ({ commit: BigInt(commit), prepare: BigInt(commit) });

/** Checkpoints in memory, which another process may take over and which may be away. */
const start = (isHeld = () => true) => {
  const keepers = new Map<string, string>();
  const saves: string[][] = [];
  const faults: unknown[] = [];
  const database = { away: false, takeOver: (name: string) => keepers.set(name, 'another') };
  const checkpoints: Checkpoints = {
    of: async () => START,
    takeOver: async (name, keeper) => (keepers.set(name, keeper), START),
    save: async (positions, keeper) => {
      await sleep(5);
      if (database.away) throw new Error('away');
      const own = [...positions].filter(([name]) => keepers.get(name) === keeper);
      saves.push(own.map(([name, position]) => `${name} ${formatPosition(position)}`));
      return [...positions.keys()].filter((name) => keepers.get(name) !== keeper);
    },
  };
  const paced = new PacedCheckpoints({ checkpoints, term: { isHeld }, onFault: (error) => faults.push(error) });
  return { paced, saves, faults, database };
};

describe('checkpoints of several views', () => {
  it('are saved in one request, the last position of each, and again only for what is new', async () => {
    const { paced, saves } = start();
    for (const name of ['a', 'b']) await paced.takeOver(name);
    for (let position = 1; position <= 40; position++) {
      paced.reached('a', at(position));
      if (position < 20) paced.reached('b', at(position));
    }
    await eventually(() => saves.length === 1);
    paced.reached('a', at(41));
    await eventually(() => saves.length === 2);
    expect(saves).toEqual([['a 40-40', 'b 19-19'], ['a 41-41']]);
    await paced.stop();
  });
  it('a position that is reached during a save is saved by the next one', async () => {
    const { paced, saves } = start();
    await paced.takeOver('a');
    paced.reached('a', at(1));
    await sleep(102);
    paced.reached('a', at(2));
    await eventually(() => saves.flat().includes('a 2-2'));
    await paced.stop();
  });
  it('what is left is saved at the stop', async () => {
    const { paced, saves } = start();
    await paced.takeOver('a');
    paced.reached('a', at(3));
    await paced.stop();
    expect(saves).toEqual([['a 3-3']]);
  });
  it('are saved after an outage of the database, which is reported', async () => {
    const { paced, saves, faults, database } = start();
    await paced.takeOver('a');
    database.away = true;
    paced.reached('a', at(1));
    await eventually(() => faults.length === 1);
    database.away = false;
    await eventually(() => saves.length === 1);
    expect(saves).toEqual([['a 1-1']]);
    await paced.stop();
  });
  it('R1: the holder of the lease takes a checkpoint back, once; a process without the lease does not', async () => {
    const [holder, former] = [start(), start(() => false)];
    for (const { paced, database } of [holder, former]) {
      await paced.takeOver('a');
      database.takeOver('a');
      paced.reached('a', at(1));
    }
    await eventually(() => holder.saves.flat().includes('a 1-1'));
    await eventually(() => former.saves.length === 1);
    holder.database.takeOver('a');
    holder.paced.reached('a', at(2));
    await Promise.all([holder.paced.stop(), former.paced.stop()]);
    expect(holder.saves.flat()).toEqual(['a 1-1']);
    expect(holder.faults).toEqual([new CheckpointTakenOver('a')]);
    expect([former.saves.flat(), former.faults]).toEqual([[], []]);
  });
});
