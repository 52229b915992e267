import { describe, expect, it } from '@jest/globals';
import { aroundRemoval } from './around-removal.ts';

const read = (readOn: string, kind: 'actual' | 'estimated') => ({ readOn, kind });
const readings = [
  read('2026-11-21', 'estimated'),
  read('2026-10-22', 'estimated'),
  read('2026-09-22', 'estimated'),
  read('2026-08-22', 'actual'),
];

describe('readings around a removal', () => {
  it('11.4, 15.4-32: the last one from the meter, and the estimates that move to the new meter', () => {
    const { last, later } = aroundRemoval(readings, '2026-10-22');
    expect(last?.readOn).toBe('2026-08-22');
    expect(later.map(({ readOn }) => readOn)).toEqual(['2026-10-22', '2026-11-21']);
  });
  it('11.4: an exchange in time has no estimate after it', () => {
    expect(aroundRemoval(readings, '2026-11-30')).toMatchObject({ later: [] });
    expect(aroundRemoval([], '2026-11-30')).toEqual({ last: undefined, later: [] });
  });
});
