/* oxlint-disable max-lines-per-function -- a list of specs, as in a spec file */
import { expect, it } from '@jest/globals';
import { BACKWARDS, END, eventTypeFilter, NO_STREAM, streamNameFilter, type EventStoreDBClient, type Filter, type Position } from '@eventstore/db-client';
import { event, events, freshName } from './writing.contract.ts';

interface Found { readonly event?: { readonly id: string; readonly revision: bigint; readonly streamId: string; readonly position?: Position } }

/** The first so many that come. */
const take = async (incoming: AsyncIterable<Found>, count = Infinity) => {
  const taken = [];
  if (count > 0) for await (const { event: found } of incoming) if (taken.push(found!) >= count) break;
  return taken;
};
const revisions = (found: readonly { revision: bigint }[]) => found.map(({ revision }) => Number(revision));
const category = (stream: string) => stream.slice(0, stream.indexOf('-') + 1);

export const followingAndReading = (client: () => EventStoreDBClient): void => {
  const written = async (count: number, stream = freshName()) => {
    await client().appendToStream(stream, events(count), { expectedRevision: NO_STREAM });
    return stream;
  };
  it('17, 18, 19: forwards and backwards, from a revision on, limited', async () => {
    const stream = await written(6);
    expect(revisions(await take(client().readStream(stream, { fromRevision: 4n })))).toEqual([4, 5]);
    expect(revisions(await take(client().readStream(stream, { maxCount: 2 })))).toEqual([0, 1]);
    expect(await take(client().readStream(stream, { fromRevision: 9n }))).toEqual([]);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: END })))).toEqual([5, 4, 3, 2, 1, 0]);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: 2n })))).toEqual([2, 1, 0]);
  });
  it('20: a missing stream is not found, by its name', async () => {
    const stream = freshName();
    await expect(take(client().readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
  });
  it('21: the log from a position begins with it; backwards it is left out', async () => {
    const [first, second] = await take(client().readStream(await written(2)));
    expect((await take(client().readAll({ fromPosition: second!.position!, maxCount: 1 })))[0]!.id).toBe(second!.id);
    expect((await take(client().readAll({ fromPosition: second!.position!, direction: BACKWARDS, maxCount: 1 })))[0]!.id).toBe(first!.id);
  });
  it('24: a stream is followed from after its revision', async () => {
    const stream = await written(4);
    expect(revisions(await take(client().subscribeToStream(stream, { fromRevision: 1n }), 2))).toEqual([2, 3]);
  });
  it('25, 27: the log is followed from after a position; prefix, regex and type let through exactly what matches', async () => {
    const [one, other] = [freshName(), freshName()];
    const start = await client().appendToStream(one, event(), { expectedRevision: NO_STREAM });
    await written(3, other);
    await client().appendToStream(one, events(2), { expectedRevision: 0n });
    const filters: Filter[] = [streamNameFilter({ prefixes: [category(one)] }), streamNameFilter({ regex: `^${category(one)}` })];
    for (const filter of filters) expect((await take(client().subscribeToAll({ fromPosition: start.position!, filter }), 2)).map(({ streamId }) => streamId)).toEqual([one, one]);
    const byType = client().subscribeToAll({ fromPosition: start.position!, filter: eventTypeFilter({ prefixes: ['Writ'] }) });
    expect((await take(byType, 5)).map(({ streamId }) => streamId)).toEqual([other, other, other, one, one]);
  });
  it('26: a missing stream is followed: confirmed, caught up, then its first event', async () => {
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
  it('28, 29: checkpoints rise strictly under traffic that does not match, and resuming from one loses nothing', async () => {
    const [wanted, other] = [freshName(), freshName()];
    const { position } = await client().appendToStream(freshName(), event(), { expectedRevision: NO_STREAM });
    const places: Position[] = [];
    const filter = streamNameFilter({ prefixes: [category(wanted)], checkpointInterval: 1, checkpointReached: (_, place) => void places.push(place) });
    const following = take(client().subscribeToAll({ fromPosition: position!, filter }), 1);
    await written(200, other);
    for (let tries = 0; places.length < 3 && tries < 1000; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
    await written(1, wanted);
    const [last] = await following;
    expect(places.length).toBeGreaterThanOrEqual(3);
    expect(places.every(({ commit }, index) => index === 0 || commit > places[index - 1]!.commit)).toBe(true);
    for (const place of places.slice(0, 3)) {
      const resumed = await take(client().subscribeToAll({ fromPosition: place, filter: streamNameFilter({ prefixes: [category(wanted)] }) }), 1);
      expect(resumed[0]!.id).toBe(last!.id);
    }
  });
};
