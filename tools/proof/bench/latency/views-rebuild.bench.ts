/**
 * P6: a rebuild of the view `bills-of-account` from the first event to the head of the log, as a service does it
 * (batches of 500, documents and checkpoint in one transaction). The reference is the bare driver with as many writes
 * of the same documents, in batches of the same size with the same write concern. The log is in memory, so reading it
 * is not measured. Rounds alternate (A B A B …).
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { views } from '@pishkhan/billing-adjustments/domain';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import type { EventStore, RecordedEvent } from '@pishkhan/event-store';
import { collectionOf, ensureIndexes, foldView, factOfEvent, startProjectors, type View } from '@pishkhan/views';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { median, rounded, writeResults } from './figures.ts';
import { madeEvents, memoryLog } from './memory-log.ts';
import { openDatabase, withServers } from './servers.ts';

const events = 100_000;
const rounds = 5;
const batch = 500;
type Document = { readonly _id: string };
const view = views.find(({ name }) => name === 'bills-of-account') as unknown as View<Document>;

interface Store {
  readonly name: string;
  open(): Promise<mongoose.Connection>;
}

/**
 * The projector's writes, batch by batch: a bill is inserted with its first batch and replaced by each later one that
 * changes it.
 */
const writesOf = (log: readonly RecordedEvent[]): mongo.AnyBulkWriteOperation<Document>[][] => {
  const facts = log.map(factOfEvent);
  const documents = foldView(view, facts);
  const there = new Set<string>();
  return Array.from({ length: Math.ceil(events / batch) }, (_, at) => {
    const keys = new Set(facts.slice(at * batch, (at + 1) * batch).flatMap((fact) => view.keysOf(fact)));
    return [...keys].map((key) => {
      const document = documents.get(key)!;
      if (there.has(key)) return { replaceOne: { filter: { _id: key }, replacement: document } };
      there.add(key);
      return { insertOne: { document } };
    });
  });
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

const counted = async (database: mongoose.Connection): Promise<number> => {
  const documents = await database.db!.collection(collectionOf(view)).countDocuments();
  await database.dropDatabase();
  await database.close();
  return documents;
};

const bare = async ({ open }: Store, writes: readonly mongo.AnyBulkWriteOperation<Document>[][]) => {
  const database = await open();
  await ensureIndexes(database, [view]);
  const collection = database.db!.collection<Document>(collectionOf(view));
  const seconds = await timed(async () => {
    for (const operations of writes) await collection.bulkWrite(operations, { ordered: false });
  });
  return { seconds, documents: await counted(database) };
};

const rebuilt = async ({ open }: Store, log: EventStore) => {
  const database = await open();
  await ensureIndexes(database, [view]);
  const head = await log.head();
  const seconds = await timed(async () => {
    const projectors = await startProjectors({
      views: [view],
      eventStore: log,
      database,
      group: 'bench',
      catalogue: { isKnown: () => true },
      onFault: (error) => console.error(error),
    });
    if (!(await projectors.waitFor(view.name, head, 600_000))) throw new Error('the view did not reach the head');
    await projectors.stop();
  });
  return { seconds, documents: await counted(database) };
};

const measured = async (store: Store, log: EventStore, writes: readonly mongo.AnyBulkWriteOperation<Document>[][]) => {
  const [plain, folded] = [[] as number[], [] as number[]];
  let documents: readonly number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [await bare(store, writes), await rebuilt(store, log)];
    plain.push(one.seconds);
    folded.push(other.seconds);
    documents = [one.documents, other.documents];
  }
  const written = writes.flat().length;
  const ratio = rounded(median(folded.map((seconds, at) => events / seconds / (written / plain[at]!))));
  const rows = [
    {
      store: store.name,
      work: 'bulkWrite (reference)',
      done: `${written} writes`,
      documents: documents[0],
      'per second': Math.round(written / median(plain)),
    },
    {
      store: store.name,
      work: 'events into the view',
      done: `${events} events`,
      documents: documents[1],
      'per second': Math.round(events / median(folded)),
      ratio,
    },
  ];
  console.table(rows);
  return { store: store.name, rows, ratio, plain, folded };
};

await withServers(async ({ mongodb, data }) => {
  const made = madeEvents(events);
  const [log, writes] = [memoryLog(made), writesOf(made)];
  const embedded = await startEmbeddedMongoDb({ file: join(data, 'views.sqlite') });
  const stores: Store[] = [
    { name: 'MongoDB', open: () => openDatabase(mongodb, `views-${randomUUID()}`) },
    {
      name: 'embedded',
      open: () => openDatabase(embedded.uri(`views-${randomUUID()}`), `views-${randomUUID()}`),
    },
  ];
  const results = [];
  for (const store of stores) results.push(await measured(store, log, writes));
  await embedded.close();
  const reached = results.every(({ ratio }) => ratio >= 0.5) && results[0]!.rows[1]!['per second'] >= 10_000;
  console.log(
    `P6: goal ≥ 0.5 of the store's own bulk writes, and ≥ 10,000 events/s on MongoDB; medians of ${rounds} rounds`,
  );
  writeResults('views-rebuild', { benchmark: 'P6', rounds, events, batch, results });
  process.exitCode = reached ? 0 : 1;
});
