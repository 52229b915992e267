import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseOpened } from '@pishkhan/contracts';
import { startService } from '@pishkhan/service-kit';
import {
  accountsOpened,
  dyingStore,
  eventually,
  get,
  post,
  readsMeters,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { metering } from '../index.ts';

const accountId = '10203040';
const because = 'مراجعه حضوری مشترک';
const caseId = '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44';
const meter = { serial: 'S7-1', accountId, capacity: 'G4', registerDigits: 5, installedOn: '2026-06-21', index: 120 };
const endpoints = ['/v1/meters/S7-1', '/v1/meters/S7-1/readings'];

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const lookUpsOf = async (reader: string) =>
  (await platform.eventStore.readStream(`looked-up-meters-2026-11-22-${reader}`)).flatMap(
    ({ data }) => (data as { lookUps: readonly Record<string, unknown>[] }).lookUps,
  );
const bodyOf = async (path: string, who: string, reason?: string) => {
  const asked = get(path).by(who);
  return (await api.when(reason === undefined ? asked : asked.because(reason)).then(200)).body;
};

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, accountId);
  await api
    .given(readsMeters({ meters: ['S7-1'] }))
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
  await eventually(() => api.when(post('/v1/meters', meter).by('connections-1')).then(201));
  const csv = 'meter_serial,read_on,index,kind,reader\nS7-1,1405-05-01,190,actual,r1';
  await api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
  const about = { caseId, accountId, officeId: 'office-101', restricted: false };
  await speaking(platform.messages)(said(caseOpened, `case-${caseId}`, about));
});
afterAll(() => platform.stop());

describe('N7, S7: meter and readings of a household', () => {
  it.each(endpoints)('%s hides every index without a reason, shows it with one, and records both', async (path) => {
    for (const who of ['clerk-101', 'affairs-1', 'auditor-1', 'reader-zagros']) {
      const before = (await lookUpsOf(who)).length;
      const masked = JSON.stringify(await bodyOf(path, who));
      expect(masked).toContain('"masked":true');
      expect(masked).not.toMatch(/index|lastReading|faults|readerId|\b190\b|\b120\b/i);
      expect(JSON.stringify(await bodyOf(path, who, because))).toContain('"index":190');
      expect((await lookUpsOf(who)).slice(before)).toMatchObject([
        { form: 'masked', accounts: [accountId], counties: ['county-1'] },
        { form: 'whole', accounts: [accountId], counties: ['county-1'], reason: { kind: 'text', text: because } },
      ]);
    }
  });
  it('a case is a reason by its id, if the reader may see it', async () => {
    await eventually(() => bodyOf(endpoints[0]!, 'clerk-101', caseId));
    expect((await lookUpsOf('clerk-101')).at(-1)).toMatchObject({ reason: { kind: 'case', caseId, concerned: true } });
    await api.when(get(endpoints[0]!).because(caseId).by('clerk-102')).thenRefused(422, 'ReasonMustBeVisibleCase');
  });
  it('the head of the county sees who read the meter, contractors too, and how many rows', async () => {
    const { items } = await bodyOf(`/v1/look-ups?account=${accountId}&limit=200`, 'head-1');
    const endpoint = 'GET /v1/meters/{meterId}/readings';
    for (const reader of ['clerk-101', 'reader-zagros'])
      expect(items).toContainEqual(expect.objectContaining({ reader, endpoint, form: 'whole', reason: because }));
    expect(items).toContainEqual(expect.objectContaining({ reader: 'clerk-101', endpoint, rows: 2 }));
  });
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a process killed %s the record has answered nothing', async (when, recorded) => {
    const reader = when === 'before' ? 'representative-101-a' : 'representative-101-b';
    const own = await platform.platformFor('metering');
    const { store: eventStore } = dyingStore(platform.eventStore, { event: 'PersonalDataLookedUp', when });
    const mortal = await startService(metering, { ...own, eventStore }, { host: '127.0.0.1', port: 0 });
    try {
      await mortal.ready();
      const authorization = `Bearer ${await platform.tokenFor(reader)}`;
      const headers = { authorization, 'x-reason': encodeURIComponent(because) };
      const answer = await fetch(`${mortal.url}${endpoints[1]}`, { headers });
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toMatch(/"index"|\b190\b/);
    } finally {
      await mortal.stop();
    }
    expect(await lookUpsOf(reader)).toHaveLength(recorded);
  });
});
