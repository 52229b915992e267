import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessDenied, EventNotKnown, InvalidPosition, isOutageBy, NotSignedIn, START } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedCheckpoints, type EmbeddedCheckpoints } from '../embedded/checkpoints.ts';
import { InOrder } from './in-order.ts';
import { PATIENCE, type Patience } from './patience.ts';

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
