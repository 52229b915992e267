import { describe, expect, it } from '@jest/globals';
import { nextAfter, placedOnLine } from './range.ts';

const range = { previous: { readOn: '2026-07-23', index: 1_000 }, after: null, unusualFrom: null };

describe('an index beside the expected range', () => {
  it('within the range it lies between its ends', () => {
    const { least, most, read, usual, isBeyond } = placedOnLine(1_050, {
      ...range,
      least: 1_000,
      most: 1_100,
      usual: 1_025,
    });
    expect([least, usual, read, most]).toEqual([6, 28, 50, 94]);
    expect(isBeyond).toBe(false);
  });
  it('below it lies before the range, and far above at the end of the line', () => {
    expect(placedOnLine(900, { ...range, least: 1_000, most: 1_100, usual: null })).toEqual({
      least: 50,
      most: 94,
      read: 6,
      usual: null,
      isBeyond: false,
    });
    expect(placedOnLine(99_604, { ...range, least: 1_000, most: 1_100, usual: null })).toEqual({
      least: 6,
      most: 28,
      read: 94,
      usual: null,
      isBeyond: true,
    });
  });
  it('a range of one index has a place too', () => {
    expect(placedOnLine(5, { ...range, least: 5, most: 5, usual: null })).toMatchObject({ read: 6, isBeyond: false });
  });
});

describe('the next reading', () => {
  const items = ['a', 'b', 'c'].map((reviewId) => ({ reviewId }));
  it('is the one after it, then the first other one, then none', () => {
    expect(nextAfter(items, 'a')).toEqual({ reviewId: 'b' });
    expect(nextAfter(items, 'c')).toEqual({ reviewId: 'a' });
    expect(nextAfter(items, 'decided')).toEqual({ reviewId: 'a' });
    expect(nextAfter([{ reviewId: 'a' }], 'a')).toBeUndefined();
  });
});
