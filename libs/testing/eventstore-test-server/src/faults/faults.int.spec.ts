import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { eventually } from '@pishkhan/testing/eventually';
import { errorOf, openBatch } from '../conformance/raw-batch.ts';
import { event, freshName, ids, take } from '../conformance/samples.ts';
import { grpc } from '../protocol/definitions.ts';
import { startEventStoreTestServer, type EventStoreTestServer } from '../start.ts';

const TIMEOUT = 'event_store.client.Timeout';
const NOT_READY = 'google.protobuf.Empty';

describe('planned faults of the test server', () => {
  let server: EventStoreTestServer;
  let client: EventStoreDBClient;
  const one = () => ({ stream: freshName(), events: [event()] });
  const stored = (stream: string) => take(client.readStream(stream)).then(ids, () => 'missing');
  const silence = <Result>(outcome: Promise<Result>) => Promise.race([outcome, sleep(200, 'no answer' as const)]);

  beforeEach(async () => {
    server = await startEventStoreTestServer({ file: ':memory:', startMs: 300 });
    client = EventStoreDBClient.connectionString(server.connectionString);
  });
  afterEach(async () => {
    await client.dispose();
    await server.stop();
  });

  it('a server whose clock is ahead answers Timeout to every deadline of the client; an append without one is written', async () => {
    server.misbehave({ clockAheadMs: 20_000 });
    const batch = await openBatch(client);
    const [late, without] = [one(), one()];
    expect(errorOf(await batch.append({ ...late, deadline: new Date(Date.now() + 10_000) }))).toBe(TIMEOUT);
    expect(errorOf(await batch.append(without))).toBeUndefined();
    expect(await stored(late.stream)).toBe('missing');
    await expect(
      client.appendToStream(freshName(), event(), { expectedRevision: NO_STREAM, deadline: 10_000 }),
    ).rejects.toMatchObject({ type: 'deadline-exceeded' });
  });
  it.each(['written', 'lost'] as const)(
    'an unreplicated append: Timeout, its repeat gets no answer until then, and it is %s afterwards',
    async (unreplicated) => {
      server.misbehave({ appends: [{ unreplicated, afterMs: 600 }] });
      const [batch, sent] = [await openBatch(client), one()];
      const first = batch.append(sent);
      await eventually(() => server.counts().appends.received === 1);
      expect(await silence(batch.append({ ...sent, events: [event()] }))).toBe('no answer');
      expect(errorOf(await first)).toBe(TIMEOUT);
      const again = await batch.append(sent);
      if (unreplicated === 'written') {
        expect(errorOf(again)).toBeUndefined();
        expect(await stored(sent.stream)).toEqual(ids(sent.events));
      } else expect(errorOf(again)).toBe('event_store.client.WrongExpectedVersion');
    },
  );
  it('an unreplicated append takes 4 s by default, the two timeouts of a real server', async () => {
    server.misbehave({ appends: [{ unreplicated: 'lost' }] });
    const [batch, sent] = [await openBatch(client), one()];
    const [begun, first] = [performance.now(), batch.append(sent)];
    expect(errorOf(await first)).toBe(TIMEOUT);
    expect(performance.now() - begun).toBeGreaterThan(3900);
    expect(errorOf(await batch.append(sent))).toBeUndefined();
  });
  it('15.1: a batch call that is half-closed with two appends unanswered ends with the first answer; the other is lost', async () => {
    server.misbehave({ appends: [{ lateMs: 100 }, { lateMs: 500 }] });
    const [batch, lost] = [await openBatch(client), one()];
    const [first, second] = [batch.append(one()), batch.append(lost)];
    batch.halfClose();
    expect(errorOf(await first)).toBeUndefined();
    expect(await batch.over).toBe(grpc.status.OK);
    await sleep(600);
    expect(await silence(second)).toBe('no answer');
    expect(await stored(lost.stream)).toEqual(ids(lost.events));
  });
  it('an election: appends in progress are answered Timeout, calls that begin get UNAVAILABLE, then all works', async () => {
    server.misbehave({ appends: [{ lateMs: 60_000 }] });
    const [batch, running] = [await openBatch(client), one()];
    const following = take(client.subscribeToStream(running.stream), 2);
    const answer = batch.append(running);
    await eventually(() => server.counts().appends.received === 1);
    await sleep(20);
    server.elect(1000);
    expect(errorOf(await answer)).toBe(TIMEOUT);
    expect(errorOf(await batch.append(one()))).toBe(NOT_READY);
    await expect(take(client.readStream(running.stream))).rejects.toMatchObject({ type: 'unavailable' });
    await expect(client.deleteStream(running.stream)).rejects.toMatchObject({ type: 'unavailable' });
    const after = { ...running, events: [event()], after: 0 };
    await eventually(async () => (await stored(running.stream)) !== 'missing', 10_000);
    expect(errorOf(await batch.append(after))).toBeUndefined();
    expect(ids(await following)).toEqual(ids([...running.events, ...after.events]));
  });
  it('a silent election: calls that begin get no answer, also afterwards; new ones do', async () => {
    const batch = await openBatch(client);
    server.elect(300, 'silence');
    const [answer, read] = [batch.append(one()), stored(freshName())];
    await sleep(400);
    expect(errorOf(await batch.append(one()))).toBeUndefined();
    expect(await silence(answer)).toBe('no answer');
    expect(await silence(read)).toBe('no answer');
  });
  it('comes back after the time that it needs', async () => {
    await server.fallOver();
    const begun = performance.now();
    await server.comeBack();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(299);
    expect(errorOf(await (await openBatch(client)).append(one()))).toBeUndefined();
  });
  it('P12: counts the calls open at once on a connection, the appends, their repeats and answers', async () => {
    const [batches, sent] = [await Promise.all([openBatch(client), openBatch(client)]), one()];
    for (const batch of [...batches, batches[0]]) await batch!.append(sent);
    expect(server.counts()).toMatchObject({
      appendCalls: { begun: 2, open: 2, mostPerConnection: 2 },
      appends: { received: 3, repeated: 2, answered: 3 },
    });
    await stored(sent.stream);
    batches.forEach(({ cancel }) => cancel());
    await eventually(() => server.counts().calls.open === 0);
    expect(server.counts()).toMatchObject({ appendCalls: { begun: 2, open: 0 }, reads: { begun: 1, open: 0 } });
    const { port } = new URL(server.connectionString);
    expect(await (await fetch(`http://127.0.0.1:${port}/stats`)).json()).toEqual(server.counts());
  });
});
