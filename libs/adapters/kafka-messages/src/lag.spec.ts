import { describe, expect, it } from '@jest/globals';
import { ageMs, endedBefore, lagOf, totalLag } from './lag.ts';

const offsets = (low: bigint, high: bigint, committed: bigint) => ({ topic: 't', partition: 0, low, high, committed });

describe('the lag of a group', () => {
  it.each([
    ['nothing handled', offsets(0n, 7n, -1n), 7],
    ['some handled', offsets(0n, 7n, 5n), 2],
    ['all handled', offsets(0n, 7n, 7n), 0],
    ['the oldest dropped by the broker before they were handled', offsets(4n, 7n, 2n), 3],
    ['an empty partition', offsets(0n, 0n, -1n), 0],
    ['a commit ahead of a broker that lost its log', offsets(0n, 2n, 7n), 0],
  ])('%s', (_, partition, behind) => expect(lagOf(partition)).toEqual({ topic: 't', partition: 0, behind }));
  it('N1: names a partition that ends before what the group has handled', () => {
    const lost = { ...offsets(0n, 2n, 7n), partition: 3 };
    expect(endedBefore([offsets(0n, 7n, 7n), lost, offsets(0n, 0n, -1n)])).toBe(lost);
    expect(endedBefore([offsets(4n, 7n, 2n), offsets(0n, 7n, 7n), offsets(0n, 0n, -1n)])).toBeUndefined();
  });
  it('adds up over partitions', () =>
    expect(totalLag([lagOf(offsets(0n, 3n, 1n)), lagOf(offsets(0n, 2n, -1n))])).toBe(4));
  it("counts age from the broker's timestamp, never below zero", () =>
    expect([ageMs('1000', 1250), ageMs('1000', 990)]).toEqual([250, 0]));
});
