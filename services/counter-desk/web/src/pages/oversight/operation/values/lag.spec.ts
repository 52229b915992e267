import { describe, expect, it } from '@jest/globals';
import type { Follower } from '../queries.ts';
import { farthest, farthestFirst } from './lag.ts';

const follower = (name: string, behind: number, seconds?: number): Follower => ({
  kind: 'view',
  name,
  behind,
  isMore: false,
  ...(seconds !== undefined && { seconds }),
});

describe('lag of services', () => {
  it('the one that waits longest comes first, and the others keep their order', () => {
    const [a, b, c, d] = [follower('a', 0), follower('b', 2, 5), follower('c', 1, 90), follower('d', 0)];
    expect(farthestFirst([a, b, c, d])).toEqual([c, b, a, d]);
    expect(farthest([a, b, c, d])).toBe(c);
    expect(farthest([a, d])).toBeUndefined();
  });
  it('one whose age is not known is behind too', () =>
    expect(farthest([follower('a', 0), follower('b', 3)])?.name).toBe('b'));
});
