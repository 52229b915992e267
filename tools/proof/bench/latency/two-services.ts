import { randomUUID } from 'node:crypto';
import { eventCatalogueOf, type EventStore } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { openKafkaMessages } from '@pishkhan/kafka-messages';
import { startRelay, topicOf, type Messages } from '@pishkhan/messages';
import { openMongoCheckpoints, openMongoLeases } from '@pishkhan/mongodb-checkpoints';
import { collectionOf, startProjectors } from '@pishkhan/views';
import { billIssued, billsElsewhere } from './samples.ts';
import { openDatabase, type Servers } from './servers.ts';

export const STAGES = ['appended', 'relayed', 'acknowledged', 'received', 'written', 'visible'] as const;
/** Milliseconds from the append call to each stage. */
export type Way = Record<(typeof STAGES)[number], number>;

export interface TwoServices {
  /**
   * Appends one event in one service, waits until the other has handled it, then polls the view. Polling earlier would
   * slow the work down.
   */
  one(): Promise<Way>;
  close(): Promise<void>;
}

type Stage = (typeof STAGES)[number];
type Note = (stage: Stage) => void;

/** Records the time at which a message passes. */
const watched = (messages: Messages, note: Note): Messages => ({
  ...messages,
  produce: async (topic, outgoing) => {
    note('relayed');
    await messages.produce(topic, outgoing);
    note('acknowledged');
  },
  consume: ({ handle, ...options }) =>
    messages.consume({
      ...options,
      handle: async (message, topic) => {
        note('received');
        await handle(message, topic);
        note('written');
      },
    }),
});

const STREAMS = 100;
const faulty = (error: unknown) => console.error(error);

type Observed = ReturnType<typeof observing>;

/** Observes one run at a time. */
const observing = () => {
  let [from, way, written] = [0, {} as Way, () => {}];
  const note: Note = (stage) => {
    way[stage] ??= performance.now() - from;
    if (stage === 'written') written();
  };
  /** @returns A promise that resolves when the reader has handled it */
  const begin = (): { way: Way; taken: Promise<void> } => {
    way = {} as Way;
    const taken = new Promise<void>((resolve) => (written = resolve));
    from = performance.now();
    return { way, taken };
  };
  return { note, begin };
};

const openPublisher = async (
  { kafka, mongodb, eventStore }: Servers,
  service: string,
  category: string,
  { note }: Observed,
) => {
  const store = openEventStoreDb({ connectionString: eventStore, testServer: 'accepted' });
  const [database, messages] = [
    await openDatabase(mongodb, service),
    watched(openKafkaMessages({ brokers: [kafka], clientId: service }), note),
  ];
  const publish = {
    BillIssued: ({ data }: { data: unknown }) => ({ contract: { type: 'BillIssued', version: 1 }, data }),
  };
  const relaying = await openMongoLeases(database).lead(
    'relay',
    (term) =>
      startRelay({
        store,
        messages,
        checkpoints: openMongoCheckpoints(database),
        service,
        categories: [category],
        catalogue: eventCatalogueOf([{ category, events: { BillIssued: 1 } }]),
        publish,
        term,
        onFault: faulty,
      }),
    faulty,
  );
  const close = async () => {
    await relaying.stop();
    await Promise.all([messages.close(), database.close(), store.close()]);
  };
  return { store, close };
};

const openReader = async (
  { kafka, mongodb }: Servers,
  service: string,
  topic: string,
  { store, note }: { store: EventStore } & Pick<Observed, 'note'>,
) => {
  const [database, messages] = [
    await openDatabase(mongodb, service),
    watched(openKafkaMessages({ brokers: [kafka], clientId: service }), note),
  ];
  const view = billsElsewhere(topic);
  const projectors = await startProjectors({
    views: [view],
    catalogue: eventCatalogueOf([]),
    eventStore: store,
    messages,
    database,
    group: service,
    leases: openMongoLeases(database),
    onFault: faulty,
  });
  const close = async () => {
    await projectors.stop();
    await Promise.all([messages.close(), database.close()]);
  };
  return { documents: database.db!.collection<{ _id: string }>(collectionOf(view)), close };
};

/**
 * Two services on the real servers in one process, composed as in a service process: a publisher with its relay, a
 * reader with a view of the topic.
 */
export const openTwoServices = async (servers: Servers): Promise<TwoServices> => {
  const run = randomUUID().slice(0, 8);
  const [service, category, observed] = [`publisher-${run}`, `bill-account-${run}`, observing()];
  const publisher = await openPublisher(servers, service, category, observed);
  const reader = await openReader(servers, `reader-${run}`, topicOf(service), {
    store: publisher.store,
    note: observed.note,
  });
  const revisions = new Map<string, number>();
  let issued = 0;
  return {
    one: async () => {
      const account = String(issued % STREAMS);
      const [stream, billNumber] = [`${category}-${account}`, `${account}-${issued++}`];
      const event = billIssued(account, billNumber);
      const { way, taken } = observed.begin();
      const { revision } = await publisher.store.append(stream, revisions.get(stream) ?? 'NoStream', [event]);
      observed.note('appended');
      await taken;
      while (!(await reader.documents.findOne({ _id: billNumber }, { projection: { _id: 1 } })));
      observed.note('visible');
      revisions.set(stream, revision);
      return way;
    },
    close: async () => {
      await reader.close();
      await publisher.close();
    },
  };
};
