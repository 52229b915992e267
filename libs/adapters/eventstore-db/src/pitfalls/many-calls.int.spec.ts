import { describe, expect, it, jest } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { EventStoreDBClient } from '@eventstore/db-client';
import {
  freshCategory,
  freshStream,
  sampleEvent,
  sampleEvents,
} from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { inArena } from './arena.builders.ts';

jest.setTimeout(60_000);

describe('15.2: many calls at once', () => {
  it('100 subscriptions, appends and reads at once: all work, with at most 50 subscriptions on one connection', () =>
    inArena(async ({ server, another }) => {
      const store = another({ attemptMs: 10_000, repeatMs: 4500, stallMs: 60_000 });
      const category = freshCategory();
      const received = Array.from({ length: 100 }, () => 0);
      const subscriptions = received.map((_, index) =>
        store.subscribe({
          categories: [category],
          after: START,
          handle: async (events) => void (received[index]! += events.length),
        }),
      );
      const streams = Array.from({ length: 40 }, () => freshStream(category));
      await Promise.all(streams.map((stream) => store.append(stream, 'NoStream', [sampleEvent()])));
      const read = await Promise.all(streams.map((stream) => store.readStream(stream)));
      expect(read.every(({ length }) => length === 1)).toBe(true);
      await eventually(() => received.every((count) => count === 40), 30_000);
      const { appendCalls, reads } = server.counts();
      expect(appendCalls).toMatchObject({ begun: 1, open: 1, mostPerConnection: 1 });
      expect(reads).toMatchObject({ open: 100, mostPerConnection: 50 });
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      await eventually(() => server.counts().reads.open === 0);
      await store.close();
      await eventually(() => server.counts().calls.open === 0);
    }));

  it('P12: appends leave no call behind: 99 reads begin within a second after 2,000 appends', () =>
    inArena(async ({ server, store }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', [sampleEvent()]);
      await Promise.all(Array.from({ length: 2000 }, () => store.append(freshStream(), 'NoStream', [sampleEvent()])));
      expect(server.counts().appendCalls).toMatchObject({ begun: 1, open: 1 });
      const begun = performance.now();
      const reads = await Promise.all(Array.from({ length: 99 }, () => store.readStream(stream)));
      expect(reads.every(({ length }) => length === 1)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(3000);
    }));

  it('a slow read, repeated on new channels, is never on the connection of the append call and does not touch it', () =>
    inArena(async ({ server, store }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', sampleEvents(30));
      server.misbehave({ deliverEveryMs: 400 });
      const reading = store.readStream(stream).catch(() => 'too slow');
      for (let revision = 0; revision < 20; revision++) await store.append(freshStream(), 'NoStream', [sampleEvent()]);
      await eventually(() => server.counts().reads.begun > 2);
      for (let revision = 0; revision < 20; revision++) await store.append(freshStream(), 'NoStream', [sampleEvent()]);
      const { appendCalls, appends, calls } = server.counts();
      expect(appendCalls).toMatchObject({ begun: 1, open: 1 });
      expect(appends.repeated).toBe(0);
      expect(calls.mostPerConnection).toBe(1);
      server.misbehave({});
      await reading;
    }));

  it("a client whose clock is 5 s behind the server's can write", () =>
    inArena(async ({ server, store }) => {
      server.misbehave({ clockAheadMs: 5000 });
      expect((await store.append(freshStream(), 'NoStream', [sampleEvent()])).revision).toBe(0);
      expect(server.counts().appends).toMatchObject({ received: 1, repeated: 0 });
    }));

  it('a repeat has no position if the stream was deleted meanwhile: the append ends with a position that is not before its event', () =>
    inArena(async ({ server, store }) => {
      const [stream, event] = [freshStream(), sampleEvent()];
      const client = EventStoreDBClient.connectionString(server.connectionString);
      await store.head();
      server.misbehave({ appends: ['neverAnswer'] });
      const appending = store.append(stream, 'NoStream', [event]);
      await eventually(async () => (await store.readStream(stream)).length === 1);
      const [stored] = await store.readStream(stream);
      await client.deleteStream(stream);
      const appended = await appending;
      expect(appended.revision).toBe(0);
      expect(appended.position.commit).toBeGreaterThan(stored!.position.commit);
      expect(server.counts().appends.repeated).toBe(1);
      await client.dispose();
    }));
});
