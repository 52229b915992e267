import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, jest } from '@jest/globals';
import { WrongExpectedRevision } from '@pishkhan/event-store';
import type { AppendFault, EventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { freshStream, sampleEvent } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { EventStoreUnreachable } from '../faults.ts';
import type { EventStoreDb } from '../open.ts';
import { inArena } from './arena.builders.ts';

jest.setTimeout(60_000);

const WRITERS = 8;
const EACH = 15;

/** Numbers in [0, 1) that a seed repeats (a linear congruential generator). */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const faultOf = (random: number): AppendFault => {
  const faults: readonly AppendFault[] = [
    'dropBefore',
    'dropAfter',
    'ignore',
    'neverAnswer',
    'withoutDetail',
    'notLeader',
    { lateMs: 150 },
    { lateMs: 700 },
    { unreplicated: 'written', afterMs: 120 },
    { unreplicated: 'lost', afterMs: 120 },
  ];
  return faults[Math.floor(random * faults.length)]!;
};

/** Until it is over: one append in four goes wrong, and now and then all connections freeze. */
const breakAt = async (server: EventStoreTestServer, random: () => number, over: AbortSignal): Promise<void> => {
  while (!over.aborted) {
    const appends = Array.from({ length: 3 }, () => (random() < 0.75 ? { lateMs: 0 } : faultOf(random())));
    server.misbehave({ appends });
    if (random() < 0.05) server.freezeConnections();
    await sleep(20 + random() * 60);
  }
  server.misbehave({});
};

/** What a writer knows of its events in the end. */
interface Outcomes {
  readonly written: Map<string, number>;
  readonly conflicts: Set<string>;
}

/** Reads until there is an answer: the breaks can outlast the deadline of a read too. */
const lastRevision = async (store: EventStoreDb, stream: string): Promise<number | 'NoStream'> => {
  for (;;) {
    try {
      return (await store.readStream(stream)).at(-1)?.revision ?? 'NoStream';
    } catch (error) {
      if (!(error instanceof EventStoreUnreachable)) throw error;
    }
  }
};

/** Appends one event after another; after a conflict a new one, after an unknown outcome the same one again. */
const write = async (store: EventStoreDb, stream: string, { written, conflicts }: Outcomes): Promise<void> => {
  for (let done = 0; done < EACH;) {
    const last = await lastRevision(store, stream);
    const event = sampleEvent();
    for (let settled = false; !settled;) {
      try {
        written.set(event.id, (await store.append(stream, last, [event])).revision);
        done++;
        settled = true;
      } catch (error) {
        settled = error instanceof WrongExpectedRevision;
        if (settled) conflicts.add(event.id);
        else if (!(error instanceof EventStoreUnreachable)) throw error;
      }
    }
  }
};

it.each([1, 2, 3])(
  '15.2, R1: 8 writers on one stream under random breaks (seed %i): nothing lost or doubled, and a conflict only where another event is',
  (seed) =>
    inArena(async ({ server, another }) => {
      const [stream, over] = [freshStream(), new AbortController()];
      const stores = Array.from({ length: WRITERS }, () => another({ repeatMs: 300, deadlineMs: 3000 }));
      const outcomes: Outcomes = { written: new Map(), conflicts: new Set() };
      const breaking = breakAt(server, randomOf(seed), over.signal);
      await Promise.all(stores.map((store) => write(store, stream, outcomes)));
      over.abort();
      await breaking;
      const stored = await another().readStream(stream);
      expect(stored.map(({ id, revision }) => [id, revision])).toEqual(
        [...outcomes.written].toSorted(([, one], [, other]) => one - other),
      );
      expect(stored).toHaveLength(WRITERS * EACH);
      expect(stored.filter(({ id }) => outcomes.conflicts.has(id))).toEqual([]);
      expect(outcomes.conflicts.size).toBeGreaterThan(0);
      expect(server.counts().appends.repeated).toBeGreaterThan(0);
    }),
);
