import { describe, expect, it } from '@jest/globals';
import { byZone, groupsOf } from './groups.ts';

const item = (name: string, daysLeft: number | null, paused: string | null = null) => ({ name, daysLeft, paused });

describe('the worklist by urgency', () => {
  it('puts what is over first, a paused case with a missed deadline too, and leaves empty groups out', () =>
    expect(
      groupsOf([
        item('a', -3),
        item('b', -1, 'visit'),
        item('c', 0),
        item('d', 2),
        item('e', 3),
        item('f', null, 'law'),
      ]).map(({ group, items }) => [group, items.map(({ name }) => name).join('')]),
    ).toEqual([
      ['over', 'ab'],
      ['soon', 'cd'],
      ['later', 'e'],
      ['paused', 'f'],
    ]));
});

describe('the orders of a contractor by zone', () => {
  it('begins with the zone of the order that is due first, and keeps the order of the service in each', () =>
    expect(
      byZone([
        { zone: 'b', name: 1 },
        { zone: 'a', name: 2 },
        { zone: 'b', name: 3 },
        { zone: null, name: 4 },
      ]).map(({ zone, items }) => [zone, items.map(({ name }) => name)]),
    ).toEqual([
      ['b', [1, 3]],
      ['a', [2]],
      [null, [4]],
    ]));
});
