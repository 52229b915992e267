import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, SubscriptionOptions } from '../port.ts';

/** Shortest time between the begins of two batches while items come in quick succession. */
const PACE_MS = 100;

/**
 * Time in ms until a follower should take its next batch. After a batch of several items it rests, so that the next one
 * has several too: a handler makes the same few requests for a large batch as for a small one. An item that came alone
 * is followed by no rest, so that nothing waits where little happens.
 */
export const restAfter = (items: number, begunAt: number): number =>
  items > 1 ? Math.max(0, begunAt + PACE_MS - performance.now()) : 0;

/** A store whose followers rest after each batch with events of several streams: one append writes to one stream. */
export const followedAtPace = (store: EventStore): EventStore => ({
  ...store,
  subscribe: (options) => store.subscribe({ ...options, handle: thenResting(options.handle) }),
});

const thenResting =
  (handle: SubscriptionOptions['handle']): SubscriptionOptions['handle'] =>
  async (events, upTo) => {
    const begunAt = performance.now();
    await handle(events, upTo);
    const rest = restAfter(new Set(events.map(({ stream }) => stream)).size, begunAt);
    if (rest > 0) await sleep(rest);
  };
