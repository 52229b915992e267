import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { factOfEvent } from '../fold/facts.ts';
import { modelOf } from '../reading/model.ts';
import { differencesOf } from '../verify.ts';
import { startProjectors, type Projectors } from './projectors.ts';
import { catalogue, moved, movingLease, officeSums, writeStream } from './samples.ts';

describe.each(stores)('replicas of a service, on $name', ({ connect }) => {
  let store: SpecConnection;
  let eventStore: EventStore;
  let replicas: Projectors[];
  let lease: ReturnType<typeof movingLease>;
  beforeEach(async () => {
    store = await connect('replicas');
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    lease = movingLease();
    replicas = [];
    for (let at = 0; at < 2; at++) {
      replicas.push(
        await startProjectors({
          views: [officeSums],
          eventStore,
          database: store.connection,
          group: 'samples',
          catalogue,
          leases: lease.leases,
          batch: 7,
          onFault: (fault) => console.error(fault),
        }),
      );
    }
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await eventStore.close();
    await store.close();
  });
  const differences = async () =>
    differencesOf(
      store.connection,
      officeSums,
      (await eventStore.readAll({ categories: ['account'], after: START, limit: 100_000 })).map(factOfEvent),
    );
  const writers = (round: number) =>
    Promise.all(
      Array.from({ length: 4 }, (_, writer) =>
        writeStream(
          eventStore,
          `account-${round}x${writer}`,
          Array.from({ length: 30 }, (__, index) => moved(`office-${index % 3}`, 1 + index)),
        ),
      ),
    );
  const bothReach = async () => {
    const head = await eventStore.head();
    expect(await Promise.all(replicas.map((replica) => replica.waitFor('office-sums', head, 10_000)))).toEqual([
      true,
      true,
    ]);
    return head;
  };

  it('the holder of the lease keeps the view; a read that waits for a write sees it in both', async () => {
    await lease.give(0);
    const { position } = await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    expect(await replicas[1]!.waitFor('office-sums', position, 2000)).toBe(true);
    expect(await modelOf(store.connection, officeSums).findById('office-101')).toMatchObject({ sum: 5 });
    expect(await replicas[1]!.caughtUp('office-sums', position)).toBe(true);
    expect(await replicas[1]!.lag()).toEqual([{ view: 'office-sums', behind: 0 }]);
    const [first, second] = await Promise.all(replicas.map(async (replica) => (await replica.status())[0]!));
    expect([first!.facts, second!.facts]).toEqual([1, 0]);
    expect(second!.at).toBe(first!.at);
  });
  it('a read waits while no replica keeps the view', async () => {
    const { position } = await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    expect(await replicas[0]!.waitFor('office-sums', position, 150)).toBe(false);
    const waits = replicas[0]!.waitFor('office-sums', position, 5000);
    await lease.give(1);
    expect(await waits).toBe(true);
  });
  it('the lease moves between two replicas while four write: nothing is lost or repeated', async () => {
    await lease.give(0);
    for (let round = 1; round <= 4; round++) {
      const written = writers(round);
      await lease.take((round + 1) % 2);
      await lease.give(round % 2);
      await written;
      await bothReach();
    }
    expect(await differences()).toEqual([]);
  });
  it('a replica that has lost the lease unnoticed neither harms the documents nor moves the checkpoint', async () => {
    await lease.give(0);
    const written = writers(1);
    await lease.give(1);
    await written;
    const head = await bothReach();
    await lease.take(1);
    const { position } = await eventStore.append('account-late', 'NoStream', [moved('office-1', 9)]);
    expect(await replicas[0]!.waitFor('office-sums', position, 2000)).toBe(true);
    expect(
      await store.connection.db!.collection<{ _id: string }>('_checkpoints').findOne({ _id: 'office-sums_v1' }),
    ).toMatchObject({ position: `${head.commit}-${head.prepare}` });
    expect(await differences()).toEqual([]);
  });
  it('R1: the late takeover of a dead process does not stop the holder of the lease', async () => {
    await lease.give(0);
    const first = await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    expect(await replicas[1]!.waitFor('office-sums', first.position, 5000)).toBe(true);
    await store.connection
      .db!.collection<{ _id: string }>('_checkpoints')
      .updateOne({ _id: 'office-sums_v1' }, { $set: { keeper: 'of a killed process' } });
    const second = await eventStore.append('account-1', 0, [moved('office-101', 7)]);
    expect(await replicas[1]!.waitFor('office-sums', second.position, 5000)).toBe(true);
    expect(await modelOf(store.connection, officeSums).findById('office-101')).toMatchObject({ sum: 12, facts: 2 });
  });
});
