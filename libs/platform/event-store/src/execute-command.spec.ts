import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, nothing, reject, type DomainEvent, type Rejection } from '@pishkhan/decider';
import { randomUUID } from 'node:crypto';
import { loadAggregate, type StoredDecider } from './aggregate.ts';
import { sampleEvent, sampleMetadata } from '@pishkhan/contract-specs/event-store/samples.ts';
import { openEmbeddedEventStore } from './embedded/embedded.ts';
import { executeCommand, type Executed } from './execute-command.ts';
import { type EventStore, WrongExpectedRevision } from './port.ts';

type Counted = DomainEvent<'VisitorCounted', { visitors: number }>;
interface Count {
  readonly visitors: number;
  readonly full?: boolean;
}
const turnstile: StoredDecider<Count, Counted, number> = {
  category: 'turnstile',
  events: { VisitorCounted: 1 },
  initial: 0,
  decide: ({ visitors, full }) => {
    if (full) return reject('HallMustNotBeFull');
    return visitors === 0 ? nothing() : accept({ type: 'VisitorCounted', data: { visitors } });
  },
  evolve: (sum, { data }) => sum + data.visitors,
};

const granted = (answer: Executed<Counted, number> | Rejection): Executed<Counted, number> => {
  if ('rejected' in answer) throw new Error(answer.rejected);
  return answer;
};

