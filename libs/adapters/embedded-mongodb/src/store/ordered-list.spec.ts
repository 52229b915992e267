import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrderedList } from './ordered-list.ts';

interface Entry {
  readonly value: number;
  readonly row: number;
}
const compare = (a: Entry, b: Entry): number => a.value - b.value || a.row - b.row;
const inRange =
  (from: number, to: number) =>
  ({ value }: Entry): number =>
    value < from ? -1 : value > to ? 1 : 0;

describe('an ordered list', () => {
  it('equals a sorted array after any additions and removals, forward and backward', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 3000 }),
        fc.array(fc.nat(5000)),
        fc.integer({ min: -1, max: 51 }),
        fc.integer({ min: -1, max: 51 }),
        fc.boolean(),
        (values, removals, from, to, filled) => {
          const entries = values.map((value, row) => ({ value, row }));
          const list = new OrderedList(compare);
          if (filled) list.take([...entries]);
          else entries.forEach((entry) => list.add(entry));
          const gone = new Set(removals);
          gone.forEach((row) => list.remove(entries[row] ?? { value: 7, row: 1e9 }));
          const expected = entries
            .filter(({ row, value }) => !gone.has(row) && value >= from && value <= to)
            .sort(compare);
          expect([...list.range(inRange(from, to))]).toEqual(expected);
          expect([...list.rangeBackward(inRange(from, to))]).toEqual(expected.reverse());
        },
      ),
      { numRuns: 60 },
    );
  });
  it('splits its blocks as it grows', () => {
    const list = new OrderedList(compare);
    for (let row = 0; row < 10_000; row++) list.add({ value: (row * 7919) % 10_007, row });
    expect([...list.range(inRange(5000, 5010))].map(({ value }) => value)).toEqual(
      [...list.range(inRange(5000, 5010))].map(({ value }) => value).sort((a, b) => a - b),
    );
    expect([...list.range(() => 0)].length).toBe(10_000);
  });
});
