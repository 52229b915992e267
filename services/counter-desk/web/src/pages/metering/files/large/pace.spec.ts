import { describe, expect, it } from '@jest/globals';
import { paceOf, percentOf, withLook } from './pace.ts';

const look = (judged: number, seconds: number) => ({ judged, atMs: seconds * 1_000 });

describe('the pace of a large file (11.4)', () => {
  it('is not known before rows have passed between two looks', () => {
    expect(paceOf([], 1_000)).toBeUndefined();
    expect(paceOf([look(100, 0)], 1_000)).toBeUndefined();
    expect(paceOf([look(100, 0), look(100, 5)], 1_000)).toBeUndefined();
  });
  it('is rows a minute, and the minutes until the last row', () => {
    expect(paceOf([look(100, 0), look(400, 30)], 1_000)).toEqual({ rowsPerMinute: 600, minutesLeft: 1 });
    expect(paceOf([look(0, 0), look(1_000, 30)], 1_000)).toMatchObject({ minutesLeft: 0 });
  });
  it('forgets how the file went long ago', () => {
    expect(withLook([look(0, 0), look(50, 100)], look(60, 200))).toEqual([look(50, 100), look(60, 200)]);
  });
  it('situation 19: a file with a row left is not at 100 per cent', () => {
    expect([percentOf(0, 3), percentOf(99_999, 100_000), percentOf(5, 5)]).toEqual([0, 99, 100]);
  });
});
