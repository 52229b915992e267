import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessDenied, EventNotKnown, InvalidPosition, isOutageBy, NotSignedIn, START } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedCheckpoints, type EmbeddedCheckpoints } from '../../embedded/checkpoints.ts';
import { InOrder } from './in-order.ts';
import { PATIENCE, type Patience } from '../patience.ts';

interface Item {
  readonly stream: string;
  readonly revision: number;
}

const append = { operation: 'append', stream: 'account-1', place: 3, user: 'services' } as const;
const refusals = [
  new AccessDenied(append),
  new NotSignedIn(append),
  new InvalidPosition({ operation: 'follow', stream: '$all', place: START, user: 'services' }),
];
const wrapped = (cause: Error) =>
  Object.assign(new Error('not executed', { cause: new TypeError('again', { cause }) }), {
    name: `a wrapped ${cause.name}`,
  });

describe('items in order while the event store refuses (15.3)', () => {
  let checkpoints: EmbeddedCheckpoints;
  let handled: Item[];
  let faults: unknown[];
  let waits: number[];
  let fails: Error | undefined;
  beforeEach(() => {
    checkpoints = openEmbeddedCheckpoints({ file: ':memory:' });
    [handled, faults, waits, fails] = [[], [], [], undefined];
  });
  afterEach(() => checkpoints.close());

  const patience: Patience = { ...PATIENCE, wait: (ms) => (waits.push(ms), new Promise(setImmediate)) };
  const start = (store: EmbeddedCheckpoints = checkpoints) =>
    new InOrder<Item>({
      checkpoints: store,
      patience,
      owner: 'inbox/g',
      remember: true,
      isPassing: isOutageBy(),
      onFault: (error) => faults.push(error),
      handle: async (item) => {
        if (fails) throw fails;
        handled.push(item);
      },
      stored: (item) => item,
      arrivalOf: (stored) => arrivalOf(stored as Item),
    });
  const arrivalOf = (item: Item) => ({ ...item, item });
  const [first, second] = [0, 1].map((revision) => ({ stream: 'case-1', revision }));

  it.each([...refusals, ...refusals.map(wrapped)])(
    '$name goes back to the source after one attempt, parks nothing, and is handled afterwards',
    async (refusal) => {
      const inOrder = start();
      fails = refusal;
      for (let time = 0; time < 7; time++) await expect(inOrder.arrive(arrivalOf(first!))).rejects.toBe(refusal);
      expect([await inOrder.parked(), waits, faults]).toEqual([[], [], []]);
      fails = undefined;
      expect([await inOrder.arrive(arrivalOf(first!)), await inOrder.arrive(arrivalOf(second!))]).toEqual([true, true]);
      expect(handled).toEqual([first, second]);
    },
  );
  it('an error of the item itself is tried five times and then parks its stream', async () => {
    const inOrder = start();
    fails = new Error('poison');
    expect(await inOrder.arrive(arrivalOf(first!))).toBe(false);
    expect([(await inOrder.parked()).length, waits.length, faults.length]).toEqual([1, 4, 5]);
  });
  it('a stream that waits for this release continues after the refusal, however long it lasts', async () => {
    fails = new EventNotKnown({ ...first!, type: 'Reopened', schemaVersion: 2 });
    await start().arrive(arrivalOf(first!));
    const inOrder = start();
    fails = wrapped(refusals[0]!);
    const stop = inOrder.startResuming();
    await eventually(() => waits.length > 7);
    expect([handled, waits.slice(0, 7)]).toEqual([[], [50, 150, 450, 1350, 4050, 4050, 4050]]);
    fails = undefined;
    await eventually(() => handled.length > 0);
    await eventually(async () => (await inOrder.parked()).length === 0);
    await stop();
  });
  it('case 08, R6: a parked item that is delivered again keeps its reason, and continues with its release', async () => {
    fails = new EventNotKnown({ ...first!, type: 'Reopened', schemaVersion: 2 });
    const before = start();
    for (const item of [first!, second!]) expect(await before.arrive(arrivalOf(item))).toBe(false);
    const parked = await before.parked();
    expect(parked).toMatchObject([{ revision: 0, waiting: 1, notKnown: { type: 'Reopened' } }]);
    // After a crash, and after a gap in another stream of its batch.
    for (const host of [before, start()])
      for (const item of [first!, second!]) expect(await host.arrive(arrivalOf(item))).toBe(false);
    expect(await before.parked()).toEqual(parked);
    fails = undefined;
    const stop = start().startResuming();
    await eventually(async () => (await before.parked()).length === 0);
    await stop();
    expect(handled).toEqual([first, second]);
  });
  it('resuming ends with the host', async () => {
    fails = new EventNotKnown({ ...first!, type: 'Reopened', schemaVersion: 2 });
    await start().arrive(arrivalOf(first!));
    const inOrder = start();
    fails = refusals[1];
    const stop = inOrder.startResuming();
    await eventually(() => waits.length > 1);
    await stop();
    expect([handled, (await inOrder.parked()).length]).toEqual([[], 1]);
  });
  it.each(['before its release', 'after it'])(
    'a replay that is killed after the last parked item, %s, leaves a stream that continues',
    async (when) => {
      fails = new Error('poison');
      await start().arrive(arrivalOf(first!));
      fails = undefined;
      const dying: typeof checkpoints = Object.create(checkpoints);
      dying.remove = async (names) => {
        if (when === 'after it') await checkpoints.remove(names);
        throw new Error('killed');
      };
      await expect(start(dying).replay('case-1')).rejects.toThrow('killed');
      expect(await start().arrive(arrivalOf(second!))).toBe(true);
      expect(handled).toEqual([first, second]);
      expect(await start().replay('case-1')).not.toHaveProperty('fault');
      expect(await start().parked()).toEqual([]);
      expect(handled).toEqual([first, second]);
    },
  );
});

