import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type RunningService } from '@pishkhan/service-kit';
import { eventually, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { apiOf } from '../api-grammar.ts';
import { notes, sampleService } from './sample-service.ts';

let platform: TestPlatform;
let service: RunningService;
const broken = { view: true, relay: true };
const fails = (what: keyof typeof broken): void => {
  if (broken[what]) throw new Error(`the ${what} cannot take this of 0084575948`);
};
const breaking = {
  ...notes,
  name: 'breaking',
  apply: (...given: Parameters<typeof notes.apply>) => {
    fails('view');
    return notes.apply(...given);
  },
};
const publish = {
  NoteWritten: () => {
    fails('relay');
    return undefined;
  },
};

beforeAll(async () => {
  platform = await startTestPlatform();
  const own = await platform.platformFor('standstill');
  const definition = { ...sampleService, name: 'standstill', views: [...sampleService.views, breaking], publish };
  service = await startService(definition, { ...own, faultPatienceMs: 100 }, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await service.stop();
  await platform.stop();
});

interface Ready {
  readonly status: string;
  readonly parts: Readonly<Record<string, Record<string, unknown>>>;
}
const ready = async () => {
  const authorization = `Bearer ${await platform.tokenFor('operator-1')}`;
  const response = await fetch(`${service.url}/health/ready`, { headers: { authorization } });
  return { code: response.status, ...((await response.json()) as Ready) };
};

describe('/health/ready', () => {
  it('names the view that one fact has blocked and reports the blocked relay, until they continue', async () => {
    expect((await ready()).code).toBe(200);
    await apiOf(service, platform)
      .when(post('/v1/notes/1', { text: 'a' }).by('clerk-101'))
      .then(201);
    await eventually(async () => {
      const { code, status, parts } = await ready();
      expect([code, status]).toEqual([503, 'down']);
      expect(parts.projectors).toMatchObject({
        up: false,
        failing: [{ view: 'breaking', lastFault: 'the view cannot take this of [number]' }],
      });
      expect(parts.relay).toMatchObject({
        up: false,
        failing: { lastFault: 'the relay cannot take this of [number]' },
      });
      expect(parts.store).toMatchObject({ up: true });
    });
    Object.assign(broken, { view: false, relay: false });
    await eventually(async () =>
      expect(await ready()).toMatchObject({ code: 200, parts: { projectors: { up: true }, relay: { up: true } } }),
    );
  });
});

describe('a part that never responds', () => {
  it('R3: a command still gets a response by its deadline, and the same key returns its outcome', async () => {
    const own = await platform.platformFor('hanging');
    let hangs = true;
    const append: typeof own.eventStore.append = async (...given) => {
      const appended = await own.eventStore.append(...given);
      return hangs ? new Promise(() => {}) : appended;
    };
    const hanging = await startService(
      { ...sampleService, name: 'hanging' },
      { ...own, answerMs: 300, eventStore: { ...own.eventStore, append } },
      { host: '127.0.0.1', port: 0 },
    );
    const write = post('/v1/notes/7', { text: 'late' }).by('clerk-101').key('one-and-the-same-key');
    const began = performance.now();
    expect((await apiOf(hanging, platform).when(write).then(503)).body.rule).toBe('AnswerMustComeInTime');
    expect(performance.now() - began).toBeLessThan(15_000);
    hangs = false;
    await apiOf(hanging, platform).when(write).then(201);
    expect(await own.eventStore.readStream('note-7')).toHaveLength(1);
    await hanging.stop();
  });
});
