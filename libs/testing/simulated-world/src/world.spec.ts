import { describe, expect, it } from '@jest/globals';
import { World } from './world.ts';

const busyFor = (milliseconds: number) => {
  for (const began = Date.now(); Date.now() - began < milliseconds;);
};

describe('R9: a run of the world', () => {
  it('passes no real time, so that a slow machine changes nothing', async () => {
    const world = new World(1);
    const moments: number[] = [];
    for (let task = 0; task < 2; task++)
      world.later(() => {
        moments.push(performance.now());
        busyFor(12);
      });
    await world.run();
    expect(moments[1]).toBe(moments[0]);
    expect(performance.now()).toBeGreaterThan(moments[0]!);
  });
});
