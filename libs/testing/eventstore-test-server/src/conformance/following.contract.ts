import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import {
  END,
  eventTypeFilter,
  NO_STREAM,
  streamNameFilter,
  type EventStoreDBClient,
  type Filter,
  type Position,
} from '@eventstore/db-client';
import { eventually } from '@pishkhan/testing/eventually';
import { category, event, events, freshName, ids, revisions, take } from './samples.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

export const following = (client: () => EventStoreDBClient): void => {
  const written = async (count: number, stream = freshName()) => {
    await client().appendToStream(stream, events(count), { expectedRevision: NO_STREAM });
    return stream;
  };
  it('23: a stream subscription under load: each event once, in order', async () => {
    const stream = await written(50);
    const seen = take(client().subscribeToStream(stream), 300);
    const elsewhere = Promise.all(Array.from({ length: 20 }, () => written(10)));
    for (let last = 49; last < 299; last += 10)
      await client().appendToStream(stream, events(10), { expectedRevision: BigInt(last) });
    expect(revisions(await seen)).toEqual(upTo(300));
    await elsewhere;
  });
  it('24: a stream subscription from a revision excludes it', async () => {
    const stream = await written(4);
    expect(revisions(await take(client().subscribeToStream(stream, { fromRevision: 1n }), 2))).toEqual([2, 3]);
    expect(revisions(await take(client().subscribeToStream(stream, { fromRevision: 0n }), 1))).toEqual([1]);
  });
  it('25: from the end only later events arrive, of the log and of a stream', async () => {
    const stream = await written(3);
    const filter = streamNameFilter({ prefixes: [stream] });
    const subscriptions = [
      client().subscribeToAll({ fromPosition: END, filter }),
      client().subscribeToStream(stream, { fromRevision: END }),
    ];
    const caughtUp = subscriptions.map(
      (subscription) => new Promise<void>((resolve) => subscription.on('caughtUp', resolve)),
    );
    const taking = subscriptions.map((subscription) => take(subscription, 2));
    await Promise.all(caughtUp);
    await client().appendToStream(stream, events(2), { expectedRevision: 2n });
    for (const seen of await Promise.all(taking)) expect(revisions(seen)).toEqual([3, 4]);
  });
  it('25, 27: a log subscription after a position; prefix, regex and type filters select exactly the matching events', async () => {
    const [one, other] = [freshName(), freshName()];
    const start = await client().appendToStream(one, event(), { expectedRevision: NO_STREAM });
    await written(3, other);
    await client().appendToStream(one, events(2), { expectedRevision: 0n });
    const filters: Filter[] = [
      streamNameFilter({ prefixes: [category(one)] }),
      streamNameFilter({ regex: `^${category(one)}` }),
    ];
    for (const filter of filters)
      expect(
        (await take(client().subscribeToAll({ fromPosition: start.position!, filter }), 2)).map(
          ({ streamId }) => streamId,
        ),
      ).toEqual([one, one]);
    const byType = client().subscribeToAll({
      fromPosition: start.position!,
      filter: eventTypeFilter({ prefixes: ['Writ'] }),
    });
    expect((await take(byType, 5)).map(({ streamId }) => streamId)).toEqual([other, other, other, one, one]);
  });
  it('26: a subscription to a missing stream: confirmed, caught up, then its first event', async () => {
    const stream = freshName();
    const heard: string[] = [];
    const subscription = client().subscribeToStream(stream);
    subscription.on('confirmation', () => heard.push('confirmation'));
    const caughtUp = new Promise<void>((resolve) => subscription.on('caughtUp', resolve));
    subscription.on('caughtUp', () => heard.push('caughtUp'));
    const first = take(subscription, 1);
    await caughtUp;
    await written(1, stream);
    expect(revisions(await first)).toEqual([0]);
    expect(heard.slice(0, 2)).toEqual(['confirmation', 'caughtUp']);
  });
  it('28, 29: checkpoints strictly increase under non-matching traffic, and resuming from one loses nothing', async () => {
    const [wanted, other] = [freshName(), freshName()];
    const { position } = await client().appendToStream(freshName(), event(), { expectedRevision: NO_STREAM });
    const places: Position[] = [];
    const filter = streamNameFilter({
      prefixes: [category(wanted)],
      checkpointInterval: 1,
      checkpointReached: (_, place) => void places.push(place),
    });
    const following = take(client().subscribeToAll({ fromPosition: position!, filter }), 1);
    await written(200, other);
    await eventually(() => places.length >= 3, 15_000);
    await written(1, wanted);
    const [last] = await following;
    expect(places.length).toBeGreaterThanOrEqual(3);
    expect(places.every(({ commit }, index) => index === 0 || commit > places[index - 1]!.commit)).toBe(true);
    for (const place of places.slice(0, 3)) {
      const resumed = await take(
        client().subscribeToAll({ fromPosition: place, filter: streamNameFilter({ prefixes: [category(wanted)] }) }),
        1,
      );
      expect(resumed[0]!.id).toBe(last!.id);
    }
  });
  it('30: a consumer that sleeps through 5,000 events gets each once, in order', async () => {
    const stream = freshName();
    const subscription = client().subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [category(stream)] }),
    });
    const caughtUp = new Promise<void>((resolve) => subscription.on('caughtUp', resolve));
    subscription.on('data', () => {}).pause();
    await caughtUp;
    for (let written = 0; written < 5000; written += 500)
      await client().appendToStream(stream, events(500), {
        expectedRevision: written === 0 ? NO_STREAM : BigInt(written - 1),
      });
    await sleep(200);
    const seen = await take(subscription, 5000);
    expect(revisions(seen)).toEqual(upTo(5000));
    expect(new Set(ids(seen)).size).toBe(5000);
  });
};
