import { describe, expect, it } from '@jest/globals';
import type { Finding } from './queries.ts';
import { shareOf, summaryOf } from './summary.ts';

const finding = (of: Finding['of'], verdict: Finding['verdict']): Finding => ({
  of,
  verdict,
  code: '7.5',
  title: { fa: 'قاعده', en: 'rule' },
  examined: 1,
  violations: verdict === 'broken' ? 1 : 0,
  places: [],
});

describe('A7: findings of a verification', () => {
  it('are counted by what they are about, and what does not hold is set apart', () => {
    const [rule, broken, view, left] = [
      finding('rule', 'holds'),
      finding('rule', 'broken'),
      finding('view', 'holds'),
      finding('view', 'notChecked'),
    ];
    expect(summaryOf([rule, broken, view, left])).toEqual({
      rules: 2,
      views: 2,
      broken: [broken],
      notChecked: [left],
      holding: [rule, view],
    });
  });
  it.each([
    [{ done: 5, of: 10 }, 0.5],
    [{ done: 12, of: 10 }, 1],
    [{ done: 5 }, undefined],
    [{ done: 0, of: 0 }, undefined],
  ])('of %j, %p is done', (run, share) => expect(shareOf(run)).toBe(share));
});
