import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { AccessDenied, WrongExpectedRevision } from '@pishkhan/event-store';
import { freshStream, sampleEvent, sampleEvents } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { EventStoreClosed, EventStoreUnreachable, NoAnswer } from '../faults.ts';
import type { EventStoreDb } from '../open.ts';
import { inArena } from './arena.builders.ts';
import { denied, scripted, timedOut, written, wrongRevision, type Reaction } from './scripted-server.builders.ts';

jest.setTimeout(30_000);

const appendOne = (store: EventStoreDb, stream = freshStream()) => store.append(stream, 'NoStream', [sampleEvent()]);
const many = (count: number, begin: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, begin));
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
/** Reactions to the first attempts of an append; later ones are written. */
const inTurn =
  (...reactions: readonly Reaction[]) =>
  ({ nth }: { readonly nth: number }): Reaction =>
    reactions[nth] ?? written();

describe('15.2: appends on one long-lived call', () => {
  it('P12: a thousand appends are one call on one connection, one message each, without a deadline', () =>
    scripted({ react: () => written() }, async (server) => {
      const store = server.open({ repeatMs: 4500 });
      await many(1000, () => appendOne(store));
      expect(server.calls).toEqual({ open: 1, all: 1 });
      expect(server.attempts).toHaveLength(1000);
      expect(server.attempts.some(({ hasDeadline }) => hasDeadline)).toBe(false);
      expect(server.connections).toBe(1);
    }));

  it('one of 64 stalls: it is repeated alone on the same call, under another correlation id; the other 63 are sent once', () => {
    const stalled = freshStream();
    return scripted(
      { react: ({ stream, nth }) => (stream === stalled && nth === 0 ? 'silence' : written()) },
      async (server) => {
        const store = server.open({ repeatMs: 2000 });
        const slow = appendOne(store, stalled);
        await many(63, () => appendOne(store));
        const beside: Promise<unknown>[] = [];
        const keepBusy = setInterval(() => beside.push(appendOne(store)), 50);
        await slow;
        clearInterval(keepBusy);
        // The store is closed at the end, and none of them may be under way then.
        await Promise.all(beside);
        const [first, second, ...more] = server.attempts.filter(({ stream }) => stream === stalled);
        expect(more).toEqual([]);
        expect(second!.ids).toEqual(first!.ids);
        expect(second!.correlationId).not.toBe(first!.correlationId);
        expect(second!.atMs - first!.atMs).toBeGreaterThan(1900);
        expect(server.attempts.filter(({ stream, nth }) => stream !== stalled && nth > 0)).toEqual([]);
        expect(server.calls.all).toBe(1);
      },
    );
  });

  it.each<[string, Reaction]>([
    ['Timeout', timedOut],
    ['an error without detail', { detail: undefined }],
  ])('%s: the outcome is unknown, and the append is repeated alone on the same call', (_, reaction) =>
    scripted({ react: inTurn(reaction, reaction) }, async (server) => {
      await appendOne(server.open());
      expect(server.attempts.map(({ nth }) => nth)).toEqual([0, 1, 2]);
      expect(server.calls.all).toBe(1);
    }),
  );

  it('a late answer to an earlier attempt settles the append; the answer to the later one is counted', () =>
    scripted({ react: inTurn(written(0, 800), written(0, 600)) }, async (server) => {
      const store = server.open({ repeatMs: 650 });
      const begun = performance.now();
      await appendOne(store);
      expect(performance.now() - begun).toBeLessThan(1150);
      expect(server.attempts).toHaveLength(2);
      await eventually(() => store.strayAnswers === 1);
    }));

  it('an answer to no append is counted and is no error', () =>
    scripted({ react: () => written() }, async (server) => {
      const store = server.open();
      await appendOne(store);
      server.answerNobody();
      await eventually(() => store.strayAnswers === 1);
      await appendOne(store);
      expect(server.calls.all).toBe(1);
    }));

  it('silence of the whole call: it is cancelled, and everything is sent again in the same order, on another connection', () =>
    scripted({ react: ({ call }) => (call === 0 ? 'silence' : written()) }, async (server) => {
      const store = server.open();
      await many(10, () => appendOne(store));
      expect(server.calls.all).toBe(2);
      expect(server.connections).toBe(2);
      await eventually(() => server.calls.open === 1);
      const on = (number: number) => [
        ...new Set(server.attempts.filter(({ call }) => call === number).flatMap(({ ids }) => ids)),
      ];
      expect(on(1)).toEqual(on(0));
    }));

  it.each<[string, Reaction]>([
    ['ends with status OK', 'end'],
    ['fails', { status: { code: 13, details: 'broken' } }],
  ])('the call %s: what is open on it is sent again on a new call', (_, reaction) =>
    scripted({ react: ({ call }) => (call === 0 ? reaction : written()) }, async (server) => {
      const store = server.open();
      await many(5, () => appendOne(store));
      expect(server.calls.all).toBe(2);
    }),
  );

  it('only answers without a certain outcome: another node may lead the cluster, so the call and its connection are replaced', () =>
    scripted({ react: ({ call }) => (call === 0 ? { detail: undefined } : written()) }, async (server) => {
      const store = server.open();
      await many(3, () => appendOne(store));
      expect(server.calls.all).toBe(2);
      expect(server.connections).toBe(2);
      expect(server.attempts.at(-1)!.atMs - server.attempts[0]!.atMs).toBeGreaterThan(600);
      await eventually(() => server.calls.open === 1);
    }));

  it('one append is answered Timeout again and again while others are written: the call stays', () => {
    const stalled = freshStream();
    return scripted({ react: ({ stream }) => (stream === stalled ? timedOut : written()) }, async (server) => {
      const store = server.open({ deadlineMs: 2500, repeatMs: 900 });
      const keepBusy = setInterval(() => void failureOf(appendOne(store)), 50);
      const failure = await failureOf(appendOne(store, stalled));
      clearInterval(keepBusy);
      expect(failure).toBeInstanceOf(EventStoreUnreachable);
      expect(server.calls.all).toBe(1);
    });
  });

  it('an append that was never answered does not make the first one after a rest replace the call', () => {
    let answering = false;
    return scripted({ react: () => (answering ? written(0, 400) : 'silence') }, async (server) => {
      const store = server.open({ deadlineMs: 2000, repeatMs: 2500 });
      expect(await failureOf(appendOne(store))).toBeInstanceOf(EventStoreUnreachable);
      await sleep(1600);
      answering = true;
      await appendOne(store);
      expect(server.calls.all).toBe(1);
    });
  });

  it('an append that expires names no failure from before the last answer', () =>
    scripted(
      {
        react: ({ call, stream }) =>
          call === 0 ? { status: { code: 14, details: 'down' } } : stream.startsWith('silent') ? 'silence' : written(),
      },
      async (server) => {
        const store = server.open({ deadlineMs: 1500, repeatMs: 3000 });
        await appendOne(store);
        const failure = await failureOf(appendOne(store, freshStream('silent')));
        expect(failure).toHaveProperty('cause', expect.any(NoAnswer));
      },
    ));

  it('an append whose deadline passes while it waits for its turn is never sent', () =>
    inArena(
      async ({ server, another }) => {
        const [store, late] = [another({ deadlineMs: 2000, attemptMs: 3000 }), freshStream()];
        expect(await failureOf(appendOne(store, late))).toBeInstanceOf(EventStoreUnreachable);
        await appendOne(store);
        expect(await store.readStream(late)).toEqual([]);
        expect(server.counts().appends.received).toBe(1);
      },
      { misbehave: { silentFeatures: 1 } },
    ));

  it.each(['', '$$', '\uD800x'])('15.2: no stream is named %j: rejected at once, nothing is sent', (name) =>
    scripted({ react: () => 'silence' }, async (server) => {
      const failure = await failureOf(appendOne(server.open(), name));
      expect(failure).toMatchObject({ name: 'AppendRejected' });
      expect(server.attempts).toEqual([]);
    }),
  );

  it('our cancel of a silent call opens one new channel, which is kept', () =>
    scripted({ react: ({ call }) => (call === 0 ? 'silence' : written()) }, async (server) => {
      const store = server.open();
      await appendOne(store);
      await many(20, () => appendOne(store));
      expect(server.calls.all).toBe(2);
      expect(server.versionsAsked).toBe(2);
    }));

  it('each new channel asks for the version again, and a node with an older one gets no append', () => {
    let version = '24.10.14';
    return scripted(
      { version: () => version, react: ({ call }) => (call === 0 ? { status: { code: 14 } } : written()) },
      async (server) => {
        const store = server.open();
        await appendOne(store);
        expect(server.versionsAsked).toBe(2);
        version = '24.10.13';
        const other = server.open();
        await expect(appendOne(other)).rejects.toMatchObject({ name: 'UnsupportedServerVersion' });
        expect(server.calls.all).toBe(2);
      },
    );
  });

  it.each([-1, 1.5, NaN, 2 ** 70])('revision %d fails alone, and breaks no call', (expected) =>
    scripted({ react: () => written() }, async (server) => {
      const store = server.open();
      await appendOne(store);
      const failure = failureOf(store.append(freshStream(), expected, [sampleEvent()]));
      await many(5, () => appendOne(store));
      expect(await failure).toBeInstanceOf(RangeError);
      expect(server.calls.all).toBe(1);
    }),
  );

  it.each([{ id: 'no-uuid' }, { type: '' }, { type: '\uD800' }])(
    'an event with %j fails alone, and breaks no call',
    (broken) =>
      scripted({ react: () => written() }, async (server) => {
        const store = server.open();
        await appendOne(store);
        const failure = failureOf(store.append(freshStream(), 'NoStream', [{ ...sampleEvent(), ...broken }]));
        await many(5, () => appendOne(store));
        expect(await failure).toBeInstanceOf(TypeError);
        expect(server.calls.all).toBe(1);
      }),
  );

  it('close settles every append and leaves no call open', () =>
    scripted({ react: () => 'silence' }, async (server) => {
      const store = server.open();
      const outcomes = Array.from({ length: 300 }, () => failureOf(appendOne(store)));
      await eventually(() => server.attempts.length === 256);
      await store.close();
      for (const outcome of outcomes) expect(await outcome).toBeInstanceOf(EventStoreClosed);
      await eventually(() => server.calls.open === 0);
      expect(await failureOf(appendOne(store))).toBeInstanceOf(EventStoreClosed);
      expect(server.calls.all).toBe(1);
    }));

  it('at most 256 appends and 8 MiB are without an answer; the others wait in order', () => {
    let answering = false;
    return scripted({ react: () => (answering ? written() : 'silence') }, async (server) => {
      const store = server.open({ repeatMs: 2000 });
      const large = { text: 'x'.repeat(1_000_000) };
      const streams = Array.from({ length: 12 }, () => freshStream());
      const sending = Promise.all(
        streams.map((stream, index) => store.append(stream, 'NoStream', [sampleEvent(index < 10 ? large : {})])),
      );
      await eventually(() => server.attempts.length === 8);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(server.attempts.map(({ stream }) => stream)).toEqual(streams.slice(0, 8));
      answering = true;
      await sending;
      expect(server.attempts.filter(({ nth }) => nth === 0).map(({ stream }) => stream)).toEqual(streams);
    });
  });
});

