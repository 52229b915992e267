import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleEvent, sampleEvents } from '@pishkhan/contract-specs/event-store/samples.ts';
import type { DomainEvent } from '@pishkhan/decider';
import { loadAggregate, type Foldable } from '../aggregate.ts';
import { openEmbeddedEventStore } from '../embedded/embedded.ts';
import type { EventStore } from '../port.ts';
import { rememberingStreams } from './remembering.ts';

/** A decider that counts its folds. */
const counting = () => {
  const folds = { count: 0 };
  const decider: Foldable<DomainEvent, readonly string[]> = {
    category: 'a',
    events: { SampleRecorded: 1 },
    initial: [],
    evolve: (state, { type }) => {
      folds.count += 1;
      return [...state, type];
    },
  };
  return { folds, decider };
};

describe('the state of a stream that is read again', () => {
  let store: EventStore;
  let remembered: EventStore;
  beforeEach(() => {
    store = openEmbeddedEventStore({ file: ':memory:' });
    remembered = rememberingStreams(store);
  });
  afterEach(() => store.close());

  it('folds new events only, for each decider by itself', async () => {
    const [one, other] = [counting(), counting()];
    await store.append('a-1', 'NoStream', sampleEvents(3));
    expect((await loadAggregate(remembered, one.decider, '1')).state).toHaveLength(3);
    await store.append('a-1', 2, sampleEvents(2));
    for (let time = 0; time < 3; time++)
      expect(await loadAggregate(remembered, one.decider, '1')).toMatchObject({ revision: 4, state: { length: 5 } });
    expect((await loadAggregate(remembered, other.decider, '1')).state).toHaveLength(5);
    expect([one.folds.count, other.folds.count]).toEqual([5, 5]);
  });
  it('is the same in any order of racing reads', async () => {
    const { decider } = counting();
    for (let round = 0; round < 20; round++) {
      const reads = [
        loadAggregate(remembered, decider, '1'),
        store.append('a-1', round === 0 ? 'NoStream' : round - 1, [sampleEvent()]),
        loadAggregate(remembered, decider, '1'),
        loadAggregate(remembered, decider, '1'),
      ];
      await Promise.all(reads);
      const [seen, whole] = [remembered, store].map((each) => loadAggregate(each, decider, '1'));
      expect((await seen!).state).toEqual((await whole!).state);
    }
  });
});
