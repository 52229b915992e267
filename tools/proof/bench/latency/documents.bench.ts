/**
 * P10: memory and CPU of the embedded database as a collection grows: bills of 1,000 accounts and of 10,000, 27 of each
 * account, with the indexes of a view. `npm run bench -- documents [accounts]`. Heap is measured after a collection,
 * with the driver's part in it; the goal is that ten times the documents need less than 10 times the heap, at most 60
 * kB for an account (all of whose documents are about four times its bills).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import mongoose from 'mongoose';
import { rounded, writeResults } from './figures.ts';

const BILLS_OF_ACCOUNT = 27;
const ROUNDS = 400;
const KEYS = 20;

type Bill = ReturnType<typeof billOf> & { _at: { position: number } };
type Bills = mongoose.mongo.Collection<Bill>;

const accountOf = (at: number): string => `1${String(at).padStart(11, '0')}`;
const billOf = (at: number) => ({
  _id: `${accountOf(Math.floor(at / BILLS_OF_ACCOUNT))}-${String(at % BILLS_OF_ACCOUNT).padStart(2, '0')}`,
  _at: { position: at },
  account: accountOf(Math.floor(at / BILLS_OF_ACCOUNT)),
  issuedOn: `14${String(1 + Math.floor((at % BILLS_OF_ACCOUNT) / 12)).padStart(2, '0')}-${String((at % 12) + 1).padStart(2, '0')}-15`,
  place: at % BILLS_OF_ACCOUNT,
  lines: Array.from({ length: 14 }, (_, line) => ({
    kind: `line-${line}`,
    quantity: { amount: at * line, unit: 'm3' },
    price: 1_000 + line,
    amount: at * line * 7,
  })),
});

const heap = (): number => {
  for (let turn = 0; turn < 3; turn++) globalThis.gc!();
  return process.memoryUsage().heapUsed / 1e6;
};

const cpuOf = async (times: number, work: (at: number) => Promise<unknown>): Promise<number> => {
  const from = process.cpuUsage();
  for (let at = 0; at < times; at++) await work(at);
  const { user, system } = process.cpuUsage(from);
  return Math.round((user + system) / times);
};

/** Documents spread over the collection, others in each round. */
const spread = (round: number, count: number): number[] =>
  Array.from({ length: KEYS }, (_, at) => (round * 7919 + at * 104_729) % count);

const measured = async (bills: Bills, count: number) => {
  const insert = await cpuOf(count / 500, (at) =>
    bills.insertMany(Array.from({ length: 500 }, (_, more) => billOf(at * 500 + more))),
  );
  const find = await cpuOf(ROUNDS, (round) =>
    bills.find({ _id: { $in: spread(round, count).map((at) => billOf(at)._id) } }).toArray(),
  );
  const replace = await cpuOf(ROUNDS, (round) =>
    bills.bulkWrite(
      spread(round, count).map((at) => ({
        replaceOne: {
          filter: { _id: billOf(at)._id, '_at.position': at },
          replacement: { ...billOf(at), place: round },
        },
      })),
      { ordered: false },
    ),
  );
  const page = await cpuOf(ROUNDS, (round) =>
    bills
      .find({ account: accountOf(round * 13), hidden: { $exists: false } } as object)
      .sort({ issuedOn: -1, _id: -1 })
      .limit(21)
      .toArray(),
  );
  const pageByIndex = await cpuOf(ROUNDS, (round) =>
    bills
      .find({ account: accountOf(round * 17) })
      .sort({ issuedOn: -1, _id: -1 })
      .limit(21)
      .toArray(),
  );
  return {
    'insert a document': rounded(insert / 500),
    'find 20 by key': find,
    'replace 20': replace,
    'page of 21': page,
    'page of 21 by index alone': pageByIndex,
  };
};

const at = async (accounts: number) => {
  const before = heap();
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-documents-'));
  const server = await startEmbeddedMongoDb({ file: join(folder, 'views.sqlite') });
  const connection = await mongoose.createConnection(server.uri('bench')).asPromise();
  const bills = connection.collection('bills') as unknown as Bills;
  await bills.createIndex({ account: 1, issuedOn: -1, _id: -1 });
  await bills.createIndex({ issuedOn: 1, _id: 1 });
  const count = accounts * BILLS_OF_ACCOUNT;
  const cpu = await measured(bills, count);
  const used = heap() - before;
  const resident = process.memoryUsage().rss / 1e6;
  await connection.close();
  await server.close();
  rmSync(folder, { recursive: true });
  return {
    accounts,
    documents: count,
    'heap MB': rounded(used),
    'heap bytes of a document': Math.round((used * 1e6) / count),
    'resident MB': Math.round(resident),
    ...cpu,
  };
};

const accounts = Number(process.argv[2] ?? 1_000);
const rows = [await at(accounts), await at(accounts * 10)];
console.table(rows);
console.log('CPU in microseconds, of driver and database together.');
writeResults('documents', { rows });
