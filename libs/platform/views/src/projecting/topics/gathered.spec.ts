import { describe, expect, it } from '@jest/globals';
import { Outage } from '@pishkhan/event-store';
import { gathered } from './gathered.ts';

/** A fold that ends when the spec says so. */
const foldOf = (fault: (items: readonly string[]) => Error | undefined = () => undefined) => {
  const folded: string[] = [];
  const gates: (() => void)[] = [];
  const fold = async (items: readonly string[]) => {
    folded.push(items.join(''));
    await new Promise<void>((resolve) => gates.push(resolve));
    const error = fault(items);
    if (error) throw error;
  };
  const release = async () => {
    gates.shift()!();
    for (let tick = 0; tick < 10; tick++) await Promise.resolve();
  };
  return { hand: gathered(fold), folded, release };
};
const ticks = async () => {
  for (let tick = 0; tick < 10; tick++) await Promise.resolve();
};

describe('facts of several partitions', () => {
  it('that arrive at one moment are folded together, and those that arrive meanwhile by the next fold', async () => {
    const { hand, folded, release } = foldOf();
    const done: string[] = [];
    const handing = (items: string) => void hand([...items]).then(() => done.push(items));
    for (const items of ['ab', 'c']) handing(items);
    await ticks();
    for (const items of ['d', 'ef', 'g']) handing(items);
    await ticks();
    expect([folded, done]).toEqual([['abc'], []]);
    await release();
    expect([folded, done]).toEqual([
      ['abc', 'defg'],
      ['ab', 'c'],
    ]);
    await release();
    handing('h');
    await ticks();
    await release();
    expect([folded, done]).toEqual([
      ['abc', 'defg', 'h'],
      ['ab', 'c', 'd', 'ef', 'g', 'h'],
    ]);
  });

  it('R6: one that cannot be folded stops its partition only', async () => {
    const { hand, folded, release } = foldOf((items) => (items.includes('x') ? new Error('x') : undefined));
    const results = Promise.allSettled(['ab', 'cx', 'd'].map((items) => hand([...items])));
    for (let fold = 0; fold < 4; fold++) {
      await ticks();
      await release();
    }
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(folded).toEqual(['abcxd', 'ab', 'cx', 'd']);
  });

  it('are all delivered again after an outage', async () => {
    const { hand, folded, release } = foldOf(() => new Outage('away'));
    const results = Promise.allSettled(['a', 'b'].map((items) => hand([items])));
    await ticks();
    await release();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(folded).toEqual(['ab']);
  });
});
