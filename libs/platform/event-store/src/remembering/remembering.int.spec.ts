import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventStoreContract } from '@pishkhan/contract-specs/event-store/event-store.contract.ts';
import { sampleEvent, sampleEvents } from '@pishkhan/contract-specs/event-store/samples.ts';
import { openEmbeddedEventStore } from '../embedded/embedded.ts';
import type { EventStore } from '../port.ts';
import { rememberingStreams } from './remembering.ts';

eventStoreContract('embedded, remembering streams', async () =>
  rememberingStreams(openEmbeddedEventStore({ file: ':memory:' })),
);

describe('a store with a stream cache', () => {
  let store: EventStore;
  let asked: (readonly [string, number])[];
  const remembering = (mostEvents?: number) =>
    rememberingStreams(
      { ...store, readStream: (stream, from = 0) => (asked.push([stream, from]), store.readStream(stream, from)) },
      mostEvents === undefined ? {} : { mostEvents },
    );
  beforeEach(() => {
    store = openEmbeddedEventStore({ file: ':memory:' });
    asked = [];
  });
  afterEach(() => store.close());

  it('reads its last known event and new ones only, and sees those of other writers', async () => {
    const remembered = remembering();
    await store.append('a-1', 'NoStream', sampleEvents(3));
    expect(await remembered.readStream('a-1')).toEqual(await store.readStream('a-1'));
    await store.append('a-1', 2, sampleEvents(2));
    expect(await remembered.readStream('a-1')).toEqual(await store.readStream('a-1'));
    expect(await remembered.readStream('a-1', 4)).toEqual(await store.readStream('a-1', 4));
    expect(await remembered.readStream('a-1', 9)).toEqual([]);
    expect(asked).toEqual([
      ['a-1', 0],
      ['a-1', 2],
      ['a-1', 4],
      ['a-1', 9],
    ]);
  });
  it('concurrent reads do not mix up the cache', async () => {
    const remembered = remembering();
    for (let round = 0; round < 20; round++) {
      const reads = [
        remembered.readStream('a-1'),
        store.append('a-1', round === 0 ? 'NoStream' : round - 1, [sampleEvent()]),
        remembered.readStream('a-1'),
        remembered.readStream('a-1'),
      ];
      await Promise.all(reads);
      expect(await remembered.readStream('a-1')).toEqual(await store.readStream('a-1'));
    }
  });
  it('drops the least recently read stream when it holds too many events, and returns separate copies', async () => {
    const remembered = remembering(5);
    for (const stream of ['a-1', 'a-2', 'a-3']) await store.append(stream, 'NoStream', sampleEvents(2));
    for (const stream of ['a-1', 'a-2', 'a-1', 'a-3']) (await remembered.readStream(stream)).length = 0;
    asked = [];
    for (const stream of ['a-1', 'a-3', 'a-2']) expect(await remembered.readStream(stream)).toHaveLength(2);
    expect(asked).toEqual([
      ['a-1', 1],
      ['a-3', 1],
      ['a-2', 0],
    ]);
  });
});
