import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleEvent } from '@pishkhan/contract-specs/event-store/samples.ts';
import { openEmbeddedEventStore } from '../embedded/embedded.ts';
import { START, type EventStore, type Subscription } from '../port.ts';
import { followedAtPace } from './pace.ts';

describe('followers at a pace', () => {
  let store: EventStore;
  let subscription: Subscription | undefined;
  let batches: { readonly at: number; readonly names: readonly string[] }[];
  beforeEach(() => {
    store = followedAtPace(openEmbeddedEventStore({ file: ':memory:' }));
    batches = [];
  });
  afterEach(async () => {
    await subscription?.stop();
    await store.close();
  });
  let counter = 0;
  const append = (...names: readonly string[]) =>
    store.append(
      `note-${(counter += 1)}`,
      'NoStream',
      names.map((name) => ({ ...sampleEvent(), type: name })),
    );
  const appendToSeveral = async (...names: readonly string[]) => {
    for (const name of names) await append(name);
  };
  const follow = (handle: () => Promise<void> = async () => {}) => {
    subscription = store.subscribe({
      categories: ['note'],
      after: START,
      handle: async (events) => {
        if (events.length === 0) return;
        batches.push({ at: performance.now(), names: events.map(({ type }) => type) });
        await handle();
      },
    });
  };
  const received = async (count: number) => {
    while (batches.flatMap(({ names }) => names).length < count) await sleep(1);
    return batches.map(({ names }) => names.join(''));
  };

  it('events of one append that come alone, and the next ones, are handed over at once (P7)', async () => {
    follow();
    for (const [before, name] of ['a', 'b', 'c', 'd'].entries()) {
      await append(name, name);
      await received(2 * before + 2);
    }
    expect(batches.at(-1)!.at - batches[0]!.at).toBeLessThan(3 * 100);
    expect(await received(8)).toEqual(['aa', 'bb', 'cc', 'dd']);
  });

  it('after several at once the next ones are gathered, in order and without a loss', async () => {
    await appendToSeveral('a', 'b');
    follow();
    await received(2);
    await appendToSeveral('c', 'd', 'e');
    expect(await received(5)).toEqual(['ab', 'cde']);
    expect(batches[1]!.at - batches[0]!.at).toBeGreaterThan(90);
  });

  it('a handler that takes longer than the pace is followed by no rest; its fault is repeated', async () => {
    let fails = true;
    await appendToSeveral('a', 'b');
    follow(async () => {
      await sleep(110);
      if (fails) throw Object.assign(new Error('once'), { cause: (fails = false) });
    });
    await received(4);
    await append('c');
    expect(await received(5)).toEqual(['ab', 'ab', 'c']);
  });
});
