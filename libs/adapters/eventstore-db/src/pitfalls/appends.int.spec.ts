import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import type { AppendFault } from '@pishkhan/eventstore-test-server';
import { freshStream, sampleEvent, sampleEvents } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { EventStoreClosed, EventStoreUnreachable } from '../faults.ts';
import { inArena } from './arena.builders.ts';

jest.setTimeout(30_000);

const oneCopyAfter = (faults: readonly AppendFault[]) =>
  inArena(async ({ server, store }) => {
    const [stream, first, events] = [freshStream(), sampleEvent(), sampleEvents(3)];
    await store.append(stream, 'NoStream', [first]);
    server.misbehave({ appends: faults });
    const appended = await store.append(stream, 0, events);
    server.misbehave({});
    const stored = await store.readStream(stream);
    expect(appended).toEqual({ revision: 3, position: stored.at(-1)!.position });
    expect(stored.map(({ id }) => id)).toEqual([first, ...events].map(({ id }) => id));
    expect(await store.append(stream, 0, events)).toEqual(appended);
  });

describe('pitfalls of the client: appends', () => {
  it('an append without a reply never settles: written but no reply → repeated, one copy', () =>
    oneCopyAfter(['neverAnswer']));
  it('an append without a reply never settles: not written → written by the next attempt', () =>
    oneCopyAfter(['ignore']));
  it('the reply arrives after the attempt timed out → one copy', () => oneCopyAfter([{ lateMs: 600 }]));
  it('connection dropped before the write → one copy', () => oneCopyAfter(['dropBefore']));
  it('connection dropped after the write → one copy', () => oneCopyAfter(['dropAfter']));
  it('not the leader → repeated on the leader that the server names', () => oneCopyAfter(['notLeader', 'notLeader']));
  it('a batch error without detail kills the process and leaves the append open → treated as an unknown outcome', () =>
    oneCopyAfter(['withoutDetail']));
  it('several faults in sequence → one copy', () =>
    oneCopyAfter(['dropAfter', 'neverAnswer', 'notLeader', 'withoutDetail', 'dropBefore', { lateMs: 400 }]));

  it('concurrent appends with dropped connections: each event once, none lost', () =>
    inArena(async ({ server, store }) => {
      const streams = Array.from({ length: 12 }, () => freshStream());
      server.misbehave({
        appends: Array.from(
          { length: 40 },
          (_, index): AppendFault => (['dropAfter', 'notLeader', 'withoutDetail', 'dropBefore'] as const)[index % 4]!,
        ),
      });
      await Promise.all(
        streams.map(async (stream) => {
          for (let i = 0; i < 5; i++) await store.append(stream, i === 0 ? 'NoStream' : 2 * i - 1, sampleEvents(2));
        }),
      );
      for (const stream of streams) {
        const stored = await store.readStream(stream);
        expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: 10 }, (_, index) => index));
        expect(new Set(stored.map(({ id }) => id)).size).toBe(10);
      }
    }));

  it('a server that never replies → EventStoreUnreachable at the deadline; the same append later is written once', () =>
    inArena(async ({ server, another }) => {
      const [store, stream, event] = [another({ deadlineMs: 700, attemptMs: 200 }), freshStream(), sampleEvent()];
      await store.head();
      server.misbehave({ appends: Array.from({ length: 50 }, () => 'neverAnswer' as const) });
      const begun = performance.now();
      await expect(store.append(stream, 'NoStream', [event])).rejects.toBeInstanceOf(EventStoreUnreachable);
      expect(performance.now() - begun).toBeLessThan(5000);
      server.misbehave({});
      expect((await another().append(stream, 'NoStream', [event])).revision).toBe(0);
      expect(await another().readStream(stream)).toHaveLength(1);
    }));

  it('batch appends of all clients share one map of promises: a failure on one store does not affect an append on another', () =>
    inArena((one) =>
      inArena(async (other) => {
        const patient = other.another({ repeatMs: 4000, deadlineMs: 4000 });
        await Promise.all([one.store.head(), patient.head()]);
        other.server.misbehave({ appends: [{ lateMs: 500 }, ...Array.from({ length: 20 }, () => 'ignore' as const)] });
        const slow = patient.append(freshStream(), 'NoStream', [sampleEvent()]);
        one.server.misbehave({ appends: ['dropAfter', 'notLeader'] });
        await one.store.append(freshStream(), 'NoStream', [sampleEvent()]);
        expect((await slow).revision).toBe(0);
      }),
    ));

  it('a plain append cancelled between its messages ends like a complete one → sent in one message: whole or not at all', () =>
    inArena(async ({ store, another }) => {
      for (const ms of [0, 1, 3, 6, 10]) {
        const [closing, stream] = [another(), freshStream()];
        await closing.append(freshStream(), 'NoStream', [sampleEvent()]);
        const appending = closing.append(stream, 'NoStream', sampleEvents(200)).catch((error: unknown) => error);
        await sleep(ms);
        await closing.close();
        const outcome = await appending;
        const stored = await store.readStream(stream);
        expect([0, 200]).toContain(stored.length);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(EventStoreClosed);
        else expect(stored).toHaveLength(200);
      }
    }));

  it('a bare string as data is rejected: a reader could not tell it from broken JSON', () =>
    inArena(async ({ store }) => {
      await expect(store.append(freshStream(), 'NoStream', [sampleEvent('text')])).rejects.toBeInstanceOf(TypeError);
    }));
});
