import { expect, it } from '@jest/globals';
import {
  BACKWARDS,
  END,
  excludeSystemEvents,
  NO_STREAM,
  STREAM_EXISTS,
  streamNameFilter,
  type AppendToStreamOptions,
  type EventStoreDBClient,
  type Position,
} from '@eventstore/db-client';
import { events, freshName, revisions, take } from './samples.ts';

export const deleting = (
  client: () => EventStoreDBClient,
  how: () => Pick<AppendToStreamOptions, 'credentials'>,
): void => {
  const append = (stream: string, count: number, expectedRevision: AppendToStreamOptions['expectedRevision']) =>
    client().appendToStream(stream, events(count), { expectedRevision, ...how() });
  const written = async (count: number, stream = freshName()) => {
    const { position } = await append(stream, count, NO_STREAM);
    return { stream, position: position! };
  };
  /** Events of a stream and of its metadata in the log. */
  const logged = async (stream: string, fromPosition: Position, count: number) =>
    (
      await take(
        client().subscribeToAll({ fromPosition, filter: streamNameFilter({ prefixes: [stream, `$$${stream}`] }) }),
        count,
      )
    ).map(({ streamId, type, revision }) => [streamId, type, revision]);

  it('31: a deleted stream is not found, backwards neither; NoStream continues at last + 1, and only new events are read', async () => {
    const { stream } = await written(3);
    await client().deleteStream(stream, { expectedRevision: 2n });
    for (const options of [{}, { direction: BACKWARDS, fromRevision: END } as const])
      await expect(take(client().readStream(stream, options))).rejects.toMatchObject({
        type: 'stream-not-found',
        streamName: stream,
      });
    expect((await append(stream, 2, NO_STREAM)).nextExpectedRevision).toBe(4n);
    expect(revisions(await take(client().readStream(stream)))).toEqual([3, 4]);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: END })))).toEqual([
      4, 3,
    ]);
    expect((await append(stream, 1, 4n)).nextExpectedRevision).toBe(5n);
    expect((await client().getStreamMetadata(stream)).metadata).toMatchObject({ truncateBefore: 3 });
  });
  it('31: the log keeps deleted events and shows the metadata of the deletion; without system events it does not', async () => {
    const { position } = await written(1);
    const { stream } = await written(1);
    await client().deleteStream(stream);
    await append(stream, 1, NO_STREAM);
    expect(await logged(stream, position, 4)).toEqual([
      [stream, 'Written', 0n],
      [`$$${stream}`, '$metadata', 0n],
      [stream, 'Written', 1n],
      [`$$${stream}`, '$metadata', 1n],
    ]);
    const plain = await take(client().subscribeToAll({ fromPosition: position, filter: excludeSystemEvents() }), 2);
    expect(plain.every(({ type }) => !type.startsWith('$'))).toBe(true);
    expect((await take(client().readStream(`$$${stream}`))).at(-1)).toMatchObject({ type: '$metadata', revision: 1n });
  });
  it('31: a deleted stream also continues at its exact last revision; an append repeated from before is still recognised, without a position; another revision is wrong', async () => {
    const [stream, first] = [freshName(), events(2)];
    const answer = await client().appendToStream(stream, first, { expectedRevision: NO_STREAM, ...how() });
    await client().deleteStream(stream);
    const again = await client().appendToStream(stream, first, { expectedRevision: NO_STREAM, ...how() });
    expect(again).toMatchObject({ success: true, nextExpectedRevision: answer.nextExpectedRevision });
    expect(again.position).toBeUndefined();
    await expect(append(stream, 1, 0n)).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    await expect(append(stream, 1, STREAM_EXISTS)).rejects.toMatchObject({ type: 'stream-deleted' });
    expect((await append(stream, 1, 1n)).nextExpectedRevision).toBe(2n);
    expect(revisions(await take(client().readStream(stream)))).toEqual([2]);
  });
  it('31: a deletion at another revision fails and deletes nothing; a repeated deletion changes nothing', async () => {
    const { stream } = await written(2);
    await expect(client().deleteStream(stream, { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: 0n,
      actualVersion: 1n,
    });
    expect(await take(client().readStream(stream))).toHaveLength(2);
    await client().deleteStream(stream);
    await client().deleteStream(stream);
    expect((await append(stream, 1, NO_STREAM)).nextExpectedRevision).toBe(2n);
  });
  it('31: a subscription to a deleted stream waits for later events', async () => {
    const { stream } = await written(2);
    await client().deleteStream(stream);
    const subscription = client().subscribeToStream(stream);
    const caughtUp = new Promise<void>((resolve) => subscription.on('caughtUp', resolve));
    const following = take(subscription, 1);
    await caughtUp;
    await append(stream, 1, NO_STREAM);
    expect(revisions(await following)).toEqual([2]);
  });
  it('32: a stream that never existed cannot be deleted', async () => {
    const stream = freshName();
    await expect(client().deleteStream(stream)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
    });
  });
  it('33: append, read, subscription, deletion and second tombstone of a tombstoned stream fail; its metadata cannot be read, and not be written if it never was', async () => {
    const { stream, position } = await written(2);
    await client().setStreamMetadata(stream, { maxCount: 5 }, how());
    const { stream: plain } = await written(1);
    await client().tombstoneStream(stream, { expectedRevision: 1n });
    await client().tombstoneStream(plain);
    const calls = [
      append(stream, 1, NO_STREAM),
      append(stream, 1, 1n),
      append(`$$${plain}`, 1, NO_STREAM),
      take(client().readStream(stream)),
      take(client().readStream(stream, { direction: BACKWARDS, fromRevision: END })),
      take(client().subscribeToStream(stream)),
      client().deleteStream(stream),
      client().tombstoneStream(stream),
      client().getStreamMetadata(stream),
    ];
    for (const outcome of await Promise.allSettled(calls))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { type: 'stream-deleted' } });
    expect((await logged(stream, position, 2)).at(-1)).toEqual([stream, '$streamDeleted', 2n ** 63n - 1n]);
  });
  it('33: metadata that a tombstoned stream has goes on taking more', async () => {
    const { stream, position } = await written(1);
    await client().setStreamMetadata(stream, { maxCount: 5 }, how());
    await client().tombstoneStream(stream);
    const again = await client().setStreamMetadata(stream, { maxCount: 6 }, { expectedRevision: 0n, ...how() });
    expect(again.nextExpectedRevision).toBe(1n);
    await expect(client().getStreamMetadata(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    expect((await logged(stream, position, 3)).at(-1)).toEqual([`$$${stream}`, '$metadata', 1n]);
    await expect(append(stream, 1, NO_STREAM)).rejects.toMatchObject({ type: 'stream-deleted' });
  });
  it('33: a stream that never existed can be tombstoned; a subscription receives the tombstone, then the error', async () => {
    const stream = freshName();
    const subscription = client().subscribeToStream(stream);
    const caughtUp = new Promise<void>((resolve) => subscription.on('caughtUp', resolve));
    const seen: string[] = [];
    const following = (async () => {
      for await (const { event: found } of subscription) seen.push(found!.type);
    })();
    await caughtUp;
    await client().tombstoneStream(stream, { expectedRevision: NO_STREAM });
    await expect(following).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream });
    expect(seen).toEqual(['$streamDeleted']);
    await expect(append(stream, 1, NO_STREAM)).rejects.toMatchObject({ type: 'stream-deleted' });
  });
  it('34: no metadata is undefined; maxCount and $tb hide old events, forwards and backwards; the log keeps them', async () => {
    const { stream, position } = await written(6);
    expect((await client().getStreamMetadata(stream)).metadata).toBeUndefined();
    await client().setStreamMetadata(
      stream,
      { maxCount: 2, owner: 'دفتر ۱۰۱' },
      { expectedRevision: NO_STREAM, ...how() },
    );
    expect((await client().getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2, owner: 'دفتر ۱۰۱' });
    expect(revisions(await take(client().readStream(stream)))).toEqual([4, 5]);
    await append(stream, 1, 5n);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: END })))).toEqual([
      6, 5,
    ]);
    await client().setStreamMetadata(stream, { truncateBefore: 3 }, { expectedRevision: 0n, ...how() });
    expect(revisions(await take(client().readStream(stream)))).toEqual([3, 4, 5, 6]);
    expect(revisions(await take(client().readStream(stream, { fromRevision: 5n })))).toEqual([5, 6]);
    await client().setStreamMetadata(stream, { truncateBefore: 99 }, how());
    expect(await take(client().readStream(stream))).toEqual([]);
    expect((await take(client().readAll({ fromPosition: position, maxCount: 1 })))[0]).toMatchObject({
      streamId: stream,
      revision: 5n,
    });
  });
  it('34: metadata alone satisfies STREAM_EXISTS; written to a deleted stream it restores the stream, empty', async () => {
    const stream = freshName();
    await client().setStreamMetadata(stream, { maxCount: 3 }, how());
    expect((await append(stream, 1, STREAM_EXISTS)).nextExpectedRevision).toBe(0n);
    await client().deleteStream(stream);
    await client().setStreamMetadata(stream, { maxCount: 3 }, how());
    expect(await take(client().readStream(stream))).toEqual([]);
    expect((await client().getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 3, truncateBefore: 1 });
  });
};
