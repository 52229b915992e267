import { describe, expect, it } from '@jest/globals';
import { isOutageBy, Outage } from '@pishkhan/event-store';
import { gathered } from './gathered.ts';

/** A handler that ends when the spec says so. */
const handlerOf = (fault: (items: readonly string[]) => Error | undefined = () => undefined, most?: number) => {
  const handled: string[] = [];
  const gates: (() => void)[] = [];
  const handle = async (items: readonly string[]) => {
    handled.push(items.join(''));
    await new Promise<void>((resolve) => gates.push(resolve));
    const error = fault(items);
    if (error) throw error;
  };
  const release = async () => {
    gates.shift()!();
    for (let tick = 0; tick < 10; tick++) await Promise.resolve();
  };
  return { hand: gathered(handle, { isPassing: isOutageBy(), ...(most && { most }) }), handled, release };
};
const ticks = async () => {
  for (let tick = 0; tick < 10; tick++) await Promise.resolve();
};

describe('items of several partitions', () => {
  it('that arrive at one moment are handled together, and those that arrive meanwhile by the next call', async () => {
    const { hand, handled, release } = handlerOf();
    const done: string[] = [];
    const handing = (items: string) => void hand([...items]).then(() => done.push(items));
    for (const items of ['ab', 'c']) handing(items);
    await ticks();
    for (const items of ['d', 'ef', 'g']) handing(items);
    await ticks();
    expect([handled, done]).toEqual([['abc'], []]);
    await release();
    expect([handled, done]).toEqual([
      ['abc', 'defg'],
      ['ab', 'c'],
    ]);
    await release();
    handing('h');
    await ticks();
    await release();
    expect([handled, done]).toEqual([
      ['abc', 'defg', 'h'],
      ['ab', 'c', 'd', 'ef', 'g', 'h'],
    ]);
  });

  it('R6: one that cannot be handled stops its partition only', async () => {
    const { hand, handled, release } = handlerOf((items) => (items.includes('x') ? new Error('x') : undefined));
    const results = Promise.allSettled(['ab', 'cx', 'd'].map((items) => hand([...items])));
    for (let call = 0; call < 4; call++) {
      await ticks();
      await release();
    }
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(handled).toEqual(['abcxd', 'ab', 'cx', 'd']);
  });

  it('are all delivered again after an outage', async () => {
    const { hand, handled, release } = handlerOf(() => new Outage('away'));
    const results = Promise.allSettled(['a', 'b'].map((items) => hand([items])));
    await ticks();
    await release();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(handled).toEqual(['ab']);
  });

  it('at most so many are handled together; a larger part alone', async () => {
    const { hand, handled, release } = handlerOf(() => undefined, 3);
    const results = Promise.all(['abcd', 'e', 'fg', 'h', 'ijkl'].map((items) => hand([...items])));
    for (let call = 0; call < 4; call++) {
      await ticks();
      await release();
    }
    await results;
    expect(handled).toEqual(['abcd', 'efg', 'h', 'ijkl']);
  });
});
