import {
  START,
  type EventStore,
  type Position,
  type RecordedEvent,
  type SubscriptionOptions,
} from '@pishkhan/event-store';
import {
  startEventStoreTestServer,
  type EventStoreTestServer,
  type EventStoreTestServerOptions,
} from '@pishkhan/eventstore-test-server';
import { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from '../open.ts';

export interface Arena {
  readonly server: EventStoreTestServer;
  readonly store: EventStoreDb;
  another(options?: Partial<EventStoreDbOptions>): EventStoreDb;
}

/** Runs one spec with a server and stores with short timeouts; closes them at its end. */
export const inArena = async (
  play: (arena: Arena) => Promise<void>,
  options: Partial<EventStoreTestServerOptions> = {},
): Promise<void> => {
  const server = await startEventStoreTestServer({ file: ':memory:', ...options });
  const opened: EventStoreDb[] = [];
  const another = (more: Partial<EventStoreDbOptions> = {}) => {
    const store = openEventStoreDb({
      connectionString: server.connectionString,
      deadlineMs: 15_000,
      attemptMs: 300,
      repeatMs: 300,
      stallMs: 300,
      testServer: 'accepted',
      ...more,
    });
    opened.push(store);
    return store;
  };
  try {
    await play({ server, store: another(), another });
  } finally {
    await Promise.all(opened.map((store) => store.close()));
    await server.stop();
  }
};

/** Follows one category from its start, and keeps what was handled, saved and reported. */
export const follow = (store: EventStore, category: string, more: Partial<SubscriptionOptions> = {}) => {
  const [seen, saved, faults]: [RecordedEvent[], Position[], unknown[]] = [[], [], []];
  const subscription = store.subscribe({
    categories: [category],
    after: START,
    onFault: (error) => void faults.push(error),
    handle: async (events, upTo) => {
      seen.push(...events);
      saved.push(upTo);
    },
    ...more,
  });
  return { seen, saved, faults, subscription };
};
