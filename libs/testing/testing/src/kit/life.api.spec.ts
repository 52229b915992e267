import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandHandler } from '@nestjs/cqrs';
import { somebodyWorks, startService, type ServiceDefinition } from '@pishkhan/service-kit';
import { eventually, get, startTestPlatform, type TestPlatform } from '../index.ts';
import { inFlight, note, sampleService } from './sample-service.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

/** As long as a request counts. */
const RECENT_MS = 2_000;

class Command {}
@CommandHandler(Command)
class First {
  async execute() {}
}
@CommandHandler(Command)
class Second {
  async execute() {}
}

describe('a service', () => {
  it.each<[string, Partial<ServiceDefinition>, RegExp]>([
    ['two deciders of one category', { deciders: [note, { ...note }] }, /category "note"/],
    [
      'a category that is a prefix of another',
      { deciders: [note, { ...note, category: 'note-book' }] },
      /dashed prefix/,
    ],
    ['two handlers of one command', { providers: [First, Second] }, /First and Second both handle Command/],
    ['two views with one name', { views: [...sampleService.views, ...sampleService.views] }, /view "notes_v1"/],
  ])('does not start with %s', async (_, change, message) => {
    const starting = startService(
      { ...sampleService, ...change },
      await platform.platformFor(`wrong-${crypto.randomUUID()}`),
      { host: '127.0.0.1', port: 0 },
    );
    await expect(starting).rejects.toThrow(message);
  });

  it('completes running requests when it stops, and accepts no more', async () => {
    const api = await platform.start({ ...sampleService, name: 'stopping' });
    const answered = api.when(get('/v1/notes/slow/300').by('clerk-101')).then(200);
    await eventually(() => expect(inFlight.count).toBe(1));
    const stopped = api.service.stop();
    expect((await answered).body.text).toBe('سارا احمدی');
    await stopped;
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
    await api.service.stop();
  });

  it('N12: knows that somebody works with it by requests, and not by probes of its health', async () => {
    const api = await platform.start({ ...sampleService, name: 'probed' });
    const before = performance.now();
    await fetch(`${api.url}/health/live`);
    expect(somebodyWorks(before + RECENT_MS)).toBe(false);
    await fetch(`${api.url}/v1/notes`);
    expect(somebodyWorks(before + RECENT_MS)).toBe(true);
    await api.service.stop();
  });

  it('N12: is waited for while it starts, by persons who cannot ask yet', async () => {
    const later = Infinity;
    const own = await platform.platformFor('starting');
    const starting = startService({ ...sampleService, name: 'starting' }, own, { host: '127.0.0.1', port: 0 });
    expect(somebodyWorks(later)).toBe(true);
    const service = await starting;
    expect(somebodyWorks(later)).toBe(false);
    await service.stop();
  });

  it('does not wait for a connection that a client holds in reserve', async () => {
    const { url, service } = await platform.start({ ...sampleService, name: 'reserved' });
    const { hostname, port } = new URL(url);
    const reserve = connect(Number(port), hostname);
    await once(reserve, 'connect');
    const begun = performance.now();
    await service.stop();
    expect(performance.now() - begun).toBeLessThan(5_000);
    reserve.destroy();
  });

  it('replies 503 while its issuer is unreachable', async () => {
    const own = await platform.platformFor('alone');
    const service = await startService(
      { ...sampleService, name: 'alone' },
      { ...own, identity: { issuer: 'http://127.0.0.1:9', audience: 'pishkhan' } },
      { host: '127.0.0.1', port: 0 },
    );
    const response = await fetch(`${service.url}/v1/notes/1`, {
      headers: { authorization: `Bearer ${await platform.tokenFor('clerk-101')}` },
    });
    expect([response.status, ((await response.json()) as { rule: string }).rule]).toEqual([503, 'PartMustBeAvailable']);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    await service.stop();
  });
});
