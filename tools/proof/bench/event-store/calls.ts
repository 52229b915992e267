import type { EventStoreDb } from '@pishkhan/eventstore-db';
import { rounded } from '../latency/figures.ts';
import { adapterSide } from './sides.ts';
import { appendFor, freshCategory, freshStream } from './appending.ts';
import { judged, type Row } from './rounds.ts';
import { paymentReceived } from '../latency/samples.ts';

const APPENDS = 10_000;
const READS = 99;
const WITHIN_MS = 1000;

/** A server carries 100 calls of a connection at once: after many appends all but the appends' own one are free. */
const readsAfterAppends = async (store: EventStoreDb): Promise<Row> => {
  const side = adapterSide(store);
  const stream = freshStream(freshCategory());
  await side.append(stream, 'NoStream', [paymentReceived('1', '1-1')]);
  await appendFor(side, { inFlight: 64, ms: 60_000, most: APPENDS });
  const from = performance.now();
  const read = async (): Promise<number> => {
    const { length } = await store.readStream(stream);
    if (length !== 1) throw new Error(`${length} events in ${stream}`);
    return performance.now() - from;
  };
  const slowest = rounded(Math.max(...(await Promise.all(Array.from({ length: READS }, read)))));
  return {
    work: `${READS} reads at once after ${APPENDS} appends`,
    unit: 'slowest ms',
    adapter: slowest,
    goal: `≤ ${WITHIN_MS}`,
    reached: judged(slowest, { atMost: WITHIN_MS }),
  };
};

export const callRows = async (store: EventStoreDb): Promise<Row[]> => {
  const row = await readsAfterAppends(store);
  await store.close();
  return [row];
};
