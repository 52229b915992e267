import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { openEmbeddedMessages, type Messages } from '@pishkhan/messages';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { factOfEvent } from '../fold/facts.ts';
import { heldStoresIn } from '../held/held-streams.ts';
import { checkpointsIn } from '../projecting/progress/checkpoints.ts';
import { PacedCheckpoints } from '../projecting/progress/paced-checkpoints.ts';
import { keepFromLog } from '../projecting/projector.ts';
import { keepFromTopics } from '../projecting/topics/follow-topics.ts';
import { startProjectors } from '../projecting/projectors.ts';
import { catalogue, moved, movedMessage, officeSums, officeSumsOfTopics, writeStream } from '../projecting/samples.ts';
import type { AnyView } from '../view.ts';
import { WatchedView, type ProjectorContext } from '../projecting/watched-view.ts';
import { ensureIndexes } from '../reading/indexes.ts';
import { modelOf } from '../reading/model.ts';
import { differencesOf } from '../verify.ts';
import { rebuildView } from './rebuild.ts';
import { rebuildStatesOf, type RebuildStates } from './states.ts';

class Crash extends Error {}

/** The process dies at a step, before or after it saves its state. */
const crashing = (states: RebuildStates, step: 'building' | 'swapping' | 'swapped', saved: boolean): RebuildStates => {
  const dies = async <Result>(name: string, save: () => Promise<Result>): Promise<Result> => {
    if (name !== step) return save();
    if (saved) await save();
    throw new Crash();
  };
  return {
    ...states,
    begin: (rebuild, into) => dies('building', () => states.begin(rebuild, into)),
    become: (rebuild, state, report) => dies(state, () => states.become(rebuild, state, report)),
  };
};

describe.each(stores)('a rebuild whose process dies, on $name', ({ connect }) => {
  let store: SpecConnection;
  let eventStore: EventStore;
  let folder: string;
  let messages: Messages;
  let context: ProjectorContext;
  beforeEach(async () => {
    store = await connect('recover');
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    folder = await mkdtemp(join(tmpdir(), 'pishkhan-rebuild-'));
    messages = openEmbeddedMessages({ file: join(folder, 'messages.sqlite') });
    context = {
      eventStore,
      messages,
      database: store.connection,
      heldStoreOf: heldStoresIn(store.connection),
      group: 'samples',
      catalogue,
      onFault: (error) => console.error(error),
    };
    await Promise.all(
      Array.from({ length: 4 }, (_, writer) =>
        writeStream(
          eventStore,
          `account-${writer}`,
          Array.from({ length: 20 }, (__, index) => moved(`office-${index % 7}`, 1 + index)),
        ),
      ),
    );
    for (let revision = 0; revision < 20; revision++)
      await messages.produce(
        'gas.samples.v1',
        Array.from({ length: 4 }, (_, office) => movedMessage(`account-${office}`, revision, `office-${office}`, 1)),
      );
  });
  afterEach(async () => {
    await messages.close();
    await rm(folder, { recursive: true });
    await eventStore.close();
    await store.close();
  });
  const pacedCheckpoints = () =>
    new PacedCheckpoints({
      checkpoints: checkpointsIn(store.connection),
      term: { isHeld: () => true },
      onFault: (error) => console.error(error),
    });
  const rebuildAndEnd = async (view: AnyView, states: RebuildStates): Promise<void> => {
    await ensureIndexes(store.connection, [view]);
    const watched = new WatchedView(view, context);
    const checkpoints = pacedCheckpoints();
    const live = watched.progress ? await keepFromLog(watched, context, checkpoints) : undefined;
    const consuming = live ?? (await keepFromTopics(watched, context));
    await watched.progress?.reach(await eventStore.head(), 10_000);
    while ('topics' in view.from && (await messages.behind(watched.group, view.from.topics)) > 0) await sleep(10);
    try {
      await states.ask('run-1', 'whenEqual');
      const rebuild = (await states.find())!;
      await expect(
        rebuildView({ watched, live, context, states, signal: new AbortController().signal }, rebuild),
      ).rejects.toThrow(Crash);
    } finally {
      await consuming.stop();
      await checkpoints.stop();
    }
  };
  const names = async () =>
    (await store.connection.db!.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();

  it.each([
    ['building', false, 'swapped'],
    ['building', true, 'interrupted'],
    ['swapping', false, 'interrupted'],
    ['swapping', true, 'interrupted'],
    ['swapped', false, 'swapped'],
    ['swapped', true, 'swapped'],
  ] as const)(
    'at %s (saved: %s) of a view of the own log, it is recovered at the next start: %s',
    async (step, saved, outcome) => {
      await rebuildAndEnd(officeSums, crashing(rebuildStatesOf(store.connection, officeSums), step, saved));
      await writeStream(eventStore, 'account-later', [moved('office-1', 9), moved('office-later', 9)]);
      const projectors = await startProjectors({ ...context, views: [officeSums] });
      expect(await projectors.waitFor('office-sums', await eventStore.head(), 5000)).toBe(true);
      expect(await projectors.rebuild('office-sums', { run: 'run-1' })).toMatchObject({ run: 'run-1', outcome });
      expect(await projectors.rebuild('office-sums')).toMatchObject({ outcome: 'swapped', differing: 0 });
      await projectors.stop();
      expect(
        await differencesOf(
          store.connection,
          officeSums,
          (await eventStore.readAll({ categories: ['account'], after: START, limit: 1000 })).map(factOfEvent),
        ),
      ).toEqual([]);
      expect(await names()).toEqual(['_checkpoints', 'office-sums_v1']);
    },
  );

  it.each([
    ['building', true, 'interrupted'],
    ['swapping', true, 'interrupted'],
    ['swapped', false, 'swapped'],
    ['swapped', true, 'swapped'],
  ] as const)(
    'at %s (saved: %s) of a view of topics, it is recovered at the next start: %s',
    async (step, saved, outcome) => {
      await rebuildAndEnd(
        officeSumsOfTopics,
        crashing(rebuildStatesOf(store.connection, officeSumsOfTopics), step, saved),
      );
      if (outcome === 'swapped')
        await store.connection.db!.collection<{ _id: string }>('office-sums_v1').deleteOne({ _id: 'office-3' });
      const projectors = await startProjectors({ ...context, views: [officeSumsOfTopics] });
      expect(await projectors.rebuild('office-sums', { run: 'run-1' })).toMatchObject({ run: 'run-1', outcome });
      await projectors.stop();
      for (let office = 0; office < 4; office++)
        expect(await modelOf(store.connection, officeSumsOfTopics).findById(`office-${office}`)).toMatchObject({
          facts: 20,
        });
      expect(await names()).toEqual(['_checkpoints', 'office-sums_v1']);
    },
  );
});
