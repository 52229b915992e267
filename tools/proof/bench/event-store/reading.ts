import type { NewEvent, Position } from '@pishkhan/event-store';
import { quantile } from '../latency/figures.ts';
import { paymentReceived } from '../latency/samples.ts';
import { freshCategory, freshStream } from './appending.ts';
import { alternate, rowOf, takeTurns, type Figures, type Row } from './rounds.ts';
import type { Side, Sides } from './sides.ts';

const HANDLED_ROUNDS = 5;
const HANDLED_EACH = 200;
const ROUNDS = 7;
const EVENTS = 30_000;
const PER_APPEND = 125;
const WRITERS = 8;
const PATIENCE_MS = 60_000;

/** A count of arrived events that can be waited for. */
const arrivals = () => {
  let [count, wanted] = [0, Infinity];
  let reached: () => void = () => {};
  return {
    add: ({ length }: readonly unknown[]) => void ((count += length) >= wanted && reached()),
    reach: async (target: number): Promise<void> => {
      if (count >= target) return;
      const late = new Error(`${count} of ${target} events arrived within ${PATIENCE_MS} ms`);
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(late), PATIENCE_MS);
        [wanted, reached] = [target, () => (clearTimeout(timer), resolve())];
      });
      wanted = Infinity;
    },
  };
};

/**
 * From an append's call until a follower handles its event. The first ones, which wait for the subscription, do not
 * count.
 */
const handledTimes = async ({ store }: Sides, side: Side): Promise<Figures> => {
  const [category, after, { add, reach }] = [freshCategory(), await store.head(), arrivals()];
  const [stream, following, times] = [freshStream(category), side.follow(category, after, add), [] as number[]];
  const warmUp = HANDLED_EACH / 10;
  for (let revision = -1; times.length < HANDLED_EACH + warmUp; revision++) {
    const event = paymentReceived('1', '1-1');
    const from = performance.now();
    const handled = reach(revision + 2).then(() => times.push(performance.now() - from));
    await Promise.all([side.append(stream, revision < 0 ? 'NoStream' : revision, [event]), handled]);
  }
  await following.stop();
  const counted = times.slice(warmUp);
  return { done: counted.length, p50: quantile(counted, 0.5), p99: quantile(counted, 0.99) };
};

export const handledRows = async (sides: Sides): Promise<Row[]> => {
  const compared = await alternate(HANDLED_ROUNDS, sides, (side) => handledTimes(sides, side));
  const work = 'append → handled by a follower, one at a time';
  return [
    rowOf(work, 'done', compared, 'done'),
    rowOf(work, 'p50 ms', compared, 'p50', { atMost: 1.3 }),
    rowOf(work, 'p99 ms', compared, 'p99'),
  ];
};

const writeHistory = async ({ store }: Sides): Promise<{ readonly category: string; readonly after: Position }> => {
  const [category, after] = [freshCategory(), await store.head()];
  const events = (from: number): NewEvent[] =>
    Array.from({ length: PER_APPEND }, (_, at) => paymentReceived(String(from + at), `${from + at}-1`));
  const write = async () => {
    const stream = freshStream(category);
    for (let written = 0; written < EVENTS / WRITERS; written += PER_APPEND)
      await store.append(stream, written === 0 ? 'NoStream' : written - 1, events(written));
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return { category, after };
};

const perSecond = async (work: () => Promise<void>): Promise<Figures> => {
  const from = performance.now();
  await work();
  return { done: EVENTS, perSecond: (EVENTS / (performance.now() - from)) * 1000 };
};

type History = Awaited<ReturnType<typeof writeHistory>>;

/** @param page The events are kept until as many have arrived, as a read keeps them. */
const followed = (side: Side, { category, after }: History, page = 1): Promise<Figures> =>
  perSecond(async () => {
    const { add, reach } = arrivals();
    let kept: unknown[] = [];
    const following = side.follow(category, after, (events) => {
      if (kept.length >= page) kept = [];
      kept.push(...events);
      add(events);
    });
    await reach(EVENTS);
    await following.stop();
  });

const readInPages = ({ store }: Sides, { category, after }: History, limit: number): Promise<Figures> =>
  perSecond(async () => {
    let [at, read] = [after, 0];
    while (read < EVENTS) {
      const page = await store.readAll({ categories: [category], after: at, limit });
      if (page.length === 0) throw new Error(`the log ended after ${read} of ${EVENTS} events`);
      read += page.length;
      at = page.at(-1)!.position;
    }
  });

/**
 * The same events of the log, followed by both sides and read by the adapter. The client keeps as many events at once
 * as the adapter hands over.
 */
export const readRows = async (sides: Sides): Promise<Row[]> => {
  const history = await writeHistory(sides);
  const { adapter, client } = sides;
  const works = {
    follow: () => followed(adapter, history),
    clientBy500: () => followed(client, history, 500),
    by500: () => readInPages(sides, history, 500),
    clientBy5000: () => followed(client, history, 5000),
    by5000: () => readInPages(sides, history, 5000),
  };
  for (const work of [works.clientBy500, works.follow]) await work();
  const done = await takeTurns(ROUNDS, works);
  const row = (work: string, ours: readonly Figures[], theirs: readonly Figures[], atLeast: number) =>
    rowOf(work, 'per second', { adapter: ours, client: theirs }, 'perSecond', { atLeast });
  return [
    row(`follow ${EVENTS} events`, done.follow, done.clientBy500, 0.9),
    row(`readAll of ${EVENTS} events in pages of 5000`, done.by5000, done.clientBy5000, 0.9),
    row(`readAll of ${EVENTS} events in pages of 500`, done.by500, done.clientBy500, 0.75),
  ];
};