describe('items in order, several at once (R1)', () => {
  let checkpoints: EmbeddedCheckpoints;
  let handled: string[];
  let requests: string[];
  let fails: (item: Item) => Error | undefined;
  beforeEach(() => {
    checkpoints = openEmbeddedCheckpoints({ file: ':memory:' });
    [handled, requests, fails] = [[], [], () => undefined];
  });
  afterEach(() => checkpoints.close());

  const arrivalOf = (item: Item) => ({ ...item, previous: item.revision - 1, item });
  const items = (stream: string, ...revisions: readonly number[]) =>
    revisions.map((revision) => arrivalOf({ stream, revision }));
  const start = (remember = true) =>
    new InOrder<Item>({
      checkpoints: {
        ...checkpoints,
        loadAll: (names) => (requests.push(`load ${names.length}`), checkpoints.loadAll(names)),
        moveEach: (moves) => (requests.push(`move ${moves.length}`), checkpoints.moveEach(moves)),
      },
      patience: { ...PATIENCE, attempts: 2, wait: async () => {} },
      owner: 'inbox/g',
      remember,
      isPassing: ({ message }) => message === 'outage',
      onFault: () => {},
      handle: async (item) => {
        const fault = fails(item);
        if (fault) throw fault;
        await new Promise(setImmediate);
        handled.push(`${item.stream}@${item.revision}`);
      },
      stored: (item) => item,
      arrivalOf: (stored) => arrivalOf(stored as Item),
    });
  const of = (stream: string) => handled.filter((each) => each.startsWith(stream));

  it('reads and saves all streams of a batch together, and reads no standing that it saved itself', async () => {
    const inOrder = start();
    await inOrder.arriveAll([...items('a', 0, 1), ...items('b', 0), ...items('a', 2), ...items('b', 1)]);
    expect([of('a'), of('b')]).toEqual([
      ['a@0', 'a@1', 'a@2'],
      ['b@0', 'b@1'],
    ]);
    await inOrder.arriveAll([...items('b', 2), ...items('a', 3)]);
    expect(requests).toEqual(['load 2', 'move 2', 'move 2']);
    await start().arriveAll([...items('b', 0, 1, 2), ...items('a', 3)]);
    expect(handled).toHaveLength(7);
  });
  it('reads the standing of a stream that has nothing to save once, and again after a fault', async () => {
    const inOrder = start(false);
    const arrive = (revision: number) =>
      inOrder.arrive({ ...arrivalOf({ stream: 'a', revision }), previous: undefined });
    for (const revision of [0, 1]) expect(await arrive(revision)).toBe(true);
    expect(requests).toEqual(['load 1']);
    fails = () => new Error('outage');
    await expect(arrive(2)).rejects.toThrow('outage');
    fails = () => new Error('poison');
    for (const revision of [2, 3]) expect(await arrive(revision)).toBe(false);
    fails = () => undefined;
    expect(await inOrder.replay('a')).toEqual({ handled: 2 });
    expect(await arrive(4)).toBe(true);
    expect(of('a')).toEqual(['a@0', 'a@1', 'a@2', 'a@3', 'a@4']);
  });
  it('a poison item parks its stream behind the handled ones of the batch, and the other streams continue', async () => {
    const inOrder = start();
    fails = ({ stream, revision }) => (stream === 'a' && revision === 1 ? new Error('poison') : undefined);
    const halted = await inOrder.arriveAll([...items('a', 0, 1, 2), ...items('b', 0, 1)]);
    expect([[...halted], handled.toSorted()]).toEqual([['a'], ['a@0', 'b@0', 'b@1']]);
    expect(await inOrder.parked()).toMatchObject([{ stream: 'a', revision: 1, waiting: 1 }]);
    fails = () => undefined;
    expect(await inOrder.replay('a')).toEqual({ handled: 2 });
    await inOrder.arriveAll([...items('a', 1, 2, 3), ...items('b', 2)]);
    expect([of('a'), of('b')]).toEqual([
      ['a@0', 'a@1', 'a@2', 'a@3'],
      ['b@0', 'b@1', 'b@2'],
    ]);
  });
  it('an outage returns the batch to the source, and what was handled before is not handled again', async () => {
    const inOrder = start();
    fails = ({ revision }) => (revision === 1 ? new Error('outage') : undefined);
    const batch = [...items('a', 0, 1, 2), ...items('b', 0)];
    await expect(inOrder.arriveAll(batch)).rejects.toThrow('outage');
    expect([handled.toSorted(), await inOrder.parked()]).toEqual([['a@0', 'b@0'], []]);
    fails = () => undefined;
    await inOrder.arriveAll(batch);
    expect([of('a'), of('b')]).toEqual([['a@0', 'a@1', 'a@2'], ['b@0']]);
  });
  it('a gap returns the batch to the source, and the other streams of the batch are handled once and saved', async () => {
    const inOrder = start();
    const gap = items('a', 1);
    const others = 'bcdefghijklm'.split('').flatMap((stream) => items(stream, 0, 1));
    await expect(inOrder.arriveAll([...gap, ...others])).rejects.toThrow('a: 0 should have been handled');
    expect([handled.length, requests]).toEqual([24, ['load 13', 'move 12']]);
    await inOrder.arriveAll([...items('a', 0), ...gap, ...others]);
    expect([of('a'), handled.length]).toEqual([['a@0', 'a@1'], 26]);
  });
  it('an item that another process has handled meanwhile is no gap', async () => {
    const [here, there] = [start(), start()];
    await here.arriveAll(items('a', 0));
    await there.arriveAll(items('a', 1));
    await here.arriveAll(items('a', 2));
    expect(handled).toEqual(['a@0', 'a@1', 'a@2']);
  });
  it('a standing that another process has moved on is read again after the failed save, and its parked item too', async () => {
    const [here, there] = [start(), start()];
    await here.arriveAll(items('a', 0));
    fails = () => new Error('poison');
    await there.arriveAll(items('a', 1));
    fails = () => undefined;
    await expect(here.arriveAll([...items('a', 1), ...items('b', 0)])).rejects.toThrow('changed by another process');
    expect([...(await here.arriveAll([...items('a', 1, 2), ...items('b', 0)]))]).toEqual(['a']);
    expect(of('b')).toEqual(['b@0']);
    expect(await there.replay('a')).toEqual({ handled: 2 });
    await here.arriveAll(items('a', 3));
    expect(of('a').slice(-3)).toEqual(['a@1', 'a@2', 'a@3']);
  });
});
