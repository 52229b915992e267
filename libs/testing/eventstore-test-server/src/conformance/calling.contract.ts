import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { grpc } from '../protocol/definitions.ts';
import { errorOf, openBatch } from './raw-batch.ts';
import { event, events, freshName, ids, take } from './samples.ts';

/** Long enough for a server to end a call, or to answer one, if it were to. */
const SOON_MS = 500;
const CALLS_PER_CONNECTION = 100;
let connections = 0;

/** The beginning and the end of BatchAppend calls, and the deadline of an append. */
export const calling = (client: () => EventStoreDBClient, connectionString: () => string): void => {
  /** Whether it settles soon. */
  const soon = <Result>(outcome: Promise<Result>): Promise<Result | 'still open'> =>
    Promise.race([outcome, sleep(SOON_MS, 'still open' as const)]);
  const one = () => ({ stream: freshName(), events: [event()] });
  /** A client with a connection of its own: channels with equal options would share one. */
  const onOwnConnection = async (work: (own: EventStoreDBClient) => Promise<void>) => {
    const joint = connectionString().includes('?') ? '&' : '?';
    const own = EventStoreDBClient.connectionString(
      `${connectionString()}${joint}keepAliveInterval=${20_000 + ++connections}`,
    );
    try {
      await work(own);
    } finally {
      await own.dispose();
    }
  };

  it('15.1: a call that is half-closed before its one answer ends with status OK after it', async () => {
    const batch = await openBatch(client());
    const large = Array.from({ length: 200 }, () => event({ text: 'x'.repeat(4000) }));
    const answer = batch.append({ stream: freshName(), events: large });
    batch.halfClose();
    expect(errorOf(await answer)).toBeUndefined();
    expect(await soon(batch.over)).toBe(grpc.status.OK);
  });
  it('15.1: a call that is half-closed after its answer stays open until its deadline', async () => {
    const batch = await openBatch(client(), 3 * SOON_MS);
    expect(errorOf(await batch.append(one()))).toBeUndefined();
    batch.halfClose();
    expect(await soon(batch.over)).toBe('still open');
    expect(await batch.over).toBe(grpc.status.DEADLINE_EXCEEDED);
  });
  it('15.1: a call that is half-closed after its answer stays open until it is cancelled', async () => {
    const batch = await openBatch(client());
    expect(errorOf(await batch.append(one()))).toBeUndefined();
    batch.halfClose();
    expect(await soon(batch.over)).toBe('still open');
    batch.cancel();
    expect(await batch.over).toBe(grpc.status.CANCELLED);
  });
  it('15.1: many appends in flight on one call: each answer has the correlation id of its append', async () => {
    const [batch, sent] = [await openBatch(client()), Array.from({ length: 50 }, (_, index) => index + 1)];
    const revisions = sent.map(async (count) => {
      const answer = await batch.append({ stream: freshName(), events: events(count) });
      return Number(answer.getSuccess()?.getCurrentRevision());
    });
    expect(await Promise.all(revisions)).toEqual(sent.map((count) => count - 1));
    batch.cancel();
  });
  it('15.1: a connection carries 100 calls at once; further appends and reads begin when others end', async () => {
    const { stream, events: written } = { stream: freshName(), events: events(2) };
    await client().appendToStream(stream, written, { expectedRevision: NO_STREAM });
    await onOwnConnection(async (own) => {
      const open = await Promise.all(Array.from({ length: CALLS_PER_CONNECTION }, () => openBatch(own)));
      for (const answer of await Promise.all(open.map((batch) => batch.append(one()))))
        expect(errorOf(answer)).toBeUndefined();
      const further = await openBatch(own);
      const [answer, read] = [further.append(one()), take(own.readStream(stream))];
      expect(await soon(answer)).toBe('still open');
      expect(await soon(read)).toBe('still open');
      open[0]!.cancel();
      open[1]!.cancel();
      expect(errorOf(await answer)).toBeUndefined();
      expect(ids(await read)).toEqual(ids(written));
      for (const batch of [...open, further]) batch.cancel();
    });
  });
  it('15.1: an append with a past deadline is answered Timeout at once and writes nothing; without a deadline it is written', async () => {
    const [batch, late, without] = [await openBatch(client()), one(), one()];
    const answer = await soon(batch.append({ ...late, deadline: new Date(Date.now() - 60_000) }));
    expect(answer === 'still open' ? answer : errorOf(answer)).toBe('event_store.client.Timeout');
    await expect(take(client().readStream(late.stream))).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(errorOf(await batch.append(without))).toBeUndefined();
    expect(ids(await take(client().readStream(without.stream)))).toEqual(ids(without.events));
    batch.cancel();
  });
};
