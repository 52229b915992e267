import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personErasureConfirmed } from '@pishkhan/contracts';
import {
  accountsOpened,
  eventually,
  get,
  post,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { metering } from '../index.ts';

const [mobile, nationalId] = ['۰۹۱۲ ۳۴۵ ۶۷۸۹', '0084575948'];
const text = `همسایه با شماره ${mobile} خبر داد؛ کد ملی ${nationalId}`;
const shown = 'همسایه با شماره [شماره همراه] خبر داد؛ کد ملی [کد ملی]';
const plain = /۰۹۱۲|۶۷۸۹|0912.?345|0084575948/u;
const because = 'مراجعه حضوری';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const meterOf = (serial: string, accountId: string) => ({
  serial,
  accountId,
  capacity: 'G4',
  registerDigits: 5,
  installedOn: '2026-06-21',
  index: 120,
});
const file = (...rows: string[]) =>
  post('/v1/reading-files', ['meter_serial,read_on,index,kind,reader', ...rows].join('\n'), 'text/csv').by(
    'reader-zagros',
  );
const stored = async (stream: string) =>
  JSON.stringify((await platform.eventStore.readStream(stream)).map(({ data, metadata }) => ({ data, metadata })));
const removals = async (who: string, reason?: string) => {
  const asked = get('/v1/meter-removals').by(who);
  const { body } = await api.when(reason === undefined ? asked : asked.because(reason)).then(200);
  return body.items.map((each: { reason: string }) => each.reason);
};
const lookUps = async (reader: string) =>
  (await platform.eventStore.readStream(`looked-up-meters-2026-11-22-${reader}`)).flatMap(
    ({ data }) => (data as { lookUps?: readonly Record<string, unknown>[] }).lookUps ?? [],
  );

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, '10203040', '10203041');
  for (const [serial, accountId] of [
    ['N17-1', '10203040'],
    ['N17-2', '10203041'],
  ] as const)
    await api.when(post('/v1/meters', meterOf(serial, accountId)).by('connections-1')).then(201);
  const firm = { contractorId: 'contractor-zagros', title: 'شرکت قرائت', works: ['reading'] };
  await api.when(post('/v1/contractors', firm).by('head-1')).then(201);
  const terms = { meters: [{ serial: 'N17-1' }, { serial: 'N17-2' }], from: '2026-03-21' };
  await api.when(post('/v1/contractors/contractor-zagros/contracts', terms).by('head-1')).then(201);
  await api.when(file('N17-1,1405-05-31,120,actual,r1', 'N17-2,1405-05-31,110,actual,r1')).then(200);
});
afterAll(() => platform.stop());

describe('N17: a number in the reason of a removal', () => {
  it('is sealed for the account, in no event, and opened with a reason for roles of the account card', async () => {
    const { body } = await api
      .when(post('/v1/meters/N17-1/removals', { reason: text }).by('connections-1'))
      .then(201, [{ type: 'MeterRemovalRequested', data: { accountId: '10203040' } }]);
    expect(await stored('meter-N17-1')).not.toMatch(plain);
    for (const who of ['head-1', 'auditor-1', 'connections-1']) expect(await removals(who)).toEqual([shown]);
    expect(await lookUps('head-1')).toEqual([]);
    expect(await removals('head-1', because)).toEqual([text]);
    expect(await removals('connections-1', because)).toEqual([shown]);
    expect(await lookUps('head-1')).toMatchObject([
      {
        endpoint: 'GET /v1/meter-removals',
        form: 'whole',
        rows: 1,
        accounts: ['10203040'],
        persons: ['10203040'],
        counties: ['county-1'],
      },
    ]);
    const decline = post(`/v1/meters/N17-1/removals/${body.removalId}/declines`, { reason: text }).by('head-1');
    await api.when(decline).then(200, [{ type: 'MeterRemovalDeclined' }]);
    expect(await stored('meter-N17-1')).not.toMatch(plain);
    const { database } = await platform.platformFor('metering');
    const subjects = await database.db!.collection('sealed_numbers').distinct('subject');
    expect(subjects).toEqual(['account-10203040']);
  });
});

describe('N17: numbers in the decision about a held reading', () => {
  it('A3-2: reason and evidence are sealed; the field expert reads their names only', async () => {
    const listed = (state: string, who: string) =>
      api.when(get(`/v1/readings-to-review?state=${state}&meterId=N17-2`).because(because).by(who)).then(200);
    const [held] = (await listed('waiting', 'affairs-1')).body.items;
    const step = (name: string, body: object) => post(`/v1/readings-to-review/${held.reviewId}/${name}`, body);
    await api.when(step('visit', { reason: text }).by('affairs-1')).then(200, [{ type: 'ReadingVisitOrdered' }]);
    expect(JSON.stringify((await listed('visitOrdered', 'affairs-1')).body)).toContain(text);
    expect(JSON.stringify((await listed('visitOrdered', 'expert-1')).body)).toContain(shown);
    await api.when(step('rejection', { reason: text }).by('affairs-1')).then(200);
    expect(JSON.stringify((await listed('reviewed', 'auditor-1')).body)).toContain(text);
    expect(await stored('meter-N17-2')).not.toMatch(plain);
  });
});

describe('A6: an erased person', () => {
  it('A6, N17, B1-2: the numbers are gone for everybody, the log is as it was, and no meter is installed again', async () => {
    const accountId = '10203042';
    await accountsOpened(platform.messages, accountId);
    await api.when(post('/v1/meters', meterOf('N17-3', accountId)).by('connections-1')).then(201);
    await api.when(post('/v1/meters/N17-3/removals', { reason: text }).by('connections-1')).then(201);
    const card = get('/v1/meters/N17-3').because(because).by('head-1');
    expect((await api.when(card).then(200)).body.removed).toMatchObject({ reason: text });
    const log = await stored('meter-N17-3');
    await speaking(platform.messages)(
      said(personErasureConfirmed, 'erasure-subject-1', { accounts: [accountId], cases: [] }),
    );
    await eventually(async () =>
      expect((await api.when(card).then(200)).body.removed).toMatchObject({ reason: shown }),
    );
    expect(await stored('meter-N17-3')).toBe(log);
    const again = post('/v1/meters', { ...meterOf('N17-4', accountId), installedOn: '2026-11-22' });
    await eventually(() =>
      api.when(again.by('connections-1')).thenRefused(409, 'MeterMustNotBeInstalledForErasedPerson'),
    );
  });
});

describe('N17: texts about no person', () => {
  it('refuse a number by the name of the field: nobody whose erasure reaches it', async () => {
    const contracts = '/v1/contractors/contractor-zagros/contracts';
    const terms = { meters: [{ serial: 'N17-1' }], from: '2027-03-21' };
    const { body } = await api.when(post(contracts, terms).by('head-1')).then(201);
    const ending = { lastDay: '2027-03-22', reason: text };
    const refused = await api
      .when(post(`${contracts}/${body.contractId}/endings`, ending).by('head-1').asTyped())
      .thenRefused(400, 'InvalidInput');
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field: 'reason' }));
  });
});
