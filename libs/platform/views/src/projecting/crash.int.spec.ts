import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { comparePositions, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import type { PlacedFact } from '../fold/facts.ts';
import type { View } from '../view.ts';
import { differencesOf } from '../verify.ts';
import { checkpointsIn } from './progress/checkpoints.ts';
import { project } from './project.ts';
import { officeSums, officeSumsOfTopics, type OfficeSum } from './samples.ts';
import { collectionOf, documentsOf, type Documents } from './view-store.ts';

/** Numbers that one seed determines (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};
type Random = ReturnType<typeof randomOf>;

const historyOf = (random: Random, length: number): PlacedFact[] => {
  const revisions = new Map<string, number>();
  return Array.from({ length }, (_, at) => {
    const stream = `account-${random(4)}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const data = { office: `office-${random(5)}`, by: random(6) };
    const fact = {
      type: 'AmountMoved',
      data,
      schemaVersion: 1,
      stream,
      revision,
      recordedAt: '2026-11-22T08:30:00.000Z',
      businessDate: '2026-11-22',
      actor: { subject: 'clerk-101', roles: [] },
    };
    return { fact, position: { commit: BigInt(at + 1), prepare: BigInt(at + 1) } };
  });
};

class Crash extends Error {}

/** One process: what it writes, and where it continues. */
interface Process {
  readonly documents: Documents<OfficeSum>;
  from(): Promise<Position>;
  save(position: Position): Promise<void>;
}

const processOn = (database: mongoose.Connection, view: View<OfficeSum>): Process => {
  const [checkpoints, keeper, name] = [checkpointsIn(database), randomUUID(), collectionOf(view)];
  return {
    documents: documentsOf(database, view),
    from: () => checkpoints.takeOver(name, keeper),
    save: async (position) => void (await checkpoints.save(new Map([[name, position]]), keeper)),
  };
};

/** A process that dies during its n-th write: some of the documents are written, or all, or the checkpoint too. */
const crashing = ({ documents, from, save }: Process, random: Random): Process => {
  let left = 1 + random(6);
  const dies = (): boolean => --left === 0;
  return {
    from,
    documents: {
      ...documents,
      write: async (changed) => {
        if (!dies()) return documents.write(changed);
        await documents.write(changed.slice(0, random(changed.length + 1)));
        throw new Crash();
      },
    },
    save: async (position) => {
      if (!dies()) return save(position);
      if (random(2) === 0) await save(position);
      throw new Crash();
    },
  };
};

/** Batches from the position where the source continues; throws when the process dies. */
type Feed = (view: View<OfficeSum>, process: Process, history: readonly PlacedFact[], random: Random) => Promise<void>;

/** The checkpoint is saved after some batches only, as at a pace. */
const fromCheckpoint: Feed = async (view, { documents, from, save }, history, random) => {
  const after = await from();
  const rest = history.filter(({ position }) => comparePositions(position!, after) > 0);
  for (let at = 0; at < rest.length;) {
    const batch = rest.slice(at, (at += 1 + random(7)));
    await project({ view, documents, written: () => undefined }, batch);
    if (random(3) === 0) await save(batch.at(-1)!.position!);
  }
};
/** The broker continues from its own offset, which lags: any earlier position. */
const fromBroker = (): Feed => {
  let offset = 0;
  return async (view, { documents }, history, random) => {
    for (let at = Math.max(0, offset - random(5)); at < history.length; at++) {
      await project({ view, documents, written: () => undefined }, [history[at]!]);
      offset = Math.max(offset, at + 1);
    }
  };
};

const runUntilDone = async (
  database: mongoose.Connection,
  view: View<OfficeSum>,
  feed: Feed,
  seed: number,
): Promise<number> => {
  const random = randomOf(seed);
  const history = historyOf(random, 30);
  for (let crashes = 0; ; crashes++) {
    const process = processOn(database, view);
    try {
      await feed(view, crashes < 6 ? crashing(process, random) : process, history, random);
      expect({
        seed,
        differences: await differencesOf(
          database,
          view,
          history.map(({ fact }) => fact),
        ),
      }).toEqual({ seed, differences: [] });
      return crashes;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
};

describe.each(stores)('a projector that may stop after any write, on $name', ({ connect }) => {
  let store: SpecConnection;
  let database: mongoose.Connection;
  beforeEach(async () => {
    store = await connect('crash');
    database = store.connection;
  });
  afterEach(() => store.close());
  const everySeed = async (view: View<OfficeSum>, feed: () => Feed): Promise<void> => {
    let crashes = 0;
    for (let seed = 1; seed <= 60; seed++) {
      crashes += await runUntilDone(database, { ...view, version: seed }, feed(), seed);
    }
    expect(crashes).toBeGreaterThan(60);
  };

  it('ends with the fold of the own log: 60 seeds', () => everySeed(officeSums, () => fromCheckpoint), 60_000);
  it('ends with the fold of the messages: 60 seeds', () => everySeed(officeSumsOfTopics, fromBroker), 60_000);
});
