import { describe, expect, it } from '@jest/globals';
import { daysSince } from './age.ts';

describe('age of money that waits', () => {
  it.each([
    ['2026-11-29T10:00:00.000Z', 0],
    ['2026-11-28T10:00:00.001Z', 0],
    ['2026-11-28T10:00:00.000Z', 1],
    ['2026-10-30T10:00:00.000Z', 30],
    ['2026-12-01T10:00:00.000Z', 0],
  ])('%s is %i days old', (at, days) => expect(daysSince(at, Date.parse('2026-11-29T10:00:00.000Z'))).toBe(days));
});