describe('15.2: which answer is certain', () => {
  it('a longer stream: another event has the place for ever, whichever attempt the answer is for', () =>
    scripted({ react: inTurn('silence', wrongRevision(3)) }, async (server) => {
      const failure = await failureOf(server.open().append(freshStream(), 2, [sampleEvent()]));
      expect(failure).toBeInstanceOf(WrongExpectedRevision);
    }));

  it('a shorter stream is certain only for the first attempt: an earlier one may still be written', () =>
    scripted({ react: inTurn('silence', wrongRevision(1)) }, async (server) => {
      const store = server.open();
      const failure = await failureOf(store.append(freshStream(), 2, [sampleEvent()]));
      expect(failure).toBeInstanceOf(EventStoreUnreachable);
      expect(failure).toHaveProperty('cause', expect.any(WrongExpectedRevision));
    }));
  it('a shorter stream, at the first attempt: a conflict', () =>
    scripted({ react: () => wrongRevision(1) }, async (server) => {
      const failure = await failureOf(server.open().append(freshStream(), 2, [sampleEvent()]));
      expect(failure).toBeInstanceOf(WrongExpectedRevision);
    }));

  it('denied: at once, one attempt; after an attempt without an answer the outcome is unknown', () =>
    scripted(
      { react: ({ stream, nth }) => (stream.startsWith('late') && nth === 0 ? 'silence' : denied) },
      async (server) => {
        const store = server.open();
        expect(await failureOf(appendOne(store))).toBeInstanceOf(AccessDenied);
        expect(server.attempts).toHaveLength(1);
        const unknown = await failureOf(store.append(freshStream('late'), 'NoStream', [sampleEvent()]));
        expect(unknown).toBeInstanceOf(EventStoreUnreachable);
        expect(unknown).toHaveProperty('cause', expect.any(AccessDenied));
      },
    ));

  it('the server rejects the content: final, one attempt', () =>
    scripted(
      { react: () => ({ detail: ['BadRequest', { serializeBinary: () => new Uint8Array() }] }) },
      async (server) => {
        const failure = await failureOf(appendOne(server.open()));
        expect(failure).toMatchObject({ name: 'AppendRejected' });
        expect(server.attempts).toHaveLength(1);
      },
    ));

  it('a wrong password fails the call: every append on it ends at once as not signed in', () =>
    scripted({ react: () => ({ status: { code: 16, details: 'UNAUTHENTICATED' } }) }, async (server) => {
      const store = server.open();
      const failures = await Promise.all(Array.from({ length: 3 }, () => failureOf(appendOne(store))));
      for (const failure of failures) expect(failure).toMatchObject({ name: 'NotSignedIn' });
      expect(server.calls.all).toBe(1);
    }));

  it('a success at another revision than expected is reported', () =>
    scripted({ react: () => written(9) }, async (server) => {
      await expect(server.open().append(freshStream(), 'NoStream', sampleEvents(2))).rejects.toBeInstanceOf(RangeError);
    }));
});
