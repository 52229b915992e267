import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJalali } from '@pishkhan/calendar';
import { accountOpened } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import {
  feedOf,
  get,
  post,
  publishVersion,
  readsMeters,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { eventually } from '@pishkhan/testing/eventually';
import { modelOf } from '@pishkhan/views';
import { countyOfAccount } from '../../copies/county-of-account.view.ts';
import { metering } from '../../index.ts';

const policy = {
  version: 'sample-1',
  effectiveFrom: '2018-04-05',
  sample: true,
  settles: '15.4-33: limits of the judgement',
  content: {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  },
};
const serials = ['H7-0951', 'H7-0952', 'H7-0953', 'H7-0954', 'H7-0955', 'H7-0956'];

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await api
    .given({ ...readsMeters({ meters: serials }) })
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
  await publishVersion(api, '/v1/reading-policies/index-judgement/versions', policy);
});
afterAll(() => platform.stop());

const install = async (serial: string, on: string, index: number, countyOffice = 'county-1') => {
  const accountId = `2${serial.replace(/\D/g, '')}`;
  await speaking(platform.messages)(said(accountOpened, `account-${accountId}`, { accountId, countyOffice }));
  const { database } = await platform.platformFor('metering');
  await eventually(async () => expect(await modelOf(database, countyOfAccount).findById(accountId)).not.toBeNull());
  const installedOn = parseJalali(on)!;
  const terms = { serial, accountId, capacity: 'G4', registerDigits: 5, installedOn, index };
  const data = { meterId: serial, readingId: derivedId(serial, installedOn), ...terms };
  await api
    .given({ [`meter-${serial}`]: [{ type: 'MeterInstalled', data }] })
    .when(get(`/v1/meters/${serial}`).because('spec').by('auditor-1'))
    .then(200);
};
/** Delivers rows; the first held one is answered. */
const held = async (...rows: string[]): Promise<{ reviewId: string; after: string }> => {
  const csv = ['meter_serial,read_on,index,kind,reader', ...rows].join('\n');
  const { body, headers } = await api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
  return { reviewId: body.held[0].reviewId, after: headers.get('x-position')! };
};
const look = async ({ reviewId, after }: { reviewId: string; after: string }, who = 'affairs-1') =>
  (await api.when(get(`/v1/readings-to-review/${reviewId}`).by(who).with({ 'x-after-position': after })).then(200))
    .body;
const named = (body: { decisions: { name: string }[] }, name: string) =>
  body.decisions.find((each) => each.name === name);

