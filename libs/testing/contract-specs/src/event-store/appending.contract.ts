import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AppendTooLarge, comparePositions, WrongExpectedRevision, type EventStore } from '@pishkhan/event-store';
import { freshStream, sampleEvent, sampleEvents } from './samples.ts';

export const appending = (store: () => EventStore): void => {
  it('1: NoStream on a new stream yields revision 0, and again 0 when repeated', async () => {
    const { revision, position } = await store().append(freshStream(), 'NoStream', [sampleEvent()]);
    expect(revision).toBe(0);
    expect(position.commit).toBe(position.prepare);
  });
  it('2: k events at the exact last revision yield last + k', async () => {
    const stream = freshStream();
    await store().append(stream, 'NoStream', sampleEvents(2));
    expect((await store().append(stream, 1, sampleEvents(3))).revision).toBe(4);
  });
  it('3: one append has consecutive revisions and rising positions, adjacent in the log; the result is the last position', async () => {
    const stream = freshStream();
    const others = Promise.all(
      Array.from({ length: 20 }, () => store().append(freshStream(), 'NoStream', sampleEvents(2))),
    );
    const { position } = await store().append(stream, 'NoStream', sampleEvents(5));
    await others;
    const events = await store().readStream(stream);
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(events.at(-1)!.position).toEqual(position);
    const log = await store().readAll({ after: events[0]!.position, limit: 4 });
    expect(log.map(({ id }) => id)).toEqual(events.slice(1).map(({ id }) => id));
    expect(log.every(({ position }, index) => comparePositions(events[index]!.position, position) < 0)).toBe(true);
  });
  it('4: NoStream on an existing stream, with new ids, fails and names the actual revision', async () => {
    const stream = freshStream();
    await store().append(stream, 'NoStream', sampleEvents(2));
    await expect(store().append(stream, 'NoStream', [sampleEvent()])).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      stream,
      expected: 'NoStream',
      actual: 1,
    });
  });
  it('5: an exact revision of a missing stream fails with NoStream as actual revision', async () => {
    await expect(store().append(freshStream(), 3, [sampleEvent()])).rejects.toMatchObject({ actual: 'NoStream' });
  });
  it.each([[0], [5]])(
    '6: revision %i, where 2 is the last, with new ids: fails and writes nothing',
    async (expected) => {
      const stream = freshStream();
      await store().append(stream, 'NoStream', sampleEvents(3));
      await expect(store().append(stream, expected, [sampleEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(await store().readStream(stream)).toHaveLength(3);
    },
  );
  it('7: a repeated append, even later, returns the first result and adds nothing', async () => {
    const stream = freshStream();
    const [first, second] = [sampleEvents(2), sampleEvents(2)];
    const created = await store().append(stream, 'NoStream', first);
    const added = await store().append(stream, 1, second);
    await store().append(stream, 3, [sampleEvent()]);
    expect(await store().append(stream, 'NoStream', first)).toEqual(created);
    expect(await store().append(stream, 1, second)).toEqual(added);
    expect(await store().readStream(stream)).toHaveLength(5);
  });
  it('7: an append repeated while the first is in progress is written once', async () => {
    const stream = freshStream();
    const events = sampleEvents(2);
    const answers = await Promise.all([
      store().append(stream, 'NoStream', events),
      store().append(stream, 'NoStream', events),
    ]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await store().readStream(stream)).toHaveLength(2);
  });
  it('8: first id stored, second new: fails and writes nothing', async () => {
    const stream = freshStream();
    const [a, b] = sampleEvents(2);
    await store().append(stream, 'NoStream', [a!, b!]);
    await expect(store().append(stream, 'NoStream', [a!, sampleEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await store().readStream(stream)).toHaveLength(2);
  });
  it('9: stored ids reordered, or with one more at the end: fails', async () => {
    const stream = freshStream();
    const [a, b] = sampleEvents(2);
    await store().append(stream, 'NoStream', [a!, b!]);
    await expect(store().append(stream, 'NoStream', [b!, a!])).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(store().append(stream, 'NoStream', [a!, b!, sampleEvent()])).rejects.toBeInstanceOf(
      WrongExpectedRevision,
    );
    expect(await store().readStream(stream)).toHaveLength(2);
  });
  it('10: a used id is accepted in another stream and at a later revision', async () => {
    const [event, stream] = [sampleEvent({}, randomUUID()), freshStream()];
    await store().append(stream, 'NoStream', [event]);
    expect((await store().append(stream, 0, [event])).revision).toBe(1);
    expect((await store().append(freshStream(), 'NoStream', [event])).revision).toBe(0);
  });
  it('12: of 100 parallel appends at one revision exactly one succeeds', async () => {
    const stream = freshStream();
    await store().append(stream, 'NoStream', [sampleEvent()]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => store().append(stream, 0, [sampleEvent()])),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store().readStream(stream)).toHaveLength(2);
  });
  it('13: no events at the right revision: succeeds and adds nothing; at a wrong one: fails', async () => {
    const stream = freshStream();
    const { revision } = await store().append(stream, 'NoStream', sampleEvents(2));
    expect((await store().append(stream, 1, [])).revision).toBe(revision);
    await expect(store().append(stream, 0, [])).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await store().readStream(stream)).toHaveLength(2);
  });
  it('14: over the limit: AppendTooLarge, nothing is written', async () => {
    const stream = freshStream();
    await store().append(stream, 'NoStream', [sampleEvent()]);
    await expect(
      store().append(stream, 0, [
        sampleEvent({ text: 'x'.repeat(700_000) }),
        sampleEvent({ text: 'x'.repeat(700_000) }),
      ]),
    ).rejects.toBeInstanceOf(AppendTooLarge);
    expect((await store().append(stream, 0, [sampleEvent({ text: 'x'.repeat(900_000) })])).revision).toBe(1);
  });
};
