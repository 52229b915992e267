import { describe, expect, it } from '@jest/globals';
import { BOX, drawn, pathOf, type Direction } from './layout.ts';

const stages = [{ name: 'visit' }, { name: 'judgement' }, { name: 'answer' }];
const edges = [
  { from: 'visit', to: 'judgement', back: false },
  { from: 'judgement', to: 'answer', back: false },
  { from: 'judgement', to: 'visit', back: true },
  { from: 'answer', to: null, back: false },
];

describe('the drawing of the stages', () => {
  it.each<[Direction, 'x' | 'y', 1 | -1]>([
    ['RL', 'x', -1],
    ['LR', 'x', 1],
    ['TB', 'y', 1],
  ])(
    '%s runs in the direction of reading, inside of its size, and no stage covers another',
    (direction, axis, sign) => {
      const { places, width, height, ends, lines } = drawn(stages, edges, direction);
      const along = stages.map(({ name }) => places.get(name)![axis] * sign);
      expect(along).toEqual(along.toSorted((a, b) => a - b));
      const all = [...places.values()];
      for (const { x, y } of all) {
        expect(x - BOX.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + BOX.width / 2).toBeLessThanOrEqual(width);
        expect(y + BOX.height / 2).toBeLessThanOrEqual(height);
      }
      const covers = all.filter((one) =>
        all.some(
          (other) => other !== one && Math.abs(one.x - other.x) < BOX.width && Math.abs(one.y - other.y) < BOX.height,
        ),
      );
      expect(covers).toEqual([]);
      expect(ends).toHaveLength(1);
      expect(lines.filter(({ back }) => back)).toHaveLength(1);
    },
  );
  it('draws a line through its points', () => {
    expect(
      pathOf([
        { x: 1, y: 2 },
        { x: 3.25, y: 4 },
      ]),
    ).toBe('M1.0 2.0 L3.3 4.0');
  });
});
