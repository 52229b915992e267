import { describe, expect, it } from '@jest/globals';
import { changedFields, replayed } from './replayed.ts';
import type { RecordedEvent } from './recorded-event.ts';

const counter = {
  category: 'counter',
  events: { Counted: 1 },
  initial: { sum: 0, by: 'nobody' },
  evolve: (state: { sum: number; by: string }, { data }: { data: unknown }) => ({
    ...state,
    sum: state.sum + Number(data),
  }),
};
const counted = (revision: number, schemaVersion = 1): RecordedEvent =>
  ({ stream: 'counter-1', revision, type: 'Counted', data: 2, metadata: { schemaVersion } }) as RecordedEvent;

describe('a stream is replayed', () => {
  it('with the states around each event, and the last one', () => {
    const { steps, state, unknown } = replayed(counter, [counted(0), counted(1)]);
    expect(steps.map(({ before, after }) => [before.sum, after.sum])).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(state.sum).toBe(4);
    expect(unknown).toBeUndefined();
  });
  it('case 08: up to the first event of a newer release', () => {
    const { steps, unknown } = replayed(counter, [counted(0), counted(1, 2), counted(2)]);
    expect(steps).toHaveLength(1);
    expect(unknown?.revision).toBe(1);
  });
  it('and names the fields that an event changed, added or removed', () => {
    expect(changedFields({ sum: 0, by: ['a'], old: 1 }, { sum: 2, by: ['a'], added: 1 })).toEqual({
      changed: ['sum', 'added', 'old'],
      same: ['by'],
    });
    expect(changedFields('closed', 'open')).toBeUndefined();
  });
});
