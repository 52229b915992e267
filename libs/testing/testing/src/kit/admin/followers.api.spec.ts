import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startService, type Platform, type Reaction, type RunningService } from '@pishkhan/service-kit';
import { apiOf, type Answer } from '../../api-grammar.ts';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import type { TestRequest } from '../../request.ts';
import { notes, sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let service: RunningService;
let own: Platform;
const mended = { now: false };
const files: { wrong: readonly string[]; after: Promise<void> } = { wrong: [], after: Promise.resolve() };

const brittle = {
  ...notes,
  name: 'brittle',
  apply: (...given: Parameters<typeof notes.apply>) => {
    if (!mended.now && (given[1].data as { text: string }).text === 'breaks') throw new Error('of 0084575948');
    return notes.apply(...given);
  },
};
const reactions: readonly Reaction[] = [
  {
    name: 'hear-what-was-written',
    categories: ['note'],
    types: ['NoteWritten'],
    react: async ({ stream }: { readonly stream: string }) => {
      if (!mended.now && stream === 'note-poison') throw new Error('cannot be handled');
    },
  },
];

beforeAll(async () => {
  platform = await startTestPlatform();
  own = {
    ...(await platform.platformFor('followed')),
    faultPatienceMs: 200,
    files: async () => {
      await files.after;
      return [{ file: 'views.sqlite', wrong: files.wrong }];
    },
  };
  service = await startService({ ...sampleService, name: 'followed', reactions, views: [notes, brittle] }, own, {
    host: '127.0.0.1',
    port: 0,
  });
  await service.ready();
}, 60_000);
afterAll(async () => {
  await service.stop();
  await platform.stop();
});
let api: ReturnType<typeof apiOf> | undefined;
const answer = (request: TestRequest, status: number): Promise<Answer> =>
  (api ??= apiOf(service, platform)).when(request).then(status);
const write = (id: string, text: string) => answer(post(`/v1/notes/${id}`, { text }).by('clerk-101'), 201);

interface Found {
  readonly check: string;
  readonly verdict: string;
  readonly details: readonly string[];
}
const followers = async () => (await answer(get('/admin/followers').by('operator-1'), 200)).body;
const checks = async (): Promise<readonly Found[]> =>
  (await answer(get('/admin/examination').by('operator-1'), 200)).body.checks;
const check = async (name: string): Promise<Found> => (await checks()).find((each) => each.check === name)!;

describe('what a service follows, for company IT', () => {
  it('is for the operator only', async () => {
    for (const username of ['clerk-101', 'auditor-1'])
      for (const path of ['/admin/followers', '/admin/examination']) await answer(get(path).by(username), 403);
  });
  it('N18: each view and worker has its place; at the head nothing is behind', async () => {
    await write('1', 'first');
    await eventually(async () => {
      const { head, items } = await followers();
      expect(items).toMatchObject([
        { kind: 'ownReactions', isHere: true, behind: 0, place: head },
        { kind: 'view', name: 'notes', behind: 0, isMore: false, place: head },
        { kind: 'view', name: 'brittle', behind: 0, place: head },
      ]);
    });
  });
  it('N18: one that fails shows how many events it is behind, since when, and the last fault without a number of a person', async () => {
    await write('2', 'breaks');
    await write('3', 'later');
    platform.clock.advance(90_000);
    await eventually(async () => {
      const { items } = await followers();
      expect(items[2]).toMatchObject({
        name: 'brittle',
        behind: 2,
        since: '2026-11-22T04:30:00.000Z',
        seconds: 90,
        lastFault: { kind: 'fault', message: 'of [number]' },
      });
      expect(items[1]).toMatchObject({ name: 'notes', behind: 0 });
    });
  });
});

describe('examination of a running service, for company IT', () => {
  it('N11: says what is wrong in both languages and what to do', async () => {
    await write('poison', 'a');
    await eventually(async () => {
      const found = await checks();
      const wrong = found.filter(({ verdict }) => verdict === 'wrong');
      expect(wrong.map((each) => each.check)).toEqual(['projectors', 'parked']);
      expect(wrong[0]).toMatchObject({
        title: { fa: expect.any(String), en: 'keeping the views' },
        found: { fa: expect.any(String), en: 'Some views keep failing at the same event' },
        remedy: { fa: expect.any(String), en: expect.any(String) },
        details: [expect.stringContaining('brittle')],
      });
      expect(wrong[1]!.details).toEqual(['note-poison']);
      expect(JSON.stringify(found)).not.toContain('0084575948');
    });
  });
  it('N11: a mended service is sound, and what only a stopped folder shows is named', async () => {
    mended.now = true;
    await answer(post('/admin/parked/replays', { host: 'ownReactions', stream: 'note-poison' }).by('operator-1'), 200);
    await eventually(async () => {
      const found = await checks();
      expect(found.filter(({ verdict }) => verdict !== 'sound').map((each) => each.check)).toEqual(['pages']);
    });
  });
  it('N1: a saved place after the end of the log is found', async () => {
    await own.checkpoints.save([{ name: 'relay/followed/position', value: '999999-999999' }]);
    expect(await check('savedPlaces')).toMatchObject({
      verdict: 'wrong',
      details: [expect.stringMatching(/^relay: 999999-/)],
    });
    await own.checkpoints.remove(['relay/followed/position']);
    expect((await check('savedPlaces')).verdict).toBe('sound');
  });
  it('N11: a key file that was changed meanwhile is found before the next start', async () => {
    const file = join(platform.folder, 'texts.key');
    await rename(file, `${file}.kept`);
    expect(await check('keys')).toMatchObject({ verdict: 'wrong', details: ['PISHKHAN_TEXTS_KEY_FILE: ENOENT'] });
    await writeFile(file, Buffer.alloc(32));
    expect(await check('keys')).toMatchObject({ verdict: 'wrong', details: ['PISHKHAN_TEXTS_KEY_FILE: changed'] });
    await rename(`${file}.kept`, file);
    expect((await check('keys')).verdict).toBe('sound');
  });
  it('R8: a missing index is named', async () => {
    await own.database.db!.dropCollection('brittle_v1');
    expect(await check('indexes')).toMatchObject({ verdict: 'wrong', details: ['brittle_v1: the collection itself'] });
  });
  it('N12: a long examination of the files holds up no answer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    files.after = promise;
    files.wrong = ['Tree 3: damaged'];
    expect((await check('files')).verdict).toBe('underWay');
    resolve();
    expect(await check('files')).toMatchObject({
      verdict: 'wrong',
      details: ['views.sqlite: Tree 3: damaged', expect.any(String)],
    });
  });
});
