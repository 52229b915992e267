import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type Platform, type Reaction, type RunningService } from '@pishkhan/service-kit';
import { apiOf, type Answer } from '../../api-grammar.ts';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import type { TestRequest } from '../../request.ts';
import { notes, sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let service: RunningService;
let own: Platform;
const mended = { now: false };
const heard: string[] = [];
const hear = async ({ stream, revision }: { stream: string; revision: number }): Promise<void> => {
  if (!mended.now && stream === 'note-poison') throw new Error('this of 0084575948 cannot be handled');
  heard.push(`${stream}/${revision}`);
};
const reactions: readonly Reaction[] = [
  { name: 'hear-what-was-written', categories: ['note'], types: ['NoteWritten'], react: hear },
];

beforeAll(async () => {
  platform = await startTestPlatform();
  own = await platform.platformFor('admin');
  const slow = {
    ...notes,
    name: 'slow',
    apply: (...given: Parameters<typeof notes.apply>) => {
      for (const end = performance.now() + 16; performance.now() < end;);
      return notes.apply(...given);
    },
  };
  service = await startService({ ...sampleService, name: 'admin', reactions, views: [notes, slow] }, own, {
    host: '127.0.0.1',
    port: 0,
  });
  await service.ready();
});
afterAll(async () => {
  await service.stop();
  await platform.stop();
});
let api: ReturnType<typeof apiOf> | undefined;
const answer = (request: TestRequest, status: number): Promise<Answer> =>
  (api ??= apiOf(service, platform)).when(request).then(status);
const write = (id: string, text: string) => answer(post(`/v1/notes/${id}`, { text }).by('clerk-101'), 201);
const rebuild = (view: string, body: object = {}) => post(`/admin/views/${view}/rebuilds`, body).by('operator-1');
const stored = () => own.database.db!.collection<{ _id: string }>('notes_v1');

describe('the views of a service, for company IT', () => {
  it('are for the operator only', async () => {
    for (const username of ['clerk-101', 'auditor-1']) {
      await answer(get('/admin/views').by(username), 403);
      await answer(post('/admin/views/notes/rebuilds', {}).by(username), 403);
    }
    await answer(get('/admin/views'), 401);
    await answer(post('/v1/notes/1', { text: 'a' }).by('operator-1'), 403);
  });
  it('R8: are rebuilt; the same key returns the same report, and the state shows it', async () => {
    await write('1', 'first');
    await write('2', 'second');
    const { body } = await answer(rebuild('notes').key('rebuild-key-1'), 200);
    expect(body).toMatchObject({
      view: 'notes',
      collection: 'notes_v1',
      swap: 'whenEqual',
      outcome: 'swapped',
      facts: 2,
      compared: 2,
      differing: 0,
    });
    expect(body.hashes.rebuilt).toBe(body.hashes.live);
    expect((await answer(rebuild('notes').key('rebuild-key-1'), 200)).body).toEqual(body);
    const { items } = (await answer(get('/admin/views').by('operator-1'), 200)).body;
    expect(items[0]).toMatchObject({
      view: 'notes',
      collection: 'notes_v1',
      faults: 0,
      lastRebuild: { run: body.run },
    });
  });
  it('are compared: a damaged document is named, and repaired when a swap is requested', async () => {
    await stored().updateOne({ _id: 'note-1' }, { $set: { text: 'damaged' } });
    expect((await answer(rebuild('notes'), 200)).body).toMatchObject({
      outcome: 'kept',
      differing: 1,
      differences: [{ key: 'note-1', found: 'different' }],
    });
    expect((await answer(get('/v1/notes/1').by('clerk-101'), 200)).body).toEqual({ text: 'damaged' });
    expect((await answer(rebuild('notes', { swap: 'always' }), 200)).body).toMatchObject({
      outcome: 'swapped',
      differing: 1,
    });
    expect((await answer(get('/v1/notes/1').by('clerk-101'), 200)).body).toEqual({ text: 'first' });
  });
  it('reject impossible requests by name', async () => {
    expect((await answer(rebuild('nothing'), 404)).body.rule).toBe('ViewMustExist');
    expect((await answer(rebuild('notes', { swap: 'perhaps' }), 400)).body.rule).toBe('InvalidInput');
    expect((await answer(rebuild('notes').key('short'), 400)).body.rule).toBe('IdempotencyKeyMustBeGiven');
  });
  it('a long rebuild replies with the address of its state; a second one is rejected', async () => {
    for (let at = 0; at < 250; at++)
      await own.eventStore.append(`note-many-${at}`, 'NoStream', [
        {
          id: crypto.randomUUID(),
          type: 'NoteWritten',
          data: { text: 'x' },
          metadata: (await own.eventStore.readStream('note-1'))[0]!.metadata,
        },
      ]);
    const slow = await answer(rebuild('slow').key('slow-rebuild-1'), 202);
    expect([slow.headers.get('location'), slow.body.view]).toEqual(['/admin/views', 'slow']);
    expect((await answer(rebuild('slow'), 409)).body).toMatchObject({
      rule: 'ViewMustNotBeRebuilding',
      title: 'این فهرست هم‌اکنون بازسازی می‌شود',
    });
    await eventually(async () => {
      const { items } = (await answer(get('/admin/views').by('operator-1'), 200)).body;
      expect(items[1].lastRebuild).toMatchObject({ outcome: 'swapped', differing: 0 });
    });
    expect((await answer(rebuild('slow').key('slow-rebuild-1'), 200)).body).toMatchObject({ outcome: 'swapped' });
  });
});

describe('blocked streams, for company IT', () => {
  it('R6: are shown with the reason, and the parked events replay in order after the cause is fixed', async () => {
    for (const text of ['a', 'b', 'c']) await write('poison', text);
    await eventually(async () => {
      const { items } = (await answer(get('/admin/parked').by('operator-1'), 200)).body;
      expect(items).toMatchObject([
        {
          host: 'ownReactions',
          stream: 'note-poison',
          revision: 0,
          waiting: 2,
          reason: expect.stringContaining('this of [number] cannot be handled'),
        },
      ]);
    });
    const replay = () =>
      post('/admin/parked/replays', { host: 'ownReactions', stream: 'note-poison' }).by('operator-1');
    expect((await answer(replay(), 200)).body).toEqual({ handled: 0, fault: 'this of [number] cannot be handled' });
    mended.now = true;
    expect((await answer(replay(), 200)).body).toEqual({ handled: 3 });
    expect(heard.filter((each) => each.startsWith('note-poison'))).toEqual([
      'note-poison/0',
      'note-poison/1',
      'note-poison/2',
    ]);
    expect((await answer(get('/admin/parked').by('operator-1'), 200)).body).toEqual({ items: [], notKnown: [] });
    await write('poison', 'd');
    await eventually(() => expect(heard).toContain('note-poison/3'));
  });
  it('reject what is not parked, and every role except the operator', async () => {
    const replay = post('/admin/parked/replays', { host: 'inbox', stream: 'note-poison' });
    expect((await answer(replay.by('operator-1'), 404)).body.rule).toBe('StreamMustBeParked');
    await answer(replay.by('auditor-1'), 403);
    await answer(get('/admin/parked').by('head-1'), 403);
  });
});
