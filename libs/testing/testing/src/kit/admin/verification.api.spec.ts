import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byStream, judge, type Invariant } from '@pishkhan/event-store';
import { startService, type Platform, type RunningService } from '@pishkhan/service-kit';
import { apiOf, type Answer } from '../../api-grammar.ts';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import type { TestRequest } from '../../request.ts';
import { notes, sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let service: RunningService;
let own: Platform;

const noNoteIsBad: Invariant = {
  name: 'no note is bad',
  inPersian: 'هیچ یادداشتی بد نیست',
  source: 'A7',
  groupOf: byStream,
  check: (log) => {
    for (const end = performance.now() + 5; performance.now() < end;);
    return judge(
      log,
      ({ stream, data }) => (data as { text: string }).text === 'bad' && `${stream}: by clerk-101, of 0084575948`,
    );
  },
};

beforeAll(async () => {
  platform = await startTestPlatform();
  own = await platform.platformFor('verified');
  service = await startService({ ...sampleService, name: 'verified', views: [notes], invariants: [noNoteIsBad] }, own, {
    host: '127.0.0.1',
    port: 0,
  });
  await service.ready();
  for (let at = 0; at < 150; at++) await write(String(at), 'good');
}, 60_000);
afterAll(async () => {
  await service.stop();
  await platform.stop();
});
let api: ReturnType<typeof apiOf> | undefined;
const answer = (request: TestRequest, status: number): Promise<Answer> =>
  (api ??= apiOf(service, platform)).when(request).then(status);
const write = (id: string, text: string) => answer(post(`/v1/notes/${id}`, { text }).by('clerk-101'), 201);
const start = () => post('/v1/verifications').by('auditor-1');
const stored = () => own.database.db!;

/** Starts a run and waits for its end. */
const verified = async (username = 'auditor-1') => {
  const { body } = await answer(post('/v1/verifications').by(username), 202);
  return eventually(async () => {
    const run = (await answer(get(`/v1/verifications/${body.verificationId}`).by(username), 200)).body;
    expect(run.state).not.toBe('running');
    return run;
  });
};

describe('verification of a running service, for auditors and company IT', () => {
  it('is for these two roles', async () => {
    for (const username of ['clerk-101', 'head-1', 'policy-1']) {
      await answer(post('/v1/verifications').by(username), 403);
      await answer(get('/v1/verifications').by(username), 403);
    }
  });
  it('A7: says in words what holds, with the rule, and that the views are what their events yield', async () => {
    for (const username of ['auditor-1', 'operator-1']) {
      const run = await verified(username);
      expect(run).toMatchObject({ state: 'ended', events: 150 });
      expect(run.findings).toMatchObject([
        { of: 'rule', code: 'case 08', verdict: 'holds', examined: 150 },
        {
          of: 'rule',
          code: 'A7',
          title: { fa: 'هیچ یادداشتی بد نیست', en: 'no note is bad' },
          verdict: 'holds',
          examined: 150,
          violations: 0,
        },
        { of: 'rule', verdict: 'holds', examined: 150 },
        { of: 'view', code: 'notes', verdict: 'holds', examined: 150 },
      ]);
    }
  });
  it('N12: other requests are answered while it runs, one run at a time; the same key is the same run', async () => {
    const first = await answer(start().key('verification-1'), 202);
    const again = await answer(start().key('verification-1'), 202);
    expect(again.body.verificationId).toBe(first.body.verificationId);
    expect((await answer(start(), 409)).body).toMatchObject({
      rule: 'VerificationMustBeAlone',
      data: { verificationId: first.body.verificationId },
    });
    const times: number[] = [];
    await eventually(async () => {
      const asked = performance.now();
      await answer(get('/v1/notes/1').by('clerk-101'), 200);
      times.push(performance.now() - asked);
      expect((await answer(start().key('verification-1'), 200)).body.state).toBe('ended');
    });
    expect(times.length).toBeGreaterThan(3);
    expect(Math.max(...times)).toBeLessThan(400);
  });
  it('A7: a violation is counted with its stream, without a person or a content', async () => {
    await write('wrong', 'bad');
    await stored()
      .collection<{ _id: string }>('notes_v1')
      .updateOne({ _id: 'note-1' }, { $set: { text: 'other' } });
    const run = await verified();
    expect(run.findings[1]).toMatchObject({ verdict: 'broken', violations: 1, places: ['note-wrong'] });
    expect(run.findings[3]).toMatchObject({ of: 'view', verdict: 'broken', violations: 1 });
    expect(JSON.stringify(run)).not.toMatch(/clerk-101|0084575948/);
    const { items } = (await answer(get('/v1/verifications').by('auditor-1'), 200)).body;
    expect(items[0]).toEqual(run);
    expect((await answer(get('/v1/verifications/none-such').by('auditor-1'), 404)).body.rule).toBe(
      'VerificationMustExist',
    );
  });
  it('R8: the run of a process that died is interrupted, and the next one starts', async () => {
    const { body } = await answer(start().key('verification-dead'), 202);
    const dead = { run: 'dead', beatAt: new Date(Date.now() - 60_000) };
    await stored().collection<{ _id: string }>('_verification_locks').updateOne({ _id: 'running' }, { $set: dead });
    expect((await answer(get(`/v1/verifications/${body.verificationId}`).by('auditor-1'), 200)).body.state).toBe(
      'interrupted',
    );
    expect((await verified()).state).toBe('ended');
  });
});
