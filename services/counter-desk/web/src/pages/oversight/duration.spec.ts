import { describe, expect, it } from '@jest/globals';
import { durationOf, durationOfMinutes } from './duration.ts';

describe('durations in words', () => {
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
  it.each([
    [0, 'minute', 0],
    [1, 'minute', 1],
    [120, 'hour', 2],
    [2_880, 'day', 2],
  ])('%i whole minutes are not said in seconds', (minutes, unit, count) =>
    expect(durationOfMinutes(minutes)).toEqual({ unit, count }),
  );
});
