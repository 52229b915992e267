import { describe, expect, it } from '@jest/globals';
import type { Follower } from '../queries.ts';
import { durationOf, farthest, farthestFirst } from './lag.ts';

const follower = (name: string, behind: number, seconds?: number): Follower => ({
  kind: 'view',
  name,
  behind,
  isMore: false,
  ...(seconds !== undefined && { seconds }),
});

describe('lag of services', () => {
  it.each([
    [0, 'second', 0],
    [119, 'second', 119],
    [120, 'minute', 2],
    [7_199, 'minute', 119],
    [7_200, 'hour', 2],
    [172_799, 'hour', 47],
    [172_800, 'day', 2],
  ])('%i seconds are said by the largest whole unit', (seconds, unit, count) =>
    expect(durationOf(seconds)).toEqual({ unit, count }),
  );
  it('the one that waits longest comes first, and the others keep their order', () => {
    const [a, b, c, d] = [follower('a', 0), follower('b', 2, 5), follower('c', 1, 90), follower('d', 0)];
    expect(farthestFirst([a, b, c, d])).toEqual([c, b, a, d]);
    expect(farthest([a, b, c, d])).toBe(c);
    expect(farthest([a, d])).toBeUndefined();
  });
  it('one whose age is not known is behind too', () =>
    expect(farthest([follower('a', 0), follower('b', 3)])?.name).toBe('b'));
});
