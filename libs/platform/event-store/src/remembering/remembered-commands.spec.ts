import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleMetadata } from '@pishkhan/contract-specs/event-store/samples.ts';
import { accept, nothing, reject, type DomainEvent } from '@pishkhan/decider';
import { loadAggregate, recentAggregate, type StoredDecider } from '../aggregate.ts';
import { openEmbeddedEventStore } from '../embedded/embedded.ts';
import { executeCommand } from '../execute-command.ts';
import type { EventStore } from '../port.ts';
import { RememberedAggregates } from './remembered-aggregates.ts';
import { rememberingStreams } from './remembering.ts';

type Moved = DomainEvent<'Moved', { by: number; note?: string | undefined }>;
type Move = { readonly by: number; readonly most?: number; readonly note?: string };
interface Place {
  readonly at: number;
  readonly notes: readonly string[];
}
const lift: StoredDecider<Move, Moved, Place> = {
  category: 'lift',
  events: { Moved: 1 },
  initial: { at: 0, notes: [] },
  decide: ({ by, most = Infinity, note }, { at }) => {
    if (at + by > most) return reject('LiftMustStayBelowTheRoof');
    return by === 0 ? nothing() : accept({ type: 'Moved', data: { by, note } });
  },
  evolve: ({ at, notes }, { data }) => ({ at: at + data.by, notes: 'note' in data ? [...notes, data.note!] : notes }),
};

