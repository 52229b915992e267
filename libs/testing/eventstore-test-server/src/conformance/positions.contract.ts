import { expect, it } from '@jest/globals';
import {
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  streamNameFilter,
  type AppendToStreamOptions,
  type EventStoreDBClient,
  type Position,
} from '@eventstore/db-client';
import { category, event, events, freshName, ids, take } from './samples.ts';

/** Far behind the last record of a log that grows during a spec. */
const FAR = 50_000_000n;
/** So far that 500 events reach it. */
const NEAR = 20_000n;
const moved = ({ commit }: Position, by: bigint): Position => ({ commit: commit + by, prepare: commit + by });

/** Positions of the log: those of records, and those that a client may not name. */
export const positions = (
  client: () => EventStoreDBClient,
  how: () => Pick<AppendToStreamOptions, 'credentials'>,
): void => {
  const append = async (stream = freshName(), count = 1) => {
    const answer = await client().appendToStream(stream, events(count), { expectedRevision: NO_STREAM, ...how() });
    return answer.position!;
  };
  const read = (fromPosition: Position, direction: typeof FORWARDS | typeof BACKWARDS = FORWARDS) =>
    take(client().readAll({ fromPosition, direction, maxCount: 1 }), 1);

  it('22: positions are not numbers of events: right after that of an event no record starts; reads and subscriptions from there fail', async () => {
    const position = await append();
    await append();
    const between = moved(position, 1n);
    for (const calls of [
      read(between),
      read(between, BACKWARDS),
      take(client().subscribeToAll({ fromPosition: between }), 1),
    ])
      await expect(calls).rejects.toMatchObject({ type: 'unknown' });
  });
  it('22: a position with commit before prepare fails', async () => {
    const { commit, prepare } = await append();
    await expect(read({ commit, prepare: prepare + 1n })).rejects.toMatchObject({ type: 'unknown' });
  });
  it('22: past the end of the log nothing is read forwards, and a read backwards fails', async () => {
    const past = moved(await append(), FAR);
    expect(await read(past)).toEqual([]);
    await expect(read(past, BACKWARDS)).rejects.toMatchObject({ type: 'unknown' });
  });
  it('22: a subscription past the end of the log is confirmed and caught up; it begins when the log has grown past it', async () => {
    const past = moved(await append(), NEAR);
    const stream = freshName();
    const subscription = client().subscribeToAll({
      fromPosition: past,
      filter: streamNameFilter({ prefixes: [category(stream)] }),
    });
    const caughtUp = new Promise<void>((resolve) => subscription.on('caughtUp', resolve));
    const first = take(subscription, 1);
    await caughtUp;
    await append(stream, 500);
    const written = await take(client().readStream(stream));
    const [begun] = await first;
    expect(begun!.id).toBe(written.find(({ position }) => position!.commit > past.commit)!.id);
    expect(begun!.revision).toBeGreaterThan(0n);
  });
  it('13, 22: an append without events has a position, after all earlier events and before later ones', async () => {
    const stream = freshName();
    const [first] = [await append(stream)];
    const empty = await client().appendToStream(stream, [], { expectedRevision: 0n, ...how() });
    const later = await client().appendToStream(stream, event(), { expectedRevision: 0n, ...how() });
    expect(empty).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(empty.position!.commit).toBeGreaterThan(first.commit);
    expect(later.position!.commit).toBeGreaterThan(empty.position!.commit);
  });
  it('21, 22: from START, and from END both ways', async () => {
    const stream = freshName();
    await append(stream);
    const [last] = await take(client().readStream(stream));
    expect(await take(client().readAll({ fromPosition: END, maxCount: 5 }))).toEqual([]);
    expect(await take(client().readAll({ fromPosition: START, maxCount: 1 }))).toHaveLength(1);
    const back = await take(client().readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 500 }));
    expect(ids(back)).toContain(last!.id);
  });
};