describe('GET /v1/readings-to-review/{reviewId}', () => {
  it('13.3, F8: shows the range that the meter could show, and that of the same days of last year', async () => {
    await install('H7-0951', '1404-05-01', 8_000);
    const reading = await held(
      'H7-0951,1404-06-01,8100,actual,r1',
      'H7-0951,1405-05-01,9000,actual,r1',
      'H7-0951,1405-06-01,99604,actual,r1',
    );
    const { review, expected } = await look(reading);
    expect(review).toMatchObject({ index: 99_604, reasons: [{ finding: 'exceedsCapacity' }] });
    expect(expected).toEqual({
      previous: { readOn: '2026-07-23', index: 9_000 },
      after: null,
      least: 9_000,
      // 31 days at 6 m³ an hour.
      most: 9_000 + 31 * 24 * 6,
      usual: 9_100,
      unusualFrom: 10_000,
    });
  });

  it('15.4-34: the officer reads why only the head accepts it, and the head that evidence is needed', async () => {
    await install('H7-0952', '1405-05-01', 8_500);
    const reading = await held('H7-0952,1405-05-31,14000,actual,r1');
    const byOfficer = named(await look(reading), 'acceptance');
    expect(byOfficer).toMatchObject({ barred: { fa: 'پذیرش این رقم تنها با رئیس امور مشترکین است' } });
    const byHead = named(await look(reading, 'head-1'), 'acceptance');
    expect(byHead).toMatchObject({
      barred: null,
      follows: { fa: expect.stringContaining('۵٬۵۰۰') },
      fields: [
        { name: 'reason', type: 'text', required: true, maxLength: 400 },
        { name: 'evidence', type: 'text', required: true },
      ],
    });
    expect(named(await look(reading), 'correction')).toMatchObject({
      barred: null,
      fields: [{ name: 'rightIndex', type: 'index', required: true }, { name: 'reason' }, { name: 'evidence' }],
    });
  });

  it('15.4-34: an index that falls becomes evidence, unless the head names a rollover', async () => {
    await install('H7-0953', '1405-05-01', 8_500);
    const reading = await held('H7-0953,1405-05-20,8600,actual,r1', 'H7-0953,1405-05-31,8580,actual,r1');
    const acceptance = named(await look(reading, 'head-1'), 'acceptance');
    expect(acceptance).toMatchObject({
      follows: { fa: expect.stringContaining('سند روز خود') },
      fields: [{ name: 'reason' }, { name: 'evidence', required: true }],
    });
    await install('H7-0954', '1404-06-01', 90_000);
    const rollover = await held('H7-0954,1405-06-01,20000,actual,r1');
    expect(named(await look(rollover, 'head-1'), 'acceptance')).toMatchObject({
      fields: [{ name: 'reason' }, { name: 'evidence' }, { name: 'rolledOver', type: 'yesNo', required: false }],
    });
  });

  it('F4, 15.4-37: the reader of the reading is told why, and may order a visit', async () => {
    await install('H7-0955', '1405-05-01', 8_500);
    const reading = await held('H7-0955,1405-05-31,14000,actual,affairs-1');
    const body = await look(reading);
    for (const name of ['acceptance', 'correction', 'rejection'])
      expect(named(body, name)).toMatchObject({
        barred: { fa: 'کسی که این رقم را خوانده نمی‌تواند درباره آن تصمیم بگیرد' },
      });
    expect(named(body, 'visit')).toMatchObject({ barred: null });
    await api
      .when(post(`/v1/readings-to-review/${reading.reviewId}/visit`, { reason: 'دیده شود' }).by('affairs-1'))
      .then(200);
    expect(named(await look(reading), 'visit')).toMatchObject({ barred: { fa: 'بازدید پیش‌تر درخواست شده است' } });
  });

  it('F8: nobody decides twice; who decided is shown, and experts and auditors are offered nothing', async () => {
    await install('H7-0956', '1405-05-01', 8_500);
    const reading = await held('H7-0956,1405-05-31,99604,actual,r1');
    for (const who of ['expert-1', 'auditor-1']) expect(await look(reading, who)).toMatchObject({ decisions: [] });
    const { headers } = await api
      .when(post(`/v1/readings-to-review/${reading.reviewId}/rejection`, { reason: 'کنتور همسایه' }).by('affairs-1'))
      .then(200);
    const after = headers.get('x-position')!;
    expect(await look({ ...reading, after }, 'head-1')).toMatchObject({
      review: { open: false, end: { outcome: 'rejected', by: 'affairs-1', reason: 'کنتور همسایه' } },
      decisions: [],
    });
    await api.when(get(`/v1/readings-to-review/${reading.reviewId}`).by('head-2')).thenRefused(404, 'ReviewMustExist');
    await api.when(get('/v1/readings-to-review/none').by('affairs-1')).thenRefused(404, 'ReviewMustExist');
    await api.when(get(`/v1/readings-to-review/${reading.reviewId}`).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('GET /v1/waiting-reviews', () => {
  it('11.4, F8: counts what waits by why, and the list is of one reason or one county', async () => {
    const { body } = await api.when(get('/v1/waiting-reviews').by('affairs-1')).then(200);
    expect(body).toMatchObject({
      waiting: 5,
      isMore: false,
      overdue: 0,
      visitOrdered: 1,
      correctionAwaited: 0,
      oldestHeldOn: '2026-11-22',
      findings: [
        { finding: 'exceedsCapacity', waiting: 3, title: { fa: 'بیش از توان کنتور' } },
        { finding: 'falls', waiting: 2 },
      ],
      counties: [{ countyOffice: 'county-1', waiting: 5 }],
    });
    const listed = async (query: string) =>
      (await api.when(get(`/v1/readings-to-review?${query}`).by('auditor-1')).then(200)).body.items.map(
        ({ meterId }: { meterId: string }) => meterId,
      );
    expect((await listed('finding=falls')).toSorted()).toEqual(['H7-0953', 'H7-0954']);
    expect(await listed('countyOffice=county-1')).toHaveLength(5);
    expect(await listed('countyOffice=county-2')).toEqual([]);
    expect((await api.when(get('/v1/waiting-reviews').by('head-2')).then(200)).body).toMatchObject({
      waiting: 0,
      oldestHeldOn: null,
      findings: [],
    });
    await api.when(get('/v1/waiting-reviews').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

const commitOf = (position: string) => Number(position.split('-')[0]);

describe('changes of readings to review while one looks (ADR 0110)', () => {
  it('N29, 11.4: the own county hears of a held reading and of the decision; another one hears nothing', async () => {
    await install('H7-0956', '1405-05-01', 8_500);
    const feed = async (watch: string, who: string) => feedOf(api, watch, await platform.tokenFor(who));
    const own = await feed('readings-to-review', 'affairs-1');
    const other = await feed('readings-to-review', 'head-2');
    for (const reader of [own, other]) expect((await reader.next())?.changed).toEqual(['readings-to-review']);
    const reading = await held('H7-0956,1405-05-31,14000,actual,r1');
    expect((await own.next())?.changed).toEqual(['readings-to-review']);
    const one = `reading-to-review:${reading.reviewId}`;
    await expect(feed(one, 'head-2')).rejects.toThrow('404');
    const opened = await feed(one, 'head-1');
    expect((await opened.next())?.changed).toEqual([one]);
    const decision = post(`/v1/readings-to-review/${reading.reviewId}/visit`, { reason: 'بازدید لازم است' });
    const position = (await api.when(decision.by('affairs-1')).then(200)).headers.get('x-position');
    expect(await opened.next()).toEqual({ changed: [one], position });
    await install('H7-0957', '1405-05-01', 8_500, 'county-2');
    await api
      .given({ ...readsMeters({ meters: ['H7-0957'] }) })
      .when(get('/v1/reading-contracts').by('auditor-1'))
      .then(200);
    await held('H7-0957,1405-05-31,14000,actual,r1');
    const heard = await other.next();
    expect(heard?.changed).toEqual(['readings-to-review']);
    expect(commitOf(heard!.position)).toBeGreaterThan(commitOf(position!));
    for (const reader of [own, other, opened]) reader.leave();
  });
});
