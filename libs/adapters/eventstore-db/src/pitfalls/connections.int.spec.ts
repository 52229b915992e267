import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { startEventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { freshStream, sampleEvent, sampleEvents } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { Calls } from '../calls/calls.ts';
import { Connections } from '../connections/connections.ts';
import { EventStoreClosed, EventStoreUnreachable, UnsupportedServerVersion } from '../faults.ts';
import { openEventStoreDb } from '../open.ts';
import { inArena } from './arena.builders.ts';

jest.setTimeout(30_000);

describe('pitfalls of the client: connections and reads', () => {
  it('the query for server features has no deadline: no reply → repeated', () =>
    inArena(
      async ({ store }) => {
        expect((await store.append(freshStream(), 'NoStream', [sampleEvent()])).revision).toBe(0);
        expect(await store.checkServer()).toMatch(/^24\.10\.14/);
      },
      { misbehave: { silentFeatures: 1 } },
    ));

  it('a server that is too old is rejected at the first call', () =>
    inArena(
      async ({ store }) => {
        await expect(store.checkServer()).rejects.toBeInstanceOf(UnsupportedServerVersion);
        await expect(store.append(freshStream(), 'NoStream', [sampleEvent()])).rejects.toBeInstanceOf(
          UnsupportedServerVersion,
        );
      },
      { version: '24.10.13' },
    ));

  it.each(['24.10.13', '24.10.15'])(
    '15.2: while the store is idle, a server of version %s takes the place of the old one → its version is asked for',
    async (version) => {
      const first = await startEventStoreTestServer({ file: ':memory:' });
      const port = Number(/:(\d+)\?/.exec(first.connectionString)?.[1]);
      const store = openEventStoreDb({ connectionString: first.connectionString, testServer: 'accepted' });
      expect(await store.readStream('none')).toEqual([]);
      await store.append(freshStream(), 'NoStream', [sampleEvent()]);
      await first.stop();
      const second = await startEventStoreTestServer({ file: ':memory:', port, version });
      await sleep(300);
      const calls = [
        () => store.readStream('none'),
        () => store.append(freshStream(), 'NoStream', [sampleEvent()]),
        () => store.readAll({ after: START, limit: 1 }),
      ];
      for (const call of calls)
        if (version === '24.10.15') await call();
        else await expect(call()).rejects.toBeInstanceOf(UnsupportedServerVersion);
      await store.close();
      await second.stop();
    },
  );

  it('a half-open connection gets no reply, and equal channels share it → the next attempt has its own connection', () =>
    inArena(async ({ server, store, another }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', [sampleEvent()]);
      await another().head();
      server.freezeConnections();
      const begun = performance.now();
      expect((await store.append(stream, 0, [sampleEvent()])).revision).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(2);
      expect(performance.now() - begun).toBeLessThan(8000);
    }));

  it('a read has no deadline: half-open → read on a new connection', () =>
    inArena(async ({ server, store }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', sampleEvents(5));
      server.freezeConnections();
      expect(await store.readStream(stream)).toHaveLength(5);
      server.freezeConnections();
      expect(await store.head()).toEqual((await store.readStream(stream)).at(-1)!.position);
    }));

  it('a slow read completes', () =>
    inArena(async ({ server, store }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', sampleEvents(80));
      server.misbehave({ deliverEveryMs: 8 });
      expect(await store.readStream(stream)).toHaveLength(80);
    }));

  it('a read that breaks off continues from where it ended', () =>
    inArena(async ({ server, store }) => {
      const stream = freshStream();
      await store.append(stream, 'NoStream', sampleEvents(60));
      server.misbehave({ deliverEveryMs: 8 });
      const reading = store.readStream(stream);
      await sleep(150);
      await server.fallOver();
      await server.comeBack();
      expect((await reading).map(({ revision }) => revision)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    }));

  it('a server that is down → EventStoreUnreachable at the deadline; the same store works again when the server is back', () =>
    inArena(async ({ server, another }) => {
      const [store, stream] = [another({ deadlineMs: 700 }), freshStream()];
      await store.append(stream, 'NoStream', [sampleEvent()]);
      await server.fallOver();
      await expect(store.readStream(stream)).rejects.toBeInstanceOf(EventStoreUnreachable);
      await expect(store.append(stream, 0, [sampleEvent()])).rejects.toBeInstanceOf(EventStoreUnreachable);
      await server.comeBack();
      expect((await another().append(stream, 0, [sampleEvent()])).revision).toBe(1);
    }));

  it('15.3: an attempt that the deadline cuts short does not hide why the earlier one failed', () =>
    inArena(async ({ server }) => {
      const connections = new Connections(server.connectionString, 'accepted', () => {});
      const calls = new Calls(connections.reads, { deadlineMs: 400, attemptMs: 5000 });
      const first = new Error('first');
      let attempts = 0;
      const failure = await calls
        .perform({ operation: 'read', stream: 's' }, () =>
          attempts++ === 0 ? Promise.reject(first) : new Promise(() => {}),
        )
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(EventStoreUnreachable);
      expect(failure).toHaveProperty('cause', first);
      expect(attempts).toBe(2);
      await connections.close();
    }));

  it('closing settles running calls and rejects new ones', () =>
    inArena(async ({ server, another }) => {
      const store = another({ attemptMs: 20_000, deadlineMs: 20_000 });
      await store.head();
      server.misbehave({ appends: ['ignore', 'ignore'] });
      const outcome = store.append(freshStream(), 'NoStream', [sampleEvent()]).catch((error: unknown) => error);
      await sleep(50);
      await store.close();
      expect(await outcome).toBeInstanceOf(EventStoreClosed);
      await expect(store.head()).rejects.toBeInstanceOf(EventStoreClosed);
    }));
});