describe('commands on remembered state', () => {
  let store: EventStore;
  let reads: string[];
  beforeEach(() => {
    store = openEmbeddedEventStore({ file: ':memory:' });
    reads = [];
  });
  afterEach(() => store.close());
  /** One replica of a service, with its own memory of the common store. */
  const replica = (aggregates = new RememberedAggregates({ freezes: true })) =>
    rememberingStreams(
      {
        ...store,
        readStream: (stream, from = 0) => (reads.push(`${stream} ${from}`), store.readStream(stream, from)),
      },
      { aggregates },
    );
  const move = (on: EventStore, command: Move | ((state: Place) => Move), metadata = sampleMetadata(), id = 'a') =>
    executeCommand({ store: on, decider: lift, id, command, metadata });
  const at = async () => (await loadAggregate(store, lift, 'a')).state.at;

  it('reads a stream once, and decides on what it has read and written', async () => {
    const one = replica();
    for (const by of [1, 2, 3]) expect(await move(one, { by })).toMatchObject({ outcome: 'accepted' });
    expect(reads).toEqual(['lift-a 0']);
    expect(await at()).toBe(6);
  });
  it('the state is the fold of what is stored, not of what was decided', async () => {
    const one = replica();
    await move(one, { by: 1, note: 'n' });
    await move(one, { by: 1 });
    const { state } = one.remembered!.of<Place>(lift, 'lift-a')!;
    expect(state).toEqual((await loadAggregate(store, lift, 'a')).state);
    expect(state.notes).toEqual(['n']);
  });
  it('another replica has written: the append conflicts, and the command is decided again', async () => {
    const [one, other] = [replica(), replica()];
    await move(one, { by: 1 });
    await move(other, { by: 10 });
    expect(await move(one, { by: 100 })).toMatchObject({ outcome: 'accepted', state: { at: 111 }, revision: 2 });
    expect(reads).toEqual(['lift-a 0', 'lift-a 0', 'lift-a 0']);
  });
  it.each([
    ['a rejection', { by: 5, most: 8 }, { outcome: 'accepted', state: { at: 6 } }],
    [
      'a fault of a command made from the state',
      ({ at: seen }: Place) => {
        if (seen === 5) throw new Error('stale');
        return { by: seen };
      },
      { outcome: 'accepted', state: { at: 2 } },
    ],
    ['nothing to do', ({ at: seen }: Place) => ({ by: seen === 5 ? 0 : 7 }), { outcome: 'accepted', state: { at: 8 } }],
  ])('%s is never said from a state that is behind the store', async (_, command, expected) => {
    const [one, other] = [replica(), replica()];
    await move(one, { by: 5 });
    await move(other, { by: -4 });
    expect(await move(one, command)).toMatchObject(expected);
  });
  it('a rejection of the present state costs one read', async () => {
    const one = replica();
    await move(one, { by: 5 });
    reads = [];
    expect(await move(one, { by: 5, most: 8 })).toMatchObject({ rejected: 'LiftMustStayBelowTheRoof' });
    expect(reads).toEqual(['lift-a 0']);
  });
  it('the same command in two replicas has one effect, and both return what is stored', async () => {
    const [one, other] = [replica(), replica()];
    await move(one, { by: 1 });
    await move(other, { by: 1 });
    await loadAggregate(one, lift, 'a');
    const metadata = sampleMetadata();
    await move(other, { by: 2 }, metadata);
    const again = await move(one, ({ at: seen }) => ({ by: seen + 10 }), {
      ...metadata,
      recordedAt: '2027-01-01T00:00:00Z',
    });
    expect(again).toMatchObject({ outcome: 'repeated', events: [{ data: { by: 2 } }], state: { at: 4 } });
    expect(await at()).toBe(4);
    expect((await loadAggregate(one, lift, 'a')).state).toEqual({ at: 4, notes: [] });
  });
  it('an append whose outcome is unknown is looked up before the next decision', async () => {
    let fails = false;
    const broken = {
      ...store,
      append: async (...of: Parameters<EventStore['append']>) => {
        const appended = await store.append(...of);
        if (fails) throw new Error('no answer');
        return appended;
      },
    };
    const one = rememberingStreams(broken);
    await move(one, { by: 1 });
    fails = true;
    const metadata = sampleMetadata();
    await expect(move(one, { by: 2 }, metadata)).rejects.toThrow('no answer');
    fails = false;
    expect(await move(one, { by: 5 }, metadata)).toMatchObject({ outcome: 'repeated', events: [{ data: { by: 2 } }] });
    expect(await at()).toBe(3);
  });
  it('a store that has lost events is noticed: its state counts, not the remembered one', async () => {
    const aggregates = new RememberedAggregates();
    const one = replica(aggregates);
    for (const by of [1, 2, 3]) await move(one, { by });
    const restored = openEmbeddedEventStore({ file: ':memory:' });
    const [first] = await store.readStream('lift-a');
    await restored.append('lift-a', 'NoStream', [first!]);
    const behind = rememberingStreams(restored, { aggregates });
    expect((await loadAggregate(behind, lift, 'a')).state.at).toBe(1);
    await move(one, { by: 4 });
    expect(await move(behind, { by: 10 })).toMatchObject({ outcome: 'accepted', state: { at: 11 }, revision: 1 });
    await restored.close();
  });
  it('N1: a store that loses events behind a running process is noticed by reads, refusals and appends', async () => {
    const restored = openEmbeddedEventStore({ file: ':memory:' });
    let current: EventStore = store;
    const one = rememberingStreams({
      ...store,
      append: (...of) => current.append(...of),
      readStream: (...of) => current.readStream(...of),
    });
    for (const by of [1, 2, 3]) await move(one, { by });
    expect(await one.readStream('lift-a')).toHaveLength(3);
    const [first] = await store.readStream('lift-a');
    await restored.append('lift-a', 'NoStream', [first!]);
    current = restored;
    expect(await one.readStream('lift-a')).toHaveLength(1);
    expect((await loadAggregate(one, lift, 'a')).state.at).toBe(1);
    expect(await move(one, { by: 10, most: 11 })).toMatchObject({
      outcome: 'accepted',
      state: { at: 11 },
      revision: 1,
    });
    await restored.close();
  });
  it('R2: replicas that write the same streams at the same time lose no update', async () => {
    const replicas = [replica(), replica(), replica()];
    for (let round = 0; round < 3; round++)
      await Promise.all(
        Array.from({ length: 140 }, (_, index) =>
          move(replicas[index % 3]!, ({ at: seen }) => ({ by: 1, most: seen + 1 }), sampleMetadata(), `${index % 7}`),
        ),
      );
    for (let index = 0; index < 7; index++) {
      const { state, revision } = await loadAggregate(store, lift, `${index}`);
      expect([state.at, revision]).toEqual([60, 59]);
      for (const each of replicas) expect((await loadAggregate(each, lift, `${index}`)).state).toEqual(state);
    }
  });
  it('a recent state is read at most once in its time, and has the own writes at once', async () => {
    const [one, other] = [replica(), replica()];
    await move(one, { by: 1 });
    reads = [];
    await move(other, { by: 1 });
    reads = [];
    expect((await recentAggregate(one, lift, 'a', 60_000)).state.at).toBe(1);
    expect(reads).toEqual([]);
    expect((await recentAggregate(one, lift, 'a', -1)).state.at).toBe(2);
    await one.append('lift-a', 1, [
      {
        id: '7f1c1d5e-4e1b-4a5b-9a63-2d3c2f1f0a10',
        type: 'Moved',
        data: { by: 5 },
        metadata: { ...sampleMetadata(), schemaVersion: 1 },
      },
    ]);
    expect((await recentAggregate(one, lift, 'a', 60_000)).state.at).toBe(7);
  });
  it('holds no more than its bound, and a state that is changed in place fails in specs', async () => {
    const aggregates = new RememberedAggregates({ mostEvents: 8, freezes: true });
    const one = replica(aggregates);
    for (const id of ['a', 'b', 'c']) await move(one, { by: 1 }, sampleMetadata(), id);
    for (const by of [1, 2, 3]) await move(one, { by }, sampleMetadata(), 'c');
    expect(['a', 'b', 'c'].map((id) => aggregates.of(lift, `lift-${id}`)?.revision)).toEqual([undefined, 0, 3]);
    const { state } = aggregates.of<{ at: number }>(lift, 'lift-c')!;
    expect(() => (state.at = 5)).toThrow(TypeError);
  });
});
