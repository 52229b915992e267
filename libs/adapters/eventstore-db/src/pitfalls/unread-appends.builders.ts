import type { NewEvent } from '@pishkhan/event-store';
import { sampleEvent } from '@pishkhan/contract-specs/event-store/samples.ts';
import { openEventStoreDb } from '../open.ts';

/**
 * A process of its own, started with `--expose-gc`: begins 10,000 appends at a server that reads nothing, and prints
 * what they keep and when they settle.
 */
export interface Unread {
  /** Most heap and external memory in MiB, beyond the events of the caller. */
  readonly mostMiB: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Time in ms from the begin of an append until it has settled; the longest. */
  readonly longestMs: number;
  /** What a bare timer of the deadline took beside them, in a process that may wait for the processor. */
  readonly timerMs: number;
}

const APPENDS = 10_000;
/** Of these, the first ones with 512 KiB. */
const LARGE = 200;

/** Heap and external memory in bytes. What one collection frees beside the program is counted until the next one. */
const kept = (): number => {
  const { gc } = globalThis as { gc?: () => void };
  gc!();
  gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const measure = async (connectionString: string, deadlineMs: number): Promise<Unread> => {
  const store = openEventStoreDb({ connectionString, deadlineMs });
  // Opens the call, without an answer.
  await store.append('first', 'NoStream', [sampleEvent()]).catch(() => undefined);
  /** One string for all, so that the caller's own events are small. */
  const large = { text: 'x'.repeat(512 * 1024) };
  const events: NewEvent[][] = Array.from({ length: APPENDS }, (_, index) => [sampleEvent(index < LARGE ? large : {})]);
  const before = kept();
  const outcomes: Record<string, number> = {};
  let [longestMs, most] = [0, before];
  const begin = async (event: readonly NewEvent[], index: number) => {
    const begun = performance.now();
    const outcome = await store.append(`stream-${index}`, 'NoStream', event).then(
      () => 'written',
      (error: Error) => error.name,
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    longestMs = Math.max(longestMs, performance.now() - begun);
  };
  const timerBegun = performance.now();
  const timer = new Promise<number>((fired) => setTimeout(() => fired(performance.now() - timerBegun), deadlineMs));
  const measuring = setInterval(() => (most = Math.max(most, kept())), 250);
  await Promise.all(events.map(begin));
  clearInterval(measuring);
  await store.close();
  return { mostMiB: (most - before) / 1024 ** 2, outcomes, longestMs, timerMs: await timer };
};

const [connectionString, deadlineMs] = process.argv.slice(2);
if (connectionString) console.log(JSON.stringify(await measure(connectionString, Number(deadlineMs))));
