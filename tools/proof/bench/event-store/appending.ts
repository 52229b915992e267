import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@pishkhan/event-store';
import { quantile } from '../latency/figures.ts';
import { paymentReceived } from '../latency/samples.ts';
import { alternate, rowOf, type Figures, type Row } from './rounds.ts';
import type { Side, Sides } from './sides.ts';

export const ROUNDS = 15;
const ROUND_MS = 500;
const POOL = 10_000;
const IN_FLIGHT = [1, 8, 64];

/** Both sides append these events, in the same order. An id may recur in another stream. */
const pool: readonly NewEvent[] = Array.from({ length: POOL }, (_, at) => paymentReceived(String(at), `${at}-1`));

export const freshStream = (category: string): string => `${category}-${randomUUID()}`;
export const freshCategory = (): string => `bench${randomUUID().replaceAll('-', '')}`;

interface Appends {
  readonly inFlight: number;
  readonly ms: number;
  readonly most?: number;
}

/** Each writer has a stream of its own and one append in flight. @returns milliseconds of each append */
export const appendFor = async (side: Side, { inFlight, ms, most = POOL }: Appends): Promise<number[]> => {
  const times: number[] = [];
  const [category, end] = [freshCategory(), performance.now() + ms];
  let next = 0;
  const write = async () => {
    const stream = freshStream(category);
    for (let revision = -1; next < most && performance.now() < end; revision++) {
      const event = pool[next++]!;
      const from = performance.now();
      await side.append(stream, revision < 0 ? 'NoStream' : revision, [event]);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, write));
  return times;
};

const round =
  (inFlight: number) =>
  async (side: Side): Promise<Figures> => {
    const [from, cpuBefore] = [performance.now(), process.cpuUsage()];
    const times = await appendFor(side, { inFlight, ms: ROUND_MS });
    const [seconds, cpu] = [(performance.now() - from) / 1000, process.cpuUsage(cpuBefore)];
    return {
      done: times.length,
      perSecond: times.length / seconds,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      cpu: (cpu.user + cpu.system) / times.length,
    };
  };

export const appendRows = async (sides: Sides): Promise<Row[]> => {
  for (const side of [sides.adapter, sides.client, sides.adapter, sides.client])
    await appendFor(side, { inFlight: 64, ms: 2 * ROUND_MS });
  const rows: Row[] = [];
  for (const inFlight of IN_FLIGHT) {
    const compared = await alternate(ROUNDS, sides, round(inFlight));
    const work = `append, ${inFlight} in flight`;
    rows.push(
      rowOf(work, 'done', compared, 'done'),
      rowOf(work, 'per second', compared, 'perSecond', { atLeast: 0.9 }),
      rowOf(work, 'p50 ms', compared, 'p50'),
      rowOf(work, 'p99 ms', compared, 'p99', { atMost: 1.5 }),
      rowOf(work, 'CPU µs', compared, 'cpu', { atMost: 1.2 }),
    );
  }
  return rows;
};

const LARGE_BYTES = 1_040_000;
const LARGE_ROUNDS = 5;
const LARGE_ROUND_MS = 2000;

/** Small appends while another writer appends events of nearly 1 MiB: measured, without a goal. */
export const besideLargeRows = async (sides: Sides): Promise<Row[]> => {
  const large = { ...paymentReceived('1', '1-1'), data: { text: 'x'.repeat(LARGE_BYTES) } };
  const compared = await alternate(LARGE_ROUNDS, sides, async (side) => {
    let written = 0;
    const over = new AbortController();
    const stream = freshStream(freshCategory());
    const writeLarge = async () => {
      for (; !over.signal.aborted; written++)
        await side.append(stream, written === 0 ? 'NoStream' : written - 1, [{ ...large, id: randomUUID() }]);
    };
    const writing = writeLarge();
    const times = await appendFor(side, { inFlight: 8, ms: LARGE_ROUND_MS }).finally(() => over.abort());
    await writing;
    return { p99: quantile(times, 0.99), done: times.length, large: written };
  });
  const work = 'append, 8 in flight beside events of 1 MB';
  return [
    rowOf(work, 'done', compared, 'done'),
    rowOf(work, '1 MB ones done', compared, 'large'),
    rowOf(work, 'p99 ms', compared, 'p99'),
  ];
};
