import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { openEmbeddedMessages, type Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { factOfEvent } from '../fold/facts.ts';
import { startProjectors, type Projectors, type ProjectorsOptions } from '../projecting/projectors.ts';
import {
  catalogue,
  moved,
  movedMessage,
  movingLease,
  officeSums,
  officeSumsOfTopics,
  writeStream,
} from '../projecting/samples.ts';
import { modelOf } from '../reading/model.ts';
import { page } from '../reading/page.ts';
import { differencesOf } from '../verify.ts';
import type { RebuildReport } from './report.ts';

describe.each(stores)('rebuild of a view, on $name', ({ connect }) => {
  let store: SpecConnection;
  let database: mongoose.Connection;
  let eventStore: EventStore;
  let folder: string;
  let messages: Messages;
  let running: Projectors[];
  beforeEach(async () => {
    store = await connect('rebuild');
    database = store.connection;
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    folder = await mkdtemp(join(tmpdir(), 'pishkhan-rebuild-'));
    messages = openEmbeddedMessages({ file: join(folder, 'messages.sqlite') });
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((projectors) => projectors.stop()));
    await messages.close();
    await rm(folder, { recursive: true });
    await eventStore.close();
    await store.close();
  });
  const start = async (options: Partial<ProjectorsOptions> = {}): Promise<Projectors> => {
    const projectors = await startProjectors({
      views: [officeSums],
      eventStore,
      messages,
      database,
      group: 'samples',
      catalogue,
      batch: 20,
      onFault: (fault) => console.error(fault),
      ...options,
    });
    running.push(projectors);
    return projectors;
  };
  const facts = async () =>
    (await eventStore.readAll({ categories: ['account'], after: START, limit: 100_000 })).map(factOfEvent);
  const collections = async () =>
    (await database.db!.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const history = async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, writer) =>
        writeStream(
          eventStore,
          `account-${writer}`,
          Array.from({ length: 100 }, (__, index) => moved(`office-${(writer * 25 + index) % 200}`, index % 50)),
        ),
      ),
    );
  };
  const damage = async () => {
    const documents = database.db!.collection<{ _id: string }>('office-sums_v1');
    await documents.updateOne({ _id: 'office-1' }, { $inc: { sum: 1 } });
    await documents.deleteOne({ _id: 'office-2' });
    await documents.insertOne({ _id: 'office-nowhere', _at: '1-1', sum: 1, facts: 1, trail: 1 } as never);
  };

  it('R8: with readers and writers, 0 reads fail and none is stale; the rebuilt view equals the live one', async () => {
    await history();
    const projectors = await start();
    const model = modelOf(database, officeSums);
    const seen = { on: true, written: 0, reads: 0 };
    const writer = async (name: string) => {
      for (let revision = -1; seen.on; revision++) {
        const { position } = await eventStore.append(`account-${name}`, revision < 0 ? 'NoStream' : revision, [
          moved(`office-${name}`, 1),
        ]);
        expect(await projectors.waitFor('office-sums', position, 5000)).toBe(true);
        expect((await model.findById(`office-${name}`))!.facts).toBeGreaterThanOrEqual(revision + 2);
        seen.written++;
      }
    };
    const reader = async (read: () => Promise<unknown>) => {
      for (; seen.on; seen.reads++) expect(await read()).toBeTruthy();
    };
    await projectors.waitFor('office-sums', await eventStore.head(), 20_000);
    const traffic = [
      ...['a', 'b', 'c'].map(writer),
      reader(() => model.findById('office-5')),
      reader(async () => (await model.find()).length >= 150),
      reader(() => model.countDocuments()),
      reader(async () => (await page({ model, sort: '-sum', limit: 50 })).items.length === 50),
      reader(async () => (await model.aggregate([{ $group: { _id: null, sum: { $sum: '$sum' } } }]))[0]),
    ];
    const reports = [];
    for (let round = 0; round < 3; round++)
      reports.push(await projectors.rebuild('office-sums').catch((error: unknown) => error));
    seen.on = false;
    await Promise.all(traffic);
    for (const report of reports as RebuildReport[]) {
      expect(report).toMatchObject({
        view: 'office-sums',
        collection: 'office-sums_v1',
        outcome: 'swapped',
        differing: 0,
        differences: [],
      });
      expect(report.hashes.rebuilt).toBe(report.hashes.live);
      expect(report.facts).toBeGreaterThanOrEqual(800);
      expect(report.compared).toBeGreaterThanOrEqual(150);
    }
    expect(seen.written).toBeGreaterThan(10);
    expect(seen.reads).toBeGreaterThan(50);
    await projectors.waitFor('office-sums', await eventStore.head(), 5000);
    expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
    expect((await database.db!.collection('office-sums_v1').indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'sum_1__id_1',
    ]);
    expect(await collections()).toEqual(['_checkpoints', 'office-sums_v1']);
  }, 120_000);

  it('damaged documents are reported; the live view stays unless the swap is requested, and is then correct', async () => {
    await history();
    const projectors = await start();
    await projectors.waitFor('office-sums', await eventStore.head(), 20_000);
    await damage();
    const kept = await projectors.rebuild('office-sums');
    expect(kept).toMatchObject({ outcome: 'kept', differing: 3 });
    expect(kept.hashes.rebuilt).not.toBe(kept.hashes.live);
    expect([...kept.differences].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'office-1', found: 'different' },
      { key: 'office-2', found: 'missing' },
      { key: 'office-nowhere', found: 'unexpected' },
    ]);
    expect((await differencesOf(database, officeSums, await facts())).length).toBe(3);
    expect(await collections()).toEqual(['_checkpoints', 'office-sums_v1']);
    expect(await projectors.rebuild('office-sums', { swap: 'always' })).toMatchObject({
      outcome: 'swapped',
      differing: 3,
    });
    expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
    expect((await projectors.status())[0]!.lastRebuild).toMatchObject({ outcome: 'swapped', differing: 3 });
  });

  it('A7: only compared, differences are reported and the live view stays, also if there are none', async () => {
    await history();
    const projectors = await start();
    expect(await projectors.rebuild('office-sums', { swap: 'never' })).toMatchObject({ outcome: 'kept', differing: 0 });
    await damage();
    const report = await projectors.rebuild('office-sums', { swap: 'never' });
    expect(report).toMatchObject({ outcome: 'kept', differing: 3, swap: 'never' });
    expect((await differencesOf(database, officeSums, await facts())).length).toBe(3);
    expect((await collections()).filter((name) => name.includes('__rebuild'))).toEqual([]);
  });
  it('one at a time for each view; a repeated call for the same run gets the same report', async () => {
    await history();
    const projectors = await start();
    const asked = ['run-1', 'run-2'].map((run) => projectors.rebuild('office-sums', { run }));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))).toMatchObject([
      { name: 'ViewMustNotBeRebuilding' },
    ]);
    const [report] = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(await projectors.rebuild('office-sums', { run: report!.run })).toEqual(report);
    await expect(projectors.rebuild('nothing')).rejects.toThrow(RangeError);
  });

  it('requested in a replica that does not keep the view, the keeper does it', async () => {
    const lease = movingLease();
    const [keeper, other] = [await start({ leases: lease.leases }), await start({ leases: lease.leases })];
    await lease.give(0);
    await history();
    expect(await other!.rebuild('office-sums')).toMatchObject({ outcome: 'swapped', differing: 0, facts: 800 });
    expect((await other!.status())[0]!.lastRebuild).toEqual((await keeper!.status())[0]!.lastRebuild);
  });

  it('a fact that cannot be applied ends the rebuild, and the live view stays', async () => {
    await history();
    const first = await start();
    await first.waitFor('office-sums', await eventStore.head(), 20_000);
    await first.stop();
    const broken = {
      ...officeSums,
      apply: () => {
        throw new Error('broken fold');
      },
    };
    const projectors = await start({ views: [broken], onFault: () => undefined });
    expect(await projectors.rebuild('office-sums')).toMatchObject({ outcome: 'failed', fault: 'broken fold' });
    expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
    expect(await collections()).toEqual(['_checkpoints', 'office-sums_v1']);
  }, 30_000);

  it('a view of topics is rebuilt while two replicas consume, and damage in it is repaired', async () => {
    const both = [
      await start({ views: [officeSumsOfTopics] }),
      await start({ views: [officeSumsOfTopics], leases: movingLease().leases }),
    ];
    let revision = 0;
    const produce = () =>
      messages.produce(
        'gas.samples.v1',
        Array.from({ length: 10 }, (_, office) =>
          movedMessage(`account-${office}`, revision, `office-${office}`, 1 + revision),
        ),
      );
    for (; revision < 30; revision++) await produce();
    const seen = { on: true };
    const traffic = (async () => {
      for (; seen.on; revision++) {
        await produce();
        await sleep(150);
      }
    })();
    const report = await both[0]!.rebuild('office-sums').finally(() => (seen.on = false));
    await traffic;
    expect(report).toMatchObject({ outcome: 'swapped', differing: 0, compared: 10 });
    await eventually(async () => (await both[0]!.lag())[0]!.behind === 0, 30_000);
    await database
      .db!.collection<{ _id: string }>('office-sums_v1')
      .updateOne({ _id: 'office-1' }, { $inc: { sum: 1 } });
    expect(await both[0]!.rebuild('office-sums', { swap: 'always' })).toMatchObject({
      outcome: 'swapped',
      differences: [{ key: 'office-1', found: 'different' }],
    });
    for (let office = 0; office < 10; office++) {
      expect(await modelOf(database, officeSumsOfTopics).findById(`office-${office}`)).toMatchObject({
        facts: revision,
        sum: (revision * (revision + 1)) / 2,
      });
    }
  }, 60_000);
});
