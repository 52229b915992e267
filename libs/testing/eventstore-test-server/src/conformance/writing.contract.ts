import { expect, it } from '@jest/globals';
import {
  ANY,
  binaryEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendToStreamOptions,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { event, events, freshName, ids, take } from './samples.ts';

export const writing = (
  client: () => EventStoreDBClient,
  how: () => Pick<AppendToStreamOptions, 'credentials'>,
): void => {
  const append = (
    stream: string,
    written: Parameters<EventStoreDBClient['appendToStream']>[1],
    expectedRevision: AppendToStreamOptions['expectedRevision'],
  ) => client().appendToStream(stream, written, { expectedRevision, ...how() });
  const stored = async (stream: string) => (await take(client().readStream(stream))).length;
  it('1, 2, 3: a new stream starts at 0, k events end at last + k, adjacent in the log with rising positions, and the reply has the last', async () => {
    const stream = freshName();
    const first = await append(stream, event(), NO_STREAM);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 0n });
    const more = await append(stream, events(3), 0n);
    expect(more.nextExpectedRevision).toBe(3n);
    expect(more.position!.commit).toBeGreaterThan(first.position!.commit);
    expect(more.position!.commit).toBe(more.position!.prepare);
    const read = await take(client().readStream(stream, { fromRevision: 1n }));
    expect(read.at(-1)!.position).toEqual(more.position);
    const log = await take(client().readAll({ fromPosition: read[0]!.position!, maxCount: 3 }));
    expect(ids(log)).toEqual(ids(read));
    expect(log.every(({ position }, index) => index === 0 || position!.commit > log[index - 1]!.position!.commit)).toBe(
      true,
    );
  });
  it('4, 5, 6: new ids at a wrong revision fail with the actual one, and nothing is written', async () => {
    const stream = freshName();
    await expect(append(stream, event(), 4n)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 'no_stream',
      expectedVersion: 4n,
    });
    await append(stream, events(2), NO_STREAM);
    await expect(append(stream, event(), NO_STREAM)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 1n,
    });
    for (const wrong of [0n, 7n])
      await expect(append(stream, event(), wrong)).rejects.toMatchObject({
        actualVersion: 1n,
        expectedVersion: wrong,
        streamName: stream,
      });
    expect(await stored(stream)).toBe(2);
  });
  it('7, 8, 9: repeated, even later, it returns the first result; with a new second id, reordered or longer it fails; nothing is added', async () => {
    const [stream, written] = [freshName(), events(3)];
    const first = await append(stream, written, NO_STREAM);
    await append(stream, event(), 2n);
    expect(await append(stream, written, NO_STREAM)).toEqual(first);
    expect((await append(stream, written.slice(1), 0n)).position).toEqual(first.position);
    await expect(append(stream, [written[0]!, event()], NO_STREAM)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 3n,
    });
    await expect(append(stream, written.toReversed(), NO_STREAM)).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    await expect(append(stream, [...written, event(), event()], NO_STREAM)).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    expect(await stored(stream)).toBe(4);
  });
  it('10: a used id is accepted in another stream and at a later revision', async () => {
    const [stream, one] = [freshName(), event()];
    await append(stream, one, NO_STREAM);
    expect((await append(stream, one, 0n)).nextExpectedRevision).toBe(1n);
    expect((await append(freshName(), one, NO_STREAM)).nextExpectedRevision).toBe(0n);
    expect(await stored(stream)).toBe(2);
  });
  it('11: StreamExists on a missing stream fails, on an existing one writes; Any always writes', async () => {
    const stream = freshName();
    await expect(append(stream, event(), STREAM_EXISTS)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 'no_stream',
    });
    expect((await append(stream, event(), ANY)).nextExpectedRevision).toBe(0n);
    expect((await append(stream, event(), STREAM_EXISTS)).nextExpectedRevision).toBe(1n);
  });
  it('13: no events at the right revision: succeeds, adds nothing; at a wrong one it fails', async () => {
    const stream = freshName();
    await append(stream, events(2), NO_STREAM);
    expect((await append(stream, [], 1n)).nextExpectedRevision).toBe(1n);
    await expect(append(stream, [], 0n)).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    expect((await append(stream, event(), 1n)).nextExpectedRevision).toBe(2n);
  });
  it('12: of 100 appends at one revision, in flight at once, one succeeds', async () => {
    const stream = freshName();
    await append(stream, event(), NO_STREAM);
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => append(stream, event(), 0n)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stored(stream)).toBe(2);
  });
  it('16: Persian JSON, bytes, metadata, id and type are returned unchanged; created is the time of the append, and never changes', async () => {
    const [stream, json, bytes] = [
      freshName(),
      event(),
      binaryEvent({ type: 'Bytes', data: Buffer.from([0, 255, 7]), metadata: Buffer.from([1, 2]) }),
    ];
    await append(stream, [json, bytes], NO_STREAM);
    const read = [];
    for await (const { event: found } of client().readStream(stream)) read.push(found!);
    expect(read[0]).toMatchObject({
      id: json.id,
      type: json.type,
      data: json.data,
      metadata: json.metadata,
      isJson: true,
      revision: 0n,
      streamId: stream,
    });
    expect(read[1]).toMatchObject({ id: bytes.id, type: 'Bytes', isJson: false, revision: 1n });
    expect([...(read[1]!.data as Uint8Array)]).toEqual([0, 255, 7]);
    expect([...(read[1]!.metadata as Uint8Array)]).toEqual([1, 2]);
    for (const { created } of read) expect(Math.abs(created.getTime() - Date.now())).toBeLessThan(60_000);
    expect((await take(client().readStream(stream))).map(({ created }) => created)).toEqual(
      read.map(({ created }) => created),
    );
  });
};
