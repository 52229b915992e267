import { describe, expect, it } from '@jest/globals';
import { faults, honest } from './faults.ts';
import { tally } from './tally.ts';

describe('N3, N4, N26, S3: proposals, approvals, policies, certificates and payments, interleaved', () => {
  it('7.5: nobody approves the own work, and no band is evaded', () => {
    const result = tally({ from: 1, count: 12 }, honest);
    expect(result.violations).toEqual([]);
    expect(result.posted).toBeGreaterThan(6);
    expect(result.refused).toBeGreaterThan(100);
  });
  it.each(Object.entries(faults))('catches the planted fault: %s', (_, fault) => {
    const seeds = Array.from({ length: 60 }, (__, place) => place + 1);
    expect(seeds.some((from) => tally({ from, count: 1 }, fault).violations.length > 0)).toBe(true);
  });
});
