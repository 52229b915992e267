import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { startProjectors, type Projectors } from '../projectors.ts';
import { catalogue, moved, movingLease, officeSums } from '../samples.ts';

/** Like a filtered subscription of EventStoreDB: silent while only other categories are written. */
const silent = (store: EventStore, seen: { questions: number }): EventStore => ({
  ...store,
  readAll: (options) => {
    seen.questions++;
    return store.readAll(options);
  },
  subscribe: ({ handle, ...options }) => {
    let handled = options.after;
    const subscription = store.subscribe({
      ...options,
      handle: async (events) => {
        const upTo = events.at(-1)?.position;
        if (!upTo) return;
        await handle(events, upTo);
        handled = upTo;
      },
    });
    return {
      stop: () => subscription.stop(),
      get handled() {
        return handled;
      },
    };
  },
});

describe.each(stores)('a subscription that is silent about other categories, on $name', ({ connect }) => {
  const seen = { questions: 0 };
  let store: SpecConnection;
  let eventStore: EventStore;
  let replicas: Projectors[];
  beforeEach(async () => {
    store = await connect('silence');
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    const lease = movingLease();
    const options = {
      views: [officeSums],
      eventStore: silent(eventStore, seen),
      database: store.connection,
      group: 'samples',
      catalogue,
      leases: lease.leases,
    };
    replicas = [await startProjectors(options), await startProjectors(options)];
    await lease.give(0);
    seen.questions = 0;
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await eventStore.close();
    await store.close();
  });

  it('a read that waits for a write of another category gets a response, in both replicas', async () => {
    await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    const { position } = await eventStore.append('meter-1', 'NoStream', [moved('office-101', 5)]);
    for (const replica of replicas) expect(await replica.waitFor('office-sums', position, 2000)).toBe(true);
    for (const replica of replicas) expect(await replica.lag()).toEqual([{ view: 'office-sums', behind: 0 }]);
  });
  it('the log is checked again only after a pause, and a position beyond its head is not considered reached', async () => {
    const { position } = await eventStore.append('meter-1', 'NoStream', [moved('office-101', 5)]);
    expect(
      await replicas[0]!.waitFor('office-sums', { commit: position.commit + 1n, prepare: position.prepare + 1n }, 250),
    ).toBe(false);
    expect(seen.questions).toBeLessThanOrEqual(3);
    const { position: next } = await eventStore.append('account-1', 'NoStream', [moved('office-101', 5)]);
    expect(await replicas[0]!.waitFor('office-sums', next, 2000)).toBe(true);
    expect((await eventStore.readAll({ categories: ['account'], after: START, limit: 9 })).length).toBe(1);
  });
});
