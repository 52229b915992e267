import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { behindOf, comparePositions, START, type EventStore } from '@pishkhan/event-store';
import { freshCategory, freshStream, sampleEvent, sampleEvents } from './samples.ts';

export const reading = (store: () => EventStore): void => {
  it('16: Persian JSON, metadata, id and type are returned unchanged', async () => {
    const stream = freshStream();
    const event = sampleEvent(
      { متن: 'گزارش «قبض» ۱۲۳\u200c‌', list: [1, null, true, { deep: '😀' }], text: "'; DROP TABLE events; --" },
      randomUUID(),
    );
    await store().append(stream, 'NoStream', [event]);
    expect(await store().readStream(stream)).toEqual([{ ...event, stream, revision: 0, position: expect.anything() }]);
  });
  it('17: a stream is read in order, from any revision', async () => {
    const stream = freshStream();
    await store().append(stream, 'NoStream', sampleEvents(30));
    expect((await store().readStream(stream)).map(({ revision }) => revision)).toEqual(
      Array.from({ length: 30 }, (_, index) => index),
    );
    expect((await store().readStream(stream, 27)).map(({ revision }) => revision)).toEqual([27, 28, 29]);
  });
  it('18: a read past the end is empty, and a limit is respected', async () => {
    const category = freshCategory();
    const stream = freshStream(category);
    await store().append(stream, 'NoStream', sampleEvents(5));
    expect(await store().readStream(stream, 5)).toEqual([]);
    expect(await store().readAll({ categories: [category], after: START, limit: 3 })).toHaveLength(3);
  });
  it('20: a missing stream has no events', async () => expect(await store().readStream(freshStream())).toEqual([]));
  it('21: a read of the log after an event excludes it and starts with the next', async () => {
    const category = freshCategory();
    await store().append(freshStream(category), 'NoStream', sampleEvents(4));
    const all = await store().readAll({ categories: [category], after: START, limit: 100 });
    const rest = await store().readAll({ categories: [category], after: all[1]!.position, limit: 100 });
    expect(rest).toEqual(all.slice(2));
  });
  it('22: order in the log is the order of sequential appends, and the head is the last of them', async () => {
    const category = freshCategory();
    const written: bigint[] = [];
    for (let i = 0; i < 10; i++)
      written.push((await store().append(freshStream(category), 'NoStream', [sampleEvent()])).position.commit);
    const read = await store().readAll({ categories: [category], after: START, limit: 100 });
    expect(read.map(({ position }) => position.commit)).toEqual(written);
    expect(comparePositions(await store().head(), read.at(-1)!.position)).toBeGreaterThanOrEqual(0);
  });
  it('22: no event is ever inserted before a head that was read', async () => {
    const category = freshCategory();
    const writing = new AbortController();
    const writers = Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let i = 0; i < 25; i++) await store().append(freshStream(category), 'NoStream', sampleEvents(2));
      }),
    ).finally(() => writing.abort());
    const seen = [];
    for (let after = START; !writing.signal.aborted;) {
      const events = await store().readAll({ categories: [category], after, limit: 7 });
      seen.push(...events);
      after = events.at(-1)?.position ?? after;
      await new Promise(setImmediate);
    }
    await writers;
    seen.push(
      ...(await store().readAll({ categories: [category], after: seen.at(-1)?.position ?? START, limit: 10_000 })),
    );
    expect(seen.map(({ id }) => id)).toEqual(
      (await store().readAll({ categories: [category], after: START, limit: 10_000 })).map(({ id }) => id),
    );
    expect(seen).toHaveLength(800);
  });
  it('27: categories match whole names only', async () => {
    const category = freshCategory();
    const wanted = [`${category}-1`, `${category}x-1`];
    for (const stream of [...wanted, `${category}y-1`, category])
      await store().append(stream, 'NoStream', [sampleEvent()]);
    const read = await store().readAll({ categories: [category, `${category}x`], after: START, limit: 100 });
    expect(read.map(({ stream }) => stream)).toEqual(wanted);
  });
  it('the lag of a subscription counts only events of its category', async () => {
    const [category, other] = [freshCategory(), freshCategory()];
    const { position } = await store().append(`${category}-1`, 'NoStream', [sampleEvent()]);
    await store().append(`${other}-1`, 'NoStream', sampleEvents(3));
    expect(await behindOf(store(), [category], position)).toBe(0);
    expect(await behindOf(store(), [other], position)).toBeGreaterThan(0);
    expect(await behindOf(store(), [category], START)).toBeGreaterThan(0);
  });
};
