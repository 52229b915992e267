import { beforeEach, describe, expect, it } from '@jest/globals';
import { lastingFaults } from './lasting-faults.ts';

let time = 0;
let faults: ReturnType<typeof lastingFaults>;
beforeEach(() => {
  time = 0;
  faults = lastingFaults({ now: () => time });
});
const failFor = (seconds: number, at?: string, error: unknown = new Error('bad fact')) => {
  for (const end = time + seconds * 1_000; ; time += 5_000) {
    faults.note('cards', error, at);
    if (time >= end) return;
  }
};

describe('a fault that lasts', () => {
  it('has come again at the same place for a minute; it is told by its work and last words', () => {
    failFor(55, '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
    failFor(5, '7-7');
    expect(faults.lasting('cards', '7-7')).toEqual({ forSeconds: 60, lastFault: 'bad fact' });
    expect(faults.lasting('others', '7-7')).toBeUndefined();
  });
  it('is over as soon as the work has gone on, and when nothing has failed for a minute', () => {
    failFor(60, '7-7');
    expect(faults.lasting('cards', '9-9')).toBeUndefined();
    time += 61_000;
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
    failFor(5, '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
  });
  it('is not made of faults at different places', () => {
    for (let place = 0; place < 30; place++) failFor(5, `${place}-0`);
    expect(faults.lasting('cards', '29-0')).toBeUndefined();
  });
  it('without a place is known by its words, whatever else fails beside it', () => {
    for (let round = 0; round < 14; round++) {
      faults.note('cards', 'first poison');
      faults.note('cards', `passing ${round}`);
      time += 5_000;
    }
    expect(faults.lasting('cards')).toEqual({ forSeconds: 70, lastFault: 'first poison' });
  });
  it('says no personal number and not too much', () => {
    failFor(60, '7-7', new Error(`of 0084575948 ${'x'.repeat(1_000)}`));
    expect(faults.lasting('cards', '7-7')!.lastFault).toMatch(/^of \[number\] x{288}$/);
  });
  it('keeps no more runs than it must', () => {
    failFor(60, '7-7');
    for (let other = 0; other < 500; other++) faults.note('others', `fault ${other}`);
    faults.note('cards', new Error('bad fact'), '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
  });
});
