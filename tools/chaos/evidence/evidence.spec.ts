import { describe, expect, it } from '@jest/globals';
import { unfinished } from './quiet.ts';
import { changesBetween } from './rebalances.ts';

describe('what a process still has to do', () => {
  it('is nothing when every part is up and at the end', () => {
    expect(unfinished({ parts: { relay: { up: true, leads: true, behind: 0 }, inbox: { up: true, behind: 0, parked: 1 }, projectors: { up: true, lag: [{ view: 'bills', behind: 0 }] } } }, 1)).toEqual([]);
  });
  it('names each part that is down, behind or has something parked', () => {
    expect(unfinished({ parts: { store: { up: false }, relay: { up: true, behind: 2 }, inbox: { up: true, parked: 1 }, projectors: { up: true, lag: [{ view: 'bills', behind: 3 }] } } }, 0))
      .toEqual(['store is down', 'relay is 2 behind', 'inbox has 1 parked', 'bills is 3 behind']);
  });
});

describe('R5: changes of membership', () => {
  it('are counted per group that was there before', () => {
    const before = new Map([['a', '1,2'], ['b', '3']]);
    expect(changesBetween(before, new Map([['a', '2'], ['b', '3'], ['c', '4']]))).toBe(1);
    expect(changesBetween(before, before)).toBe(0);
  });
});
