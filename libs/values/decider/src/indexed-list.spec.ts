import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexedList } from './index.ts';

type Item = { readonly id: number; readonly tags: readonly string[] };
const byTag = indexedList<Item>(({ tags }) => tags);

describe('a list with an index', () => {
  it('finds items by each of their keys, in order', () => {
    const [one, two, three] = [['a'], ['a', 'b'], ['b']].map((tags, id) => ({ id, tags }));
    const list = [one!, two!, three!].reduce<readonly Item[]>((all, item) => byTag.with(all, item), []);
    expect([byTag.found(list, 'a'), byTag.found(list, 'b'), byTag.found(list, 'c')]).toEqual([
      [one, two],
      [two, three],
      [],
    ]);
    expect([byTag.has(list, 'b'), byTag.has(list, 'c')]).toEqual([true, false]);
  });
  it('equals a search, also for lists that continue the same list in different ways', () => {
    const tags = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
    const change = fc.constantFrom('none', 'all', 'one');
    const steps = fc.array(fc.record({ from: fc.nat(), tags, change }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        const lists: (readonly Item[])[] = [[]];
        for (const [id, step] of all.entries()) {
          const list = lists[step.from % lists.length]!;
          const first = list[step.from % Math.max(1, list.length)];
          if (step.change === 'one' && first) {
            lists.push(byTag.replaced(list, first, { ...first, tags: step.tags }));
            continue;
          }
          const before = step.change === 'all' ? list.map((item) => ({ ...item, tags: step.tags })) : list;
          lists.push(byTag.with(before, { id, tags: step.tags }));
        }
        for (const list of lists)
          for (const tag of ['a', 'b', 'c']) {
            const searched = list.filter((item) => item.tags.includes(tag));
            expect(byTag.found(list, tag)).toEqual(searched);
            expect(byTag.has(list, tag)).toBe(searched.length > 0);
          }
      }),
    );
  });
});
