import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { changeFeed, type Heard } from './feed.ts';
import { latestOf, reached } from './positions.ts';

type Said = Heard | 'lost' | 'ended';

/** The desk as a page sees it. */
const desk = () => {
  const opened: { names: readonly string[]; isOpen: boolean; say: (said: Said) => void }[] = [];
  let [isVisible, isRefused] = [true, false];
  async function* open(names: readonly string[], signal: AbortSignal): AsyncGenerator<Heard> {
    const waiting: Said[] = [];
    let wake = (): void => undefined;
    const connection = {
      names,
      isOpen: !isRefused,
      say: (said: Said) => {
        waiting.push(said);
        wake();
      },
    };
    opened.push(connection);
    if (isRefused) throw new Error('refused');
    signal.addEventListener('abort', () => connection.say('lost'));
    try {
      for (;;) {
        for (let said = waiting.shift(); said !== undefined; said = waiting.shift()) {
          if (said === 'ended') return;
          if (said === 'lost') throw new Error('lost');
          yield said;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      connection.isOpen = false;
    }
  }
  const feed = changeFeed({ open, reached, isVisible: () => isVisible });
  return {
    feed,
    opened,
    last: () => opened.at(-1)!,
    show: (visible: boolean) => {
      isVisible = visible;
      feed.wake();
    },
    refuse: (refused: boolean) => (isRefused = refused),
  };
};
const changed = (what: string, position = '1-1'): Heard => ({ service: 'case-handling', changed: [what], position });
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('changes while one looks', () => {
  it('one connection follows all that the page watches, and each look is told of its own', async () => {
    const { feed, opened, last } = desk();
    const [ofCase, ofList] = [jest.fn(), jest.fn()];
    feed.watch('case-handling/case:1', ofCase);
    feed.watch('case-handling/cases', ofList);
    await pass(100);
    expect(opened.map(({ names }) => names)).toEqual([['case-handling/case:1', 'case-handling/cases']]);
    expect(feed.isLive('case-handling')).toBe(false);
    last().say(changed('case:1', '7-7'));
    await pass(0);
    expect([ofCase.mock.calls.length, ofList.mock.calls.length]).toEqual([1, 0]);
    expect([feed.isLive('case-handling'), feed.isLive('billing-adjustments')]).toEqual([true, false]);
    expect(latestOf('case-handling')).toBe('7-7');
  });

  it('rests between two looks, longer at a list, and never leaves the last change out', async () => {
    const { feed, last } = desk();
    const [ofCase, ofList] = [jest.fn(), jest.fn()];
    feed.watch('case-handling/case:1', ofCase);
    feed.watch('case-handling/cases', ofList);
    await pass(100);
    for (let each = 0; each < 50; each++) {
      last().say({ service: 'case-handling', changed: ['case:1', 'cases'], position: '1-1' });
      await pass(100);
    }
    expect([ofCase.mock.calls.length, ofList.mock.calls.length]).toEqual([6, 1]);
    await pass(10_000);
    expect([ofCase.mock.calls.length, ofList.mock.calls.length]).toEqual([6, 2]);
  });

  it('follows what the next page watches instead, and nothing without a watch', async () => {
    const { feed, opened, last } = desk();
    const leave = feed.watch('case-handling/case:1', () => {});
    await pass(100);
    leave();
    const leaveNext = feed.watch('case-handling/case:2', () => {});
    await pass(100);
    expect(opened.map(({ names, isOpen }) => [...names, isOpen])).toEqual([
      ['case-handling/case:1', false],
      ['case-handling/case:2', true],
    ]);
    leaveNext();
    await pass(100);
    expect([opened.length, last().isOpen]).toEqual([2, false]);
  });

  it('a hidden tab has no connection; shown again it looks again', async () => {
    const { feed, opened, show } = desk();
    const look = jest.fn();
    feed.watch('case-handling/case:1', look);
    await pass(100);
    show(false);
    await pass(100);
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false]);
    show(true);
    await pass(100);
    opened[1]!.say(changed('case:1'));
    await pass(0);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('asks again after a while, later each time; until then and while a service is away the page looks by itself', async () => {
    const { feed, opened, last, refuse } = desk();
    const live: boolean[] = [];
    feed.onLive(() => live.push(feed.isLive('case-handling')));
    feed.watch('case-handling/case:1', () => {});
    await pass(100);
    last().say(changed('case:1'));
    last().say({ service: 'case-handling', isAway: true });
    last().say(changed('case:1'));
    await pass(0);
    expect(live).toEqual([true, false, true]);
    refuse(true);
    last().say('ended');
    await pass(0);
    expect(live).toEqual([true, false, true, false]);
    await pass(10 * 60_000);
    expect(opened.length).toBeGreaterThan(7);
    expect(opened.length).toBeLessThan(30);
    refuse(false);
    await pass(90_000);
    last().say(changed('case:1'));
    await pass(0);
    expect(feed.isLive('case-handling')).toBe(true);
  });
});

it('R10: a position that comes late takes no later one back', () => {
  reached('metering', '9-9');
  reached('metering', '10-10');
  reached('metering', '9-9');
  expect([latestOf('metering'), latestOf('customer-accounts')]).toEqual(['10-10', undefined]);
});