describe('executing a command', () => {
  let store: EventStore;
  beforeAll(() => {
    store = openEmbeddedEventStore({ file: ':memory:' });
  });
  afterAll(() => store.close());
  const count = (id: string, visitors: number, metadata = sampleMetadata()) =>
    executeCommand({ store, decider: turnstile, id, command: { visitors }, metadata });

  it('appends the events, and returns them with the state and the position', async () => {
    await count('north', 2);
    const answer = granted(await count('north', 3));
    expect(answer).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'VisitorCounted', data: { visitors: 3 } }],
      state: 5,
      revision: 1,
    });
    expect((await store.readStream('turnstile-north'))[1]).toMatchObject({
      position: answer.position,
      metadata: { schemaVersion: 1 },
    });
  });
  it('returns the first result for a repeated command, without deciding', async () => {
    const metadata = sampleMetadata();
    const first = granted(await count('south', 4, metadata));
    await count('south', 5);
    expect(await count('south', 4, metadata)).toEqual({ ...first, outcome: 'repeated' });
    expect((await loadAggregate(store, turnstile, 'south')).state).toBe(9);
  });
  it('architecture: the same key with another content is rejected', async () => {
    const metadata = sampleMetadata();
    await count('west', 4, metadata);
    expect(await count('west', 5, { ...metadata, commandHash: 'e'.repeat(64) })).toMatchObject({
      rejected: 'IdempotencyKeyMustNotBeReused',
      kind: 'rule',
    });
  });
  it('writes nothing for a rejection or without events', async () => {
    expect(
      await executeCommand({
        store,
        decider: turnstile,
        id: 'east',
        command: { visitors: 1, full: true },
        metadata: sampleMetadata(),
      }),
    ).toMatchObject({ rejected: 'HallMustNotBeFull' });
    expect(await count('east', 0)).toMatchObject({ outcome: 'nothing', events: [], revision: -1 });
    expect((await loadAggregate(store, turnstile, 'east')).revision).toBe(-1);
  });
  it('lets concurrent writers decide again on the state they lost to', async () => {
    const seen: number[] = [];
    const command = async (state: number) => (seen.push(state), { visitors: 1 });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        executeCommand({ store, decider: turnstile, id: 'rivals', command, metadata: sampleMetadata() }),
      ),
    );
    expect((await loadAggregate(store, turnstile, 'rivals')).state).toBe(20);
    expect(new Set(seen)).toEqual(new Set(Array.from({ length: 20 }, (_, index) => index)));
  });
  it('decides again if the state moved on while a command was made from it, and keeps the rejection otherwise', async () => {
    const decidedFrom: number[] = [];
    const full = (during: () => Promise<unknown>) =>
      executeCommand({
        store,
        decider: turnstile,
        id: 'gate',
        metadata: sampleMetadata(),
        command: async (state: number) => {
          decidedFrom.push(state);
          if (decidedFrom.length === 1) await during();
          return { visitors: 1, full: state === 0 };
        },
      });
    expect(await full(async () => undefined)).toMatchObject({ rejected: 'HallMustNotBeFull' });
    decidedFrom.length = 0;
    expect(await full(() => count('gate', 7))).toMatchObject({ outcome: 'accepted', state: 8 });
    expect(decidedFrom).toEqual([0, 7]);
  });
  it('one command sent twice at the same moment has one effect', async () => {
    const metadata = sampleMetadata();
    const answers = await Promise.all([count('twice', 1, metadata), count('twice', 1, metadata)]);
    expect(answers.map((answer) => granted(answer).revision)).toEqual([0, 0]);
    expect((await loadAggregate(store, turnstile, 'twice')).state).toBe(1);
  });
  it('gives up after losing repeatedly', async () => {
    const losing: Pick<EventStore, 'append' | 'readStream'> = {
      readStream: async () => [],
      append: async (stream, expected) => {
        throw new WrongExpectedRevision(stream, expected, 7);
      },
    };
    await expect(
      executeCommand({
        store: losing,
        decider: turnstile,
        id: 'never',
        command: { visitors: 1 },
        metadata: sampleMetadata(),
      }),
    ).rejects.toBeInstanceOf(WrongExpectedRevision);
  });
  it('upcasts an old version of an event', async () => {
    await count('old', 2);
    const today: StoredDecider<Count, DomainEvent<'VisitorCounted', { people: number }>, number> = {
      category: 'turnstile',
      events: { VisitorCounted: 2 },
      initial: 0,
      decide: ({ visitors }) => accept({ type: 'VisitorCounted', data: { people: visitors } }),
      evolve: (sum, { data }) => sum + data.people,
      upcast: ({ data, schemaVersion }) => ({
        type: 'VisitorCounted',
        data: schemaVersion === 1 ? { people: (data as { visitors: number }).visitors } : (data as { people: number }),
      }),
    };
    expect(
      await executeCommand({
        store,
        decider: today,
        id: 'old',
        command: { visitors: 3 },
        metadata: sampleMetadata(randomUUID()),
      }),
    ).toMatchObject({ state: 5 });
    expect((await store.readStream('turnstile-old'))[1]!.metadata.schemaVersion).toBe(2);
  });
  it('case 08: decides nothing on a stream with an unknown event, and still returns earlier results', async () => {
    const metadata = sampleMetadata();
    const first = granted(await count('newer', 2, metadata));
    const newer = { ...sampleEvent(), type: 'VisitorsRecounted' };
    await store.append('turnstile-newer', 0, [newer]);
    await expect(count('newer', 1)).rejects.toMatchObject({
      name: 'EventNotKnown',
      event: { stream: 'turnstile-newer', revision: 1, type: 'VisitorsRecounted', schemaVersion: 1 },
    });
    expect(await count('newer', 2, metadata)).toEqual({ ...first, outcome: 'repeated' });
    expect(await store.readStream('turnstile-newer')).toHaveLength(2);
  });
  it('case 08: nor on a known type of a higher schema version', async () => {
    await count('higher', 2);
    const higher = {
      ...sampleEvent({ visitors: 3 }),
      type: 'VisitorCounted',
      metadata: { ...sampleMetadata(), schemaVersion: 2 },
    };
    await store.append('turnstile-higher', 0, [higher]);
    await expect(count('higher', 1)).rejects.toMatchObject({ event: { type: 'VisitorCounted', schemaVersion: 2 } });
  });
});
