import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import {
  comparePositions,
  START,
  type EventStore,
  type Position,
  type RecordedEvent,
  type SubscriptionOptions,
} from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { freshCategory, freshStream, sampleEvent, sampleEvents } from './samples.ts';

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

/** Collects the given number of events from a subscription. */
const collect = (
  store: EventStore,
  options: Pick<SubscriptionOptions, 'categories' | 'after' | 'batch'>,
  onBatch: (events: readonly RecordedEvent[]) => Promise<void> = async () => {},
) => {
  const seen: RecordedEvent[] = [];
  const saved: Position[] = [];
  const subscription = store.subscribe({
    ...options,
    handle: async (events, upTo) => {
      await onBatch(events);
      seen.push(...events);
      saved.push(upTo);
    },
  });
  const has = async (count: number) => {
    await eventually(() => seen.length >= count, 15_000);
    await sleep(20);
    return seen;
  };
  return { seen, saved, has, subscription };
};

export const subscribing = (store: () => EventStore): void => {
  it('23: under load each event arrives once, in log order', async () => {
    const category = freshCategory();
    await store().append(freshStream(category), 'NoStream', sampleEvents(10));
    const { has, subscription } = collect(store(), { categories: [category], after: START });
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        const stream = freshStream(category);
        for (let i = 0; i < 20; i++) await store().append(stream, i === 0 ? 'NoStream' : i - 1, [sampleEvent()]);
      }),
    );
    const seen = ids(await has(330));
    expect(seen).toEqual(ids(await store().readAll({ categories: [category], after: START, limit: 1000 })));
    await subscription.stop();
  });
  it('25: starts after its position; from the head only new events arrive', async () => {
    const category = freshCategory();
    await store().append(freshStream(category), 'NoStream', sampleEvents(3));
    const all = await store().readAll({ categories: [category], after: START, limit: 10 });
    const fromSecond = collect(store(), { categories: [category], after: all[0]!.position });
    const fromHead = collect(store(), { categories: [category], after: await store().head() });
    const added = sampleEvent();
    await store().append(freshStream(category), 'NoStream', [added]);
    expect(ids(await fromSecond.has(3))).toEqual([...ids(all.slice(1)), added.id]);
    expect(ids(await fromHead.has(1))).toEqual([added.id]);
    await Promise.all([fromSecond.subscription.stop(), fromHead.subscription.stop()]);
  });
  it('27: receives exactly the events of its categories', async () => {
    const [one, two, other] = [freshCategory(), freshCategory(), freshCategory()];
    const { has, subscription } = collect(store(), { categories: [one, two], after: await store().head() });
    for (let i = 0; i < 10; i++)
      for (const category of [one, two, other])
        await store().append(freshStream(category), 'NoStream', [sampleEvent()]);
    expect((await has(20)).some(({ stream }) => stream.startsWith(other))).toBe(false);
    expect(subscription.handled.commit).toBeGreaterThan(0n);
    await subscription.stop();
  });
  it('29: resuming from any saved position loses and repeats no event', async () => {
    const [category, other] = [freshCategory(), freshCategory()];
    for (let i = 0; i < 15; i++)
      for (const c of [category, other]) await store().append(freshStream(c), 'NoStream', sampleEvents(2));
    const all = ids(await store().readAll({ categories: [category], after: START, limit: 100 }));
    const first = collect(store(), { categories: [category], after: START, batch: 4 });
    await first.has(30);
    await first.subscription.stop();
    for (const [index, after] of first.saved.entries()) {
      const rest = await store().readAll({ categories: [category], after, limit: 100 });
      expect(ids(rest)).toEqual(all.slice((index + 1) * 4));
    }
    expect(
      first.saved.every((position, index) => index === 0 || comparePositions(first.saved[index - 1]!, position) < 0),
    ).toBe(true);
  });
  it('30: a consumer that sleeps through thousands of events gets each once', async () => {
    const category = freshCategory();
    const { has, subscription } = collect(store(), { categories: [category], after: await store().head() }, () =>
      sleep(30),
    );
    for (let i = 0; i < 50; i++)
      await Promise.all(
        Array.from({ length: 10 }, () => store().append(freshStream(category), 'NoStream', sampleEvents(10))),
      );
    expect(new Set(ids(await has(5000))).size).toBe(5000);
    expect(ids(await has(5000))).toEqual(
      ids(await store().readAll({ categories: [category], after: START, limit: 10_000 })),
    );
    await subscription.stop();
  });
  it('repeats a batch when the handler throws, and never runs two at once', async () => {
    const category = freshCategory();
    let [calls, running] = [0, 0];
    const { has, subscription } = collect(
      store(),
      { categories: [category], after: await store().head() },
      async () => {
        expect(++running).toBe(1);
        await sleep(5);
        running--;
        if (++calls <= 2) throw new Error('not yet');
      },
    );
    await store().append(freshStream(category), 'NoStream', sampleEvents(3));
    expect(await has(3)).toHaveLength(3);
    await subscription.stop();
  });
  it('stop resolves after the current handler has ended; no further batch is handled', async () => {
    const category = freshCategory();
    const { seen, subscription } = collect(
      store(),
      { categories: [category], after: await store().head(), batch: 1 },
      () => sleep(30),
    );
    await store().append(freshStream(category), 'NoStream', sampleEvents(5));
    await sleep(15);
    await subscription.stop();
    const handled = seen.length;
    await sleep(60);
    expect(seen).toHaveLength(handled);
    expect(handled).toBeLessThan(5);
  });
};
