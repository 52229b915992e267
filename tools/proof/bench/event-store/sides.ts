import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START as FROM_START,
  streamNameFilter,
  type JSONType,
} from '@eventstore/db-client';
import { START, type ExpectedRevision, type NewEvent, type Position } from '@pishkhan/event-store';
import { openEventStoreDb, type EventStoreDb } from '@pishkhan/eventstore-db';

export interface Following {
  stop(): Promise<void>;
}

/** One way to use an event store: the adapter, or the bare client as its reference. */
export interface Side {
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<void>;
  /** Calls `received` with the next events. */
  follow(category: string, after: Position, received: (events: readonly unknown[]) => void): Following;
  close(): Promise<void>;
}

export const adapterSide = (store: EventStoreDb): Side => ({
  append: async (stream, expected, events) => void (await store.append(stream, expected, events)),
  follow: (category, after, received) =>
    store.subscribe({ categories: [category], after, handle: async (events) => received(events) }),
  close: () => store.close(),
});

/** The same event with the same bytes as the adapter writes. */
const eventData = ({ id, type, data, metadata }: NewEvent) =>
  jsonEvent({
    id,
    type,
    data: data as JSONType,
    metadata: { ...metadata, $correlationId: metadata.correlationId, $causationId: metadata.causationId },
  });

/** As many events between two checkpoints as the adapter asks for (32 × 300). */
const CHECKPOINT_INTERVAL = 300;

/** Unlike the adapter's: gRPC shares a connection between channels with equal options. */
const KEEP_ALIVE_MS = 20_000;

/** The client's own batch append, which all appends share, and its own filtered subscription. */
export const clientSide = (connectionString: string): Side => {
  const joint = connectionString.includes('?') ? '&' : '?';
  const client = EventStoreDBClient.connectionString(`${connectionString}${joint}keepAliveInterval=${KEEP_ALIVE_MS}`);
  return {
    append: async (stream, expected, events) => {
      const expectedRevision = expected === 'NoStream' ? NO_STREAM : BigInt(expected);
      await client.appendToStream(stream, events.map(eventData), { expectedRevision });
    },
    follow: (category, after, received) => {
      const subscription = client.subscribeToAll({
        fromPosition: after.commit === START.commit ? FROM_START : after,
        filter: streamNameFilter({ prefixes: [`${category}-`], checkpointInterval: CHECKPOINT_INTERVAL }),
      });
      subscription.on('data', ({ event }) => received([event]));
      subscription.on('error', (error) => {
        throw error;
      });
      return { stop: () => subscription.unsubscribe() };
    },
    close: () => client.dispose(),
  };
};

export interface Sides {
  readonly adapter: Side;
  readonly client: Side;
  /** The adapter's store, for what only the port offers. */
  readonly store: EventStoreDb;
}

export const openSides = (connectionString: string): Sides => {
  const store = openEventStoreDb({ connectionString, testServer: 'accepted' });
  return { adapter: adapterSide(store), client: clientSide(connectionString), store };
};
