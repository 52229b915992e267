import { beforeEach, describe, expect, it } from '@jest/globals';
import { AccessDenied } from '@pishkhan/event-store';
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

describe('a lasting fault', () => {
  it('has recurred at the same position for a minute; it is reported with its work and last message', () => {
    failFor(55, '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
    failFor(5, '7-7');
    expect(faults.lasting('cards', '7-7')).toEqual({ forSeconds: 60, lastFault: 'bad fact' });
    expect(faults.lasting('others', '7-7')).toBeUndefined();
  });
  it('is over when the work has progressed, and when nothing has failed for a minute', () => {
    failFor(60, '7-7');
    expect(faults.lasting('cards', '9-9')).toBeUndefined();
    time += 61_000;
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
    failFor(5, '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
  });
  it('does not consist of faults at different positions', () => {
    for (let place = 0; place < 30; place++) failFor(5, `${place}-0`);
    expect(faults.lasting('cards', '29-0')).toBeUndefined();
  });
  it('without a position is identified by its message, independent of other faults', () => {
    for (let round = 0; round < 14; round++) {
      faults.note('cards', 'first poison');
      faults.note('cards', `passing ${round}`);
      time += 5_000;
    }
    expect(faults.lasting('cards')).toEqual({ forSeconds: 70, lastFault: 'first poison' });
  });
  it('contains no personal number and has a limited length', () => {
    failFor(60, '7-7', new Error(`of 0084575948 ${'x'.repeat(1_000)}`));
    expect(faults.lasting('cards', '7-7')!.lastFault).toMatch(/^of \[number\] x{288}$/);
  });
  it('shows a refusal of the event store without stream and user (N19)', () => {
    const refusal = new AccessDenied({ operation: 'append', stream: 'note-1', user: 'services' });
    failFor(60, '7-7', new Error('not executed', { cause: refusal }));
    expect(faults.lasting('cards', '7-7')!.lastFault).toBe(refusal.publicReason);
  });
  it('stores a limited number of runs', () => {
    failFor(60, '7-7');
    for (let other = 0; other < 500; other++) faults.note('others', `fault ${other}`);
    faults.note('cards', new Error('bad fact'), '7-7');
    expect(faults.lasting('cards', '7-7')).toBeUndefined();
  });
});
