import { expect, it } from '@jest/globals';
import { BACKWARDS, END, NO_STREAM, START, type EventStoreDBClient } from '@eventstore/db-client';
import { event, events, freshName, ids, revisions, take } from './samples.ts';

export const reading = (client: () => EventStoreDBClient): void => {
  const written = async (count: number, stream = freshName()) => {
    await client().appendToStream(stream, events(count), { expectedRevision: NO_STREAM });
    return stream;
  };
  it('17, 18, 19: forwards and backwards, from a revision, limited; a read past the end is empty', async () => {
    const stream = await written(6);
    expect(revisions(await take(client().readStream(stream)))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(revisions(await take(client().readStream(stream, { fromRevision: 4n })))).toEqual([4, 5]);
    expect(revisions(await take(client().readStream(stream, { maxCount: 2 })))).toEqual([0, 1]);
    for (const past of [6n, 9n]) expect(await take(client().readStream(stream, { fromRevision: past }))).toEqual([]);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: END })))).toEqual([
      5, 4, 3, 2, 1, 0,
    ]);
    expect(revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: 2n })))).toEqual([
      2, 1, 0,
    ]);
    expect(
      revisions(await take(client().readStream(stream, { direction: BACKWARDS, fromRevision: 99n, maxCount: 2 }))),
    ).toEqual([5, 4]);
  });
  it('20: a missing stream is not found, by name, from any revision, also backwards', async () => {
    const stream = freshName();
    const missing = { type: 'stream-not-found', streamName: stream };
    for (const fromRevision of [START, 5n] as const)
      await expect(take(client().readStream(stream, { fromRevision }))).rejects.toMatchObject(missing);
    for (const fromRevision of [5n, END] as const)
      await expect(take(client().readStream(stream, { direction: BACKWARDS, fromRevision }))).rejects.toMatchObject(
        missing,
      );
  });
  it('20: forwards from the end of a missing stream the read fails', async () => {
    await expect(take(client().readStream(freshName(), { fromRevision: END }))).rejects.toMatchObject({
      type: 'unknown',
    });
  });
  it('21: the log from a position includes it; backwards it is excluded', async () => {
    const [first, second] = await take(client().readStream(await written(2)));
    expect((await take(client().readAll({ fromPosition: second!.position!, maxCount: 1 })))[0]!.id).toBe(second!.id);
    expect(
      (await take(client().readAll({ fromPosition: second!.position!, direction: BACKWARDS, maxCount: 1 })))[0]!.id,
    ).toBe(first!.id);
  });
  it('22: the order of the log is the order of sequential appends', async () => {
    const appended: { readonly id: string; readonly commit: bigint }[] = [];
    for (let i = 0; i < 12; i++) {
      const one = event();
      const { position } = await client().appendToStream(freshName(), one, { expectedRevision: NO_STREAM });
      appended.push({ id: one.id, commit: position!.commit });
    }
    const wanted = new Set(ids(appended));
    const read = await take(
      client().readAll({ fromPosition: { commit: appended[0]!.commit, prepare: appended[0]!.commit }, maxCount: 500 }),
    );
    const log = read.filter(({ id }) => wanted.has(id)).map(({ id, position }) => ({ id, commit: position!.commit }));
    expect(log).toEqual(appended);
    expect(appended.every(({ commit }, index) => index === 0 || commit > appended[index - 1]!.commit)).toBe(true);
  });
};
