import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { openEmbeddedMessages, type Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { factOfEvent } from '../fold/facts.ts';
import { modelOf } from '../reading/model.ts';
import { checkpointOf, differencesOf } from '../verify.ts';
import { startProjectors, type Projectors, type ProjectorsOptions } from './projectors.ts';
import { catalogue, moved, movedMessage, officeSums, officeSumsOfTopics, writeStream } from './samples.ts';

describe.each(stores)('projectors, on $name', ({ connect }) => {
  let store: SpecConnection;
  let database: mongoose.Connection;
  let eventStore: EventStore;
  let messages: Messages;
  let running: Projectors[] = [];
  beforeAll(async () => {
    store = await connect('projectors');
    database = store.connection;
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await database.dropDatabase();
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    messages = openEmbeddedMessages({ file: ':memory:' });
  });
  afterEach(async () => {
    await Promise.all(running.map((projectors) => projectors.stop()));
    running = [];
    await messages.close();
    await eventStore.close();
  });
  const start = async (options: Partial<ProjectorsOptions> = {}): Promise<Projectors> => {
    const projectors = await startProjectors({
      views: [officeSums],
      eventStore,
      messages,
      database,
      group: 'samples',
      catalogue,
      onFault: (fault) => console.error(fault),
      ...options,
    });
    running.push(projectors);
    return projectors;
  };
  const facts = async () =>
    (await eventStore.readAll({ categories: ['account'], after: START, limit: 100_000 })).map(factOfEvent);
  const office = (id: string) => modelOf(database, officeSums).findById(id);

  it('a read that waits for the position of a write sees it', async () => {
    const projectors = await start();
    const { position } = await eventStore.append('account-1', 'NoStream', [
      moved('office-101', 5),
      moved('office-102', 7),
    ]);
    expect(await projectors.waitFor('office-sums', position, 2000)).toBe(true);
    expect(await office('office-101')).toEqual({ _id: 'office-101', sum: 5, facts: 1, trail: 5 });
    expect(await projectors.caughtUp('office-sums', position)).toBe(true);
    expect(await checkpointOf(database, officeSums)).toEqual(position);
    expect(await projectors.lag()).toEqual([{ view: 'office-sums', behind: 0 }]);
  });
  it('waits no longer than the given time', async () => {
    const projectors = await start();
    expect(await projectors.waitFor('office-sums', { commit: 99n, prepare: 99n }, 20)).toBe(false);
  });
  it('reaches the position of a write that does not concern the view', async () => {
    const projectors = await start();
    const { position } = await eventStore.append('meter-1', 'NoStream', [moved('office-101', 5)]);
    expect(await projectors.waitFor('office-sums', position, 2000)).toBe(true);
  });
  it('continues from the checkpoint: history is not replayed', async () => {
    await writeStream(
      eventStore,
      'account-1',
      Array.from({ length: 50 }, () => moved('office-101', 1)),
    );
    const first = await start();
    expect(await first.waitFor('office-sums', await eventStore.head(), 2000)).toBe(true);
    await first.stop();
    const { position } = await eventStore.append('account-2', 'NoStream', [moved('office-101', 1)]);
    const second = await start();
    expect(await second.waitFor('office-sums', position, 2000)).toBe(true);
    expect(await second.status()).toMatchObject([
      { view: 'office-sums', collection: 'office-sums_v1', facts: 1, faults: 0 },
    ]);
    expect(await office('office-101')).toMatchObject({ sum: 51, facts: 51 });
  });
  it('loses and repeats nothing while sixteen writers write', async () => {
    const projectors = await start({ batch: 37 });
    await Promise.all(
      Array.from({ length: 16 }, (_, writer) =>
        writeStream(
          eventStore,
          `account-${writer}`,
          Array.from({ length: 60 }, (__, index) => moved(`office-${(writer + index) % 5}`, 1 + index)),
        ),
      ),
    );
    expect(await projectors.waitFor('office-sums', await eventStore.head(), 10_000)).toBe(true);
    expect((await facts()).length).toBe(960);
    expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
  });
  it('two simultaneous projectors of one view produce the same documents', async () => {
    const both = [await start({ batch: 3 }), await start({ batch: 7, onFault: () => undefined })];
    await Promise.all(
      Array.from({ length: 8 }, (_, writer) =>
        writeStream(
          eventStore,
          `account-${writer}`,
          Array.from({ length: 40 }, (__, index) => moved(`office-${index % 3}`, 1 + index)),
        ),
      ),
    );
    const head = await eventStore.head();
    for (const projectors of both) expect(await projectors.waitFor('office-sums', head, 20_000)).toBe(true);
    expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
  });
  it('a fold that throws is reported and retried, and other views continue', async () => {
    let broken = true;
    const breaking = {
      ...officeSums,
      name: 'breaking',
      apply: (...given: Parameters<typeof officeSums.apply>) => {
        if (broken) throw new Error('broken fold');
        return officeSums.apply(...given);
      },
    };
    const seen: unknown[] = [];
    const projectors = await start({
      views: [breaking, officeSums],
      onFault: (error, view) => seen.push([view, String(error)]),
    });
    const { position } = await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    expect(await projectors.waitFor('office-sums', position, 2000)).toBe(true);
    expect(await projectors.waitFor('breaking', position, 100)).toBe(false);
    expect((await projectors.status())[0]).toMatchObject({ view: 'breaking', lastFault: 'broken fold' });
    expect(seen[0]).toEqual(['breaking', 'Error: broken fold']);
    broken = false;
    expect(await projectors.waitFor('breaking', position, 5000)).toBe(true);
  });
  it('a view of topics applies each message once, however often it arrives', async () => {
    const projectors = await start({ views: [officeSumsOfTopics] });
    const first = [
      movedMessage('account-1', 0, 'office-101', 5),
      movedMessage('account-2', 0, 'office-101', 7),
      movedMessage('account-1', 1, 'office-101', 11),
    ];
    await messages.produce('gas.samples.v1', first);
    await messages.produce('gas.samples.v1', first);
    await messages.produce('gas.samples.v1', [movedMessage('account-2', 1, 'office-101', 1)]);
    await eventually(async () => (await projectors.status())[0]!.facts >= 7);
    expect(await office('office-101')).toMatchObject({ sum: 24, facts: 4 });
    expect(await projectors.caughtUp('office-sums', { commit: 5n, prepare: 5n })).toBe(true);
  });
  it('R6: a message that violates its contract is skipped and reported, and the other streams of its partition continue', async () => {
    const seen: unknown[] = [];
    const validate = (_: string, __: number, data: unknown) =>
      typeof (data as { by: unknown }).by === 'number' ? [] : ['/by must be number'];
    const projectors = await start({
      views: [officeSumsOfTopics],
      validate,
      onFault: (error) => seen.push(String(error)),
    });
    const poison = { ...movedMessage('account-9', 0, 'office-101', 1), data: { office: 'office-101' } };
    await messages.produce('gas.samples.v1', [
      poison,
      movedMessage('account-9', 1, 'office-101', 5),
      movedMessage('account-1', 0, 'office-101', 7),
    ]);
    await eventually(async () => (await projectors.status())[0]!.facts >= 2);
    expect(await office('office-101')).toMatchObject({ sum: 12, facts: 2 });
    expect(seen).toEqual([
      'MessageAgainstContract: AmountMoved.v1, revision 0 of account-9, violates its contract: /by must be number',
    ]);
  });
});
