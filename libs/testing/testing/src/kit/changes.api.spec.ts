import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isWithin } from '@pishkhan/roles';
import { defineService, startService, watchable, type RunningService } from '@pishkhan/service-kit';
import { goodClaims } from '../given/bad-tokens.builders.ts';
import { feedOf, get, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { notes, sampleService } from './sample-service.ts';

/** A note belongs to the office that its text names. */
const changing = defineService({
  ...sampleService,
  name: 'changing',
  changes: [
    watchable({
      one: 'note',
      all: 'notes',
      view: notes,
      access: { counterClerk: 'ownOffice', auditor: 'all' },
      missingRule: 'NoteMustExist',
      isSeenBy: ({ text }, _, reach) => isWithin(reach, { officeId: /office-\d+/.exec(text)?.[0] }),
    }),
  ],
});

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let replica: RunningService;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(changing);
  replica = await startService(changing, await platform.platformFor(changing.name), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await replica.stop();
  await platform.stop();
});

const write = async (id: string, text: string): Promise<string> =>
  (await api.when(post(`/v1/notes/${id}`, { text }).by('clerk-101')).then(201)).headers.get('x-position')!;
const feed = async (watch: string, username = 'clerk-101', url = api.url) =>
  feedOf({ url }, watch, await platform.tokenFor(username));
const opened = async (...given: Parameters<typeof feed>) => {
  const reader = await feed(...given);
  expect((await reader.next())?.changed).toEqual(given[0].split(','));
  return reader;
};

describe('feed of changes', () => {
  it('begins with all that is watched, then says what changed and at which position, without content', async () => {
    const before = await write('1', 'for office-101');
    const reader = await feed('note:note-1,notes');
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.headers.get('cache-control')).toBe('no-store');
    expect(await reader.next()).toEqual({ changed: ['note:note-1', 'notes'], position: before });
    const position = await write('1', 'again for office-101');
    expect(await reader.next()).toEqual({ changed: ['note:note-1', 'notes'], position });
    await api.when(get('/v1/notes/1').with({ 'x-after-position': position }).by('clerk-101')).then(200);
    const other = await write('2', 'for office-101');
    expect(await reader.next()).toEqual({ changed: ['notes'], position: other });
    reader.leave();
  });

  it('N29: is silent about other offices; who loses the right to see something is told of that once', async () => {
    await write('3', 'for office-101');
    const [clerk, auditor] = [await opened('note:note-3,notes'), await opened('notes', 'auditor-1')];
    await write('4', 'for office-102');
    expect((await auditor.next())?.changed).toEqual(['notes']);
    const moved = await write('3', 'for office-102');
    expect(await clerk.next()).toEqual({ changed: ['note:note-3'], position: moved });
    await write('3', 'for office-102, again');
    const own = await write('5', 'for office-101');
    expect(await clerk.next()).toEqual({ changed: ['notes'], position: own });
    clerk.leave();
    auditor.leave();
  });

  it('refuses as the look itself does: unknown and unseen alike, without the role, and what nobody can watch', async () => {
    await write('6', 'for office-102');
    const asked = (watch: string, username = 'clerk-101') =>
      api.when(get(`/v1/changes?watch=${encodeURIComponent(watch)}`).by(username));
    for (const id of ['note-6', 'note-none']) await asked(`note:${id}`).thenRefused(404, 'NoteMustExist');
    await asked('notes', 'head-1').thenRefused(403, 'RoleMustAllow');
    const many = Array.from({ length: 11 }, (_, each) => `note:${each}`).join(',');
    for (const watch of ['bills', 'note', 'notes:1', '', 'notes,', '__proto__', 'note:a/../b', many]) {
      const { body } = await asked(watch).thenRefused(400, 'InvalidInput');
      expect(body.errors).toMatchObject([{ field: 'watch', rule: 'isWatchList' }]);
    }
    await api.when(get('/v1/changes').by('clerk-101')).thenRefused(400, 'InvalidInput');
    expect((await fetch(`${api.url}/v1/changes?watch=notes`)).status).toBe(401);
  });

  it('is heard at every replica, whichever wrote', async () => {
    const reader = await opened('notes', 'clerk-101', replica.url);
    const position = await write('7', 'for office-101');
    expect(await reader.next()).toEqual({ changed: ['notes'], position });
    reader.leave();
  });

  it('ASVS 7.4.1: says nothing to a session that is over, and ends', async () => {
    const token = await platform.issuer.sign({ ...goodClaims(platform.issuer), sid: 'watching' });
    const reader = await feedOf(api, 'notes', token);
    expect(await reader.next()).toBeDefined();
    await fetch(`${api.url}/session`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    await write('8', 'for office-101');
    expect(await reader.next()).toBeUndefined();
  });

  it('N22: a person has at most twenty; one that is left makes room', async () => {
    const readers = await Promise.all(Array.from({ length: 20 }, () => opened('notes', 'clerk-102')));
    const refusal = await api.when(get('/v1/changes?watch=notes').by('clerk-102')).thenRefused(429, 'FeedsMustBeFew');
    expect(refusal.headers.get('retry-after')).toBe('60');
    (await opened('notes')).leave();
    readers[0]!.leave();
    for (let tried = 0; ; tried++) {
      const again = await feed('notes', 'clerk-102').catch(() => undefined);
      if (again) break;
      expect(tried).toBeLessThan(50);
    }
    for (const reader of readers) reader.leave();
  });

  it('ends at once when the process stops', async () => {
    const stopping = await startService(changing, await platform.platformFor(changing.name), {
      host: '127.0.0.1',
      port: 0,
    });
    const reader = await opened('notes', 'clerk-101', stopping.url);
    const begun = performance.now();
    await stopping.stop();
    expect(await reader.next()).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
