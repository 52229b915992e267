import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDb } from '@pishkhan/eventstore-db';
import type { Counts } from '@pishkhan/eventstore-test-server';
import { rounded } from '../latency/figures.ts';
import { paymentReceived } from '../latency/samples.ts';
import { appendFor, freshCategory, freshStream } from './appending.ts';
import { judged, type Row } from './rounds.ts';
import { adapterSide } from './sides.ts';

const APPENDS = 10_000;
const READS = 99;
const WITHIN_MS = 1000;
const CLOSE_MS = 2000;

const rowOf = (work: string, unit: string, adapter: number | undefined, atMost: number): Row => ({
  work,
  unit,
  adapter,
  goal: `≤ ${atMost}`,
  reached: adapter === undefined ? 'not judged' : judged(adapter, { atMost }),
});

/** A server carries 100 calls of a connection at once: after many appends all but the appends' own one are free. */
const readsAfterAppends = async (store: EventStoreDb): Promise<Row> => {
  const side = adapterSide(store);
  const stream = freshStream(freshCategory());
  await side.append(stream, 'NoStream', [paymentReceived('1', '1-1')]);
  const { length: done } = await appendFor(side, { inFlight: 64, ms: 60_000, most: APPENDS });
  const from = performance.now();
  const read = async (): Promise<number> => {
    const { length } = await store.readStream(stream);
    if (length !== 1) throw new Error(`${length} events in ${stream}`);
    return performance.now() - from;
  };
  const slowest = Math.max(...(await Promise.all(Array.from({ length: READS }, read))));
  return rowOf(`${READS} reads at once after ${done} appends`, 'slowest ms', rounded(slowest), WITHIN_MS);
};

/** Only the test server counts, and says so without TLS. */
const countsOf = async (connectionString: string): Promise<Counts> => {
  const [, host] = /\/\/(?:[^@/]*@)?([^/?]+)/.exec(connectionString)!;
  return (await (await fetch(`http://${host}/stats`)).json()) as Counts;
};

const openAfterClose = async (connectionString: string): Promise<number> => {
  const end = performance.now() + CLOSE_MS;
  for (;;) {
    const { open } = (await countsOf(connectionString)).appendCalls;
    if (open === 0 || performance.now() > end) return open;
    await sleep(50);
  }
};

/** Closes the store. @param counted Whether the server is a test server that can be asked */
export const callRows = async (store: EventStoreDb, connectionString: string, counted: boolean): Promise<Row[]> => {
  const reads = await readsAfterAppends(store);
  const most = counted ? (await countsOf(connectionString)).appendCalls.mostPerConnection : undefined;
  await store.close();
  const open = counted ? await openAfterClose(connectionString) : undefined;
  return [
    reads,
    rowOf('append calls of one connection', 'most at once', most, 1),
    rowOf('append calls after close', 'open', open, 0),
  ];
};
