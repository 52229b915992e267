/**
 * Throughput of a relay and an inbox on the real servers. References with as many records of the same size: the log
 * followed without work, and the bare client on the same broker. No goal. A relay waits for broker and database once
 * per batch; an inbox waits for the database twice per message, per partition.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import {
  comparePositions,
  eventCatalogueOf,
  formatPosition,
  type EventStore,
  type Position,
} from '@pishkhan/event-store';
import { openKafkaMessages } from '@pishkhan/kafka-messages';
import { partitionOf, startInbox, startRelay, topicOf } from '@pishkhan/messages';
import { openMongoCheckpoints, openMongoLeases } from '@pishkhan/mongodb-checkpoints';
import { Kafka, logLevel } from 'kafkajs';
import { median, rounded, writeResults } from './figures.ts';
import { billIssued } from './samples.ts';
import { openDatabase, withServers, type Servers } from './servers.ts';

const rounds = 5;
const count = 3000;
const streams = 200;
const batch = 500;

const perSecond = (from: number): number => count / ((performance.now() - from) / 1000);

/** Appends to several streams in parallel, a few events per append. */
const append = async (store: EventStore, category: string): Promise<void> => {
  const each = count / streams;
  await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      store.append(
        `${category}-${stream}`,
        'NoStream',
        Array.from({ length: each }, (__, bill) => billIssued(String(stream), `${stream}-${bill}`)),
      ),
    ),
  );
};

/** Measures the time from the first to the last of a number of items. */
const counter = () => {
  let [done, from] = [0, 0];
  let all: (rate: number) => void = () => {};
  const rate = new Promise<number>((resolve) => (all = resolve));
  const begun = () => void (from ||= performance.now());
  return { rate, begun, done: () => void (++done === count && all(perSecond(from))) };
};

const bareProduce = async ({ kafka }: Servers): Promise<number> => {
  const client = new Kafka({ clientId: 'raw', brokers: [kafka], logLevel: logLevel.NOTHING });
  const [topic, admin, producer] = [
    `raw-${randomUUID()}`,
    client.admin(),
    client.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false }),
  ];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ topics: [{ topic, numPartitions: 12, replicationFactor: 1 }], waitForLeaders: true });
  const records = Array.from({ length: count }, (_, n) => ({
    key: String(n % streams),
    partition: partitionOf(String(n % streams)),
    value: JSON.stringify(billIssued(String(n % streams), String(n))),
  }));
  const from = performance.now();
  for (let at = 0; at < count; at += batch)
    await producer.send({ topic, acks: -1, messages: records.slice(at, at + batch) });
  const rate = perSecond(from);
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  return rate;
};

const bareConsume = async ({ kafka }: Servers, topic: string): Promise<number> => {
  const consumer = new Kafka({ clientId: 'raw', brokers: [kafka], logLevel: logLevel.NOTHING }).consumer({
    groupId: randomUUID(),
    maxBytesPerPartition: 256 * 1024,
  });
  const { rate, begun, done } = counter();
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 12,
    eachMessage: async ({ message }) => {
      begun();
      JSON.parse(message.value!.toString());
      done();
    },
  });
  const measured = await rate;
  await consumer.disconnect();
  return measured;
};

/** Follows events of a new category without work. @returns the position before them, and the rate */
const followed = async (store: EventStore, category: string): Promise<{ before: Position; rate: number }> => {
  const before = await store.head();
  await append(store, category);
  const { rate, begun, done } = counter();
  begun();
  const subscription = store.subscribe({
    categories: [category],
    after: before,
    handle: async (events) => events.forEach(done),
  });
  const measured = await rate;
  await subscription.stop();
  return { before, rate: measured };
};

const relayed = async (
  { kafka, mongodb }: Servers,
  store: EventStore,
  service: string,
  before: Position,
): Promise<number> => {
  const database = await openDatabase(mongodb, service);
  const checkpoints = openMongoCheckpoints(database);
  await checkpoints.save([{ name: `relay/${service}/position`, value: formatPosition(before) }]);
  const [head, messages] = [await store.head(), openKafkaMessages({ brokers: [kafka], clientId: service })];
  await messages.behind(service, []);
  const publish = {
    BillIssued: ({ data }: { data: unknown }) => ({ contract: { type: 'BillIssued', version: 1 }, data }),
  };
  const from = performance.now();
  let relay: Awaited<ReturnType<typeof startRelay>> | undefined;
  const leading = await openMongoLeases(database).lead(
    'relay',
    async (term) =>
      (relay = await startRelay({
        store,
        messages,
        checkpoints,
        service,
        categories: [service],
        catalogue: eventCatalogueOf([{ category: service, events: { BillIssued: 1 } }]),
        publish,
        term,
        onFault: (error) => console.error(error),
      })),
  );
  while (comparePositions(relay!.handled, head) < 0) await sleep(1);
  const rate = perSecond(from);
  await leading.stop();
  await Promise.all([messages.close(), database.close()]);
  return rate;
};

const taken = async ({ kafka, mongodb }: Servers, topic: string): Promise<number> => {
  const group = randomUUID();
  const [database, messages] = [
    await openDatabase(mongodb, group),
    openKafkaMessages({ brokers: [kafka], clientId: group }),
  ];
  const { rate, begun, done } = counter();
  const counting = {
    consume: ({ handle, ...rest }: Parameters<typeof messages.consume>[0]) =>
      messages.consume({
        ...rest,
        handle: async (message, from) => {
          begun();
          await handle(message, from);
          done();
        },
      }),
  };
  const reactions = [{ name: 'nothing', types: ['BillIssued'], react: async () => {} }];
  const inbox = await startInbox({
    messages: counting,
    checkpoints: openMongoCheckpoints(database),
    group,
    topics: [topic],
    reactions,
    onFault: (error) => console.error(error),
  });
  const measured = await rate;
  await inbox.stop();
  await Promise.all([messages.close(), database.close()]);
  return measured;
};

await withServers(async (servers) => {
  const store = openEventStoreDb({ connectionString: servers.eventStore, testServer: 'accepted' });
  const rates = {
    bareProduce: [] as number[],
    follow: [] as number[],
    relay: [] as number[],
    bareConsume: [] as number[],
    inbox: [] as number[],
  };
  for (let round = 0; round <= rounds; round++) {
    const service = `publisher${randomUUID().slice(0, 8)}`;
    const [produced, { before, rate: follow }] = [await bareProduce(servers), await followed(store, service)];
    const measured = {
      bareProduce: produced,
      follow,
      relay: await relayed(servers, store, service, before),
      bareConsume: await bareConsume(servers, topicOf(service)),
      inbox: await taken(servers, topicOf(service)),
    };
    if (round > 0) for (const name of Object.keys(rates) as (keyof typeof rates)[]) rates[name].push(measured[name]);
  }
  await store.close();
  const row = (work: string, measured: readonly number[], reference: readonly number[]) => ({
    work,
    done: `${rounds} × ${count}`,
    'per second': Math.round(median(measured)),
    ratio: rounded(median(measured.map((rate, at) => rate / reference[at]!))),
  });
  const table = [
    row('log followed without work (reference)', rates.follow, rates.follow),
    row('bare producer, batches of 500', rates.bareProduce, rates.follow),
    row('relay, log to broker', rates.relay, rates.follow),
    row('bare consumer (reference)', rates.bareConsume, rates.bareConsume),
    row('inbox, 12 partitions', rates.inbox, rates.bareConsume),
  ];
  console.table(table);
  writeResults('throughput', { benchmark: 'relay and inbox', rounds, count, table });
});
