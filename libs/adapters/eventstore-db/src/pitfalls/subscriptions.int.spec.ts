import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { binaryEvent, EventStoreDBClient, jsonEvent, NO_STREAM, type EventData } from '@eventstore/db-client';
import { comparePositions, START, type Position, type RecordedEvent } from '@pishkhan/event-store';
import {
  freshCategory,
  freshStream,
  sampleEvent,
  sampleEvents,
} from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { EventStoreClosed, UnreadableEvent } from '../faults.ts';
import { follow, inArena, type Arena } from './arena.builders.ts';

jest.setTimeout(30_000);

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

/** Writes twenty events during a fault; each must be handled once, in order. The watchdog is off by default. */
const eachOnce = (happens: (arena: Arena) => Promise<void> | void, stallMs = 600_000) =>
  inArena(async (arena) => {
    const store = arena.another({ stallMs });
    const [category, before, after] = [freshCategory(), sampleEvents(10), sampleEvents(10)];
    const stream = freshStream(category);
    await happens(arena);
    const { seen } = follow(store, category);
    for (const [index, event] of [...before, ...after].entries()) {
      await store.append(stream, index === 0 ? 'NoStream' : index - 1, [event]);
      if (index === 9) await sleep(30);
    }
    await eventually(() => seen.length >= 20, 15_000);
    await sleep(50);
    expect(ids(seen)).toEqual(ids([...before, ...after]));
  });

describe('pitfalls of the client: subscriptions', () => {
  it('ended with status OK it stays silent → subscribed again: no event lost or duplicated', () =>
    eachOnce(({ server }) =>
      server.misbehave({
        subscriptions: [
          { afterEvents: 3, then: 'endOk' },
          { afterEvents: 0, then: 'endOk' },
          { afterEvents: 4, then: 'endOk' },
        ],
      }),
    ));
  it('the client does not resubscribe after an error → subscribed again: no event lost or duplicated', () =>
    eachOnce(({ server }) =>
      server.misbehave({
        subscriptions: [
          { afterEvents: 5, then: 'fail' },
          { afterEvents: 1, then: 'fail' },
        ],
      }),
    ));
  it('a stalled subscription reports nothing → the log is checked and the subscription restarted', () =>
    eachOnce(({ server }) => server.misbehave({ subscriptions: [{ afterEvents: 2, then: 'stall' }] }), 300));

  it('the server crashes and restarts during writes: no event lost or duplicated', () =>
    inArena(async ({ server, store, another }) => {
      const [category, written] = [freshCategory(), sampleEvents(40)];
      const stream = freshStream(category);
      const { seen, faults } = follow(store, category);
      const writing = (async () => {
        for (const [index, event] of written.entries())
          await another().append(stream, index === 0 ? 'NoStream' : index - 1, [event]);
      })();
      for (const least of [5, 20]) {
        await eventually(() => seen.length >= least, 15_000);
        await server.fallOver();
        await sleep(40);
        await server.comeBack();
      }
      await writing;
      await eventually(() => seen.length >= 40, 15_000);
      expect(ids(seen)).toEqual(ids(written));
      expect(faults.length).toBeGreaterThan(0);
    }));

  it('half-open: no end and no events → the log is checked on another connection and the subscription restarted', () =>
    inArena(async ({ server, store }) => {
      const category = freshCategory();
      const { seen } = follow(store, category);
      await store.append(freshStream(category), 'NoStream', [sampleEvent()]);
      await eventually(() => seen.length === 1, 15_000);
      server.freezeConnections();
      await store.append(freshStream(category), 'NoStream', sampleEvents(2));
      await eventually(() => seen.length === 3, 8000);
    }));

  it('checkpoints arrive before buffered events → no position is handed over before its events', () =>
    inArena(async ({ store }) => {
      const [category, other] = [freshCategory(), freshStream()];
      for (let i = 0; i < 40; i++) {
        await store.append(freshStream(category), 'NoStream', [sampleEvent()]);
        await store.append(other, i === 0 ? 'NoStream' : i * 2 - 1, sampleEvents(2));
      }
      const all = await store.readAll({ categories: [category], after: START, limit: 100 });
      const seen: RecordedEvent[] = [];
      let last = START;
      const handle = async (events: readonly RecordedEvent[], upTo: Position) => {
        await sleep(5);
        seen.push(...events);
        expect(ids(seen)).toEqual(ids(all.filter(({ position }) => comparePositions(position, upTo) <= 0)));
        last = upTo;
      };
      const { faults } = follow(store, category, { batch: 2, handle });
      const head = await store.head();
      await eventually(() => faults.length > 0 || comparePositions(last, head) === 0, 15_000);
      expect(faults).toEqual([]);
      expect(seen).toHaveLength(40);
    }));

  it('an exception in a client callback hangs it → handlers and fault reports may throw, synchronously or later', () =>
    inArena(async ({ store }) => {
      const category = freshCategory();
      let calls = 0;
      const seen: string[] = [];
      follow(store, category, {
        handle: (events) => {
          if (++calls === 1) throw new Error('at once');
          seen.push(...ids(events));
          return Promise.resolve();
        },
        onFault: () => {
          throw new Error('in the report too');
        },
      });
      const events = sampleEvents(3);
      await store.append(freshStream(category), 'NoStream', events);
      await eventually(() => seen.length === 3, 15_000);
      expect(seen).toEqual(ids(events));
    }));

  it('broken events arrive as text or bytes → a fault names stream and revision, earlier events are handled, none is skipped', () =>
    inArena(async ({ server, store }) => {
      const raw = EventStoreDBClient.connectionString(server.connectionString);
      const broken: EventData[] = [
        jsonEvent({ type: 'NoMetadata', data: { a: 1 } }),
        binaryEvent({ type: 'Bytes', data: Buffer.from('xyz') }),
        jsonEvent({ type: 'Text', data: 'no object', metadata: { commandId: 'x' } }),
      ];
      for (const event of broken) {
        const [category, good] = [freshCategory(), sampleEvents(2)];
        const stream = freshStream(category);
        await store.append(stream, 'NoStream', good);
        await raw.appendToStream(stream, [event], { expectedRevision: 1n });
        await store.append(stream, 2, [sampleEvent()]);
        await expect(store.readStream(stream)).rejects.toMatchObject({ name: 'UnreadableEvent', stream, revision: 2 });
        const { seen, faults, subscription } = follow(store, category);
        await eventually(() => faults.length > 0, 15_000);
        expect(faults[0]).toBeInstanceOf(UnreadableEvent);
        expect(ids(seen)).toEqual(ids(good));
        await subscription.stop();
      }
      await raw.appendToStream('unrelated', [jsonEvent({ type: 'X', data: {} })], { expectedRevision: NO_STREAM });
      await raw.dispose();
    }));

  it('15.3: a subscription of a closed store ends, and reports that once', () =>
    inArena(async ({ another }) => {
      const store = another();
      await store.head();
      await store.close();
      const { faults, subscription } = follow(store, freshCategory());
      await eventually(() => faults.length > 0);
      await sleep(300);
      expect(faults).toEqual([expect.any(EventStoreClosed)]);
      await subscription.stop();
    }));

  it('stopping waits neither for a server that is down nor for the end of the attempts to reach it', () =>
    inArena(async ({ server, another }) => {
      // Nothing else ends the attempts: the server comes back only after the stop.
      const { faults, subscription } = follow(another({ deadlineMs: 600_000 }), freshCategory());
      await sleep(50);
      await server.fallOver();
      await eventually(() => faults.length > 0, 15_000);
      await sleep(200);
      await subscription.stop();
      await server.comeBack();
    }));
});
