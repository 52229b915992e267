import { describe, expect, it } from '@jest/globals';
import { pageOf, placeOfTime, pointsOf, stepIn, stepOf } from './stepping.ts';

describe('the replay of a stream', () => {
  it('11: a step is asked for with its page, whatever the step before was', () => {
    expect([0, 19, 20, 41].map(pageOf)).toEqual([-1, -1, 19, 39]);
  });
  it('11: a page of large states ends early and lacks a step', () => {
    const page = { steps: [{ revision: 20 }, { revision: 21 }] };
    expect(stepOf(page, 21)).toEqual({ revision: 21 });
    expect(stepOf(page, 22)).toBeUndefined();
  });
  it('11: an address without a step, or with one that is not there, opens one that is', () => {
    expect([undefined, 2.5, -1, 3, 99].map((asked) => stepIn(asked, 5))).toEqual([4, 4, 0, 3, 4]);
  });
  it('11.8-5: a day between two records shows what was known by then', () => {
    const days = ['2026-10-01', '2026-10-03'];
    expect([undefined, '2026-10-02', '2026-10-03', '2026-01-01'].map((day) => placeOfTime(days, day))).toEqual([
      1, 0, 1, 0,
    ]);
  });
  it('11.8-5: a record of several days is chosen by day, one of a single day by instant', () => {
    const [first, second, later] = ['2026-10-01T04:30:00Z', '2026-10-01T05:30:00Z', '2026-10-03T05:30:00Z'];
    const moment = (at: string) => ({ at, day: at.slice(0, 10) });
    expect(pointsOf([first!, second!, later!].map(moment))).toEqual(['2026-10-01', '2026-10-03']);
    expect(pointsOf([first!, second!].map(moment))).toEqual([first, second]);
  });
});
