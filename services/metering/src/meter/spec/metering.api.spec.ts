import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import {
  accountsOpened,
  eventually,
  get,
  post,
  publishVersion,
  readsMeters,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { readFileSync } from 'node:fs';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, '10203040', '10203051', '20000501', '20000511');
  const meters = ['62000011', '62000012', 'H7-0501', 'H7-0104'];
  await api
    .given({ ...readsMeters({ meters }), ...readsMeters({ meters: ['62000099'] }, 'contractor-alborz') })
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

const header = 'meter_serial,read_on,index,kind,reader';
const file = (...rows: string[]) => post('/v1/reading-files', [header, ...rows].join('\n'), 'text/csv');
const terms = (serial: string) => ({
  serial,
  accountId: '10203040',
  capacity: 'G4',
  registerDigits: 5,
  installedOn: '2026-06-21',
  index: 120,
});
const installed = (serial: string) => ({
  type: 'MeterInstalled',
  data: { meterId: serial, readingId: derivedId(serial, '2026-06-21'), ...terms(serial) },
});

describe('POST /v1/meters', () => {
  it('registers a meter by its serial', async () => {
    const answer = await api.when(post('/v1/meters', terms('62000001')).by('connections-1')).then(201);
    expect(await platform.eventStore.readStream('meter-62000001')).toMatchObject([installed('62000001')]);
    expect(answer.body).toEqual({ meterId: '62000001' });
    expect((await api.when(get('/v1/meters/62000001').because('spec').by('clerk-101')).then(200)).body).toMatchObject({
      accountId: '10203040',
      lastReading: { index: 120 },
      stoodStillSince: null,
      faults: [],
    });
  });
  it('13.3, 15.4-34: says what the meter can show today: from its last index to all that it lets through', async () => {
    const card = async (who: string) =>
      (await api.when(get('/v1/meters/62000001').because('spec').by(who)).then(200)).body;
    expect((await card('expert-1')).indexToday).toEqual({ least: 120, most: 120 + 154 * 24 * 6 });
    expect((await api.when(get('/v1/meters/62000001').by('expert-1')).then(200)).body).not.toHaveProperty('indexToday');
  });
  it('F18, 11.6: says that the contract has another capacity, and refuses nothing', async () => {
    const accountId = '10203099';
    await speaking(platform.messages)(
      said(accountOpened, `account-${accountId}`, {
        accountId,
        countyOffice: 'county-1',
        meterCapacity: 'G4',
      }),
    );
    const install = (serial: string, capacity: string) =>
      post('/v1/meters', { ...terms(serial), accountId, capacity }).by('connections-1');
    await eventually(async () => {
      const { body } = await api.when(install('62000099', 'G16')).then(201);
      expect(body.notice.fa).toMatch(/^ظرفیت قرارداد این اشتراک G4 است ولی کنتور نصب‌شده G16 است/);
    });
    expect((await api.when(get('/v1/meters/62000099').because('spec').by('clerk-101')).then(200)).body.capacity).toBe(
      'G16',
    );
  });
  it('rejects by rule name, and an invalid meter by field', async () => {
    await api
      .when(post('/v1/meters', { ...terms('62000001'), index: 121 }).by('connections-1'))
      .thenRefused(409, 'SerialMustBeFree');
    await api
      .when(post('/v1/meters', { ...terms('62000009'), installedOn: '2026-11-23' }).by('connections-1'))
      .thenRefused(422, 'DayMustNotBeInFuture');
    await api
      .when(post('/v1/meters', { ...terms('62000009'), capacity: 'G5', index: '7.5' }).by('connections-1'))
      .thenRefused(400, 'InvalidInput');
  });
  it('rejects a second meter for an account, and names the meter exchange (11.4, Card 13)', async () => {
    const forAccount = (serial: string, accountId: string) =>
      post('/v1/meters', { ...terms(serial), accountId }).by('connections-1');
    const { headers } = await api.when(forAccount('62000021', '10203051')).then(201);
    const after = { 'x-after-position': headers.get('x-position')! };
    const { body } = await api
      .when(forAccount('62000022', '10203051').with(after))
      .thenRefused(409, 'AccountMustHaveOneMeter');
    expect(body).toMatchObject({
      data: { accountId: '10203051', meterId: '62000021' },
      title: expect.stringContaining('کارت ۱۳'),
    });
    await api.when(forAccount('62000021', '10203051').with(after)).then(201, []);
  });
  it('names its fields in Persian', async () => {
    const { body } = await api
      .when(post('/v1/meters', { ...terms('62000009'), index: '7.5' }).by('connections-1'))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([
      { field: 'index', rule: 'isMeterIndex', message: 'رقم کنتور هنگام نصب را وارد کنید (عدد صحیح، مترمکعب)' },
    ]);
  });
  it('only the connections unit may do it', async () => {
    await api.when(post('/v1/meters', terms('62000009')).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(post('/v1/meters', terms('62000009'))).thenRefused(401, 'TokenMustBeValid');
  });
});

describe('POST /v1/reading-files', () => {
  const round = file(
    '62000011,1405-05-31,165,actual,reader-17',
    '62000012,1405-05-31,99,actual,reader-17',
    '62009999,1405-05-31,5,actual,reader-17',
    '62000012,1405-05-32,165,actual,reader-17',
    '"62000011,1405-06-31,170,actual,reader-17',
    '62000011,۱۴۰۵/۶/۳۱,۲۱۰,actual,reader-17',
  );
  const held = [{ line: 3, rule: 'IndexMustNotFall', field: 'index' }];
  const refused = [
    { line: 4, rule: 'MeterMustBeInContract', field: 'meter_serial' },
    { line: 5, rule: 'ReadOnMustExist', field: 'read_on' },
    { line: 6, rule: 'RowMustHaveEveryColumn' },
  ];

  it('F8: stores good rows, holds implausible ones for a person and rejects bad ones, by line and rule (11.4)', async () => {
    const accepted = {
      type: 'ReadingAccepted',
      data: { meterId: '62000011', contractorId: 'contractor-zagros', readerId: 'reader-17' },
    };
    const answer = await api
      .given({ 'meter-62000011': [installed('62000011')], 'meter-62000012': [installed('62000012')] })
      .when(round.by('reader-zagros').with({ 'accept-language': 'en' }))
      .then(200);
    expect(answer.body).toMatchObject({ rows: 6, accepted: 2, unchanged: 0, unchangedRows: [], held, refused });
    expect(await platform.eventStore.readStream('meter-62000011', 1)).toMatchObject([accepted, accepted]);
    expect(await platform.eventStore.readStream('meter-62000012', 1)).toMatchObject([
      { type: 'ReadingHeldForReview', data: { index: 99, row: { line: 3 } } },
    ]);
    expect(answer.body.held[0].message).toBe('The index is lower than that of the previous reading');
    const [reading] = await platform.eventStore.readStream('meter-62000011', 1);
    expect(reading!.metadata).toMatchObject({
      businessDate: '2026-08-22',
      actor: { subject: 'reader-zagros', office: 'contractor-zagros' },
    });
    expect((reading!.data as { readingId: string }).readingId).toBe(derivedId('62000011', '2026-08-22'));
  });
  it('the same file again changes nothing', async () => {
    const again = await api
      .when(file(...(round.body as string).split('\n').slice(1)).by('reader-zagros'))
      .then(200, []);
    expect(again.body).toMatchObject({
      rows: 6,
      accepted: 0,
      unchanged: 2,
      unchangedRows: [{ line: 2 }, { line: 7 }],
      held,
      refused,
    });
    const repeated = await api.when(round.by('reader-zagros')).then(200, []);
    expect(repeated.body).toMatchObject({ accepted: 2, unchanged: 0 });
    expect(repeated.headers.get('idempotency-repeated')).toBe('true');
  });
  it('a delivery sent twice at the same moment has one effect and one response', async () => {
    const delivery = file('62000011,1405-07-01,215,actual,reader-17').by('reader-zagros');
    const answers = await Promise.all([api.send(delivery), api.send(delivery)]);
    expect(answers.map(({ status, body }) => [status, body.accepted, body.unchanged])).toEqual([
      [200, 1, 0],
      [200, 1, 0],
    ]);
    expect(
      (await platform.eventStore.readStream('meter-62000011')).filter(
        ({ data }) => (data as { index: number }).index === 215,
      ),
    ).toHaveLength(1);
  });
  it('15.4-46: a row in another file: the same index is unchanged, another for the day is held', async () => {
    const { body } = await api
      .when(
        file('62000011,1405-06-31,210,actual,reader-17', '62000011,1405-05-31,166,actual,reader-17').by(
          'reader-zagros',
        ),
      )
      .then(200, [{ type: 'ReadingHeldForReview' }, { type: 'ReadingFileReceived' }]);
    expect(body).toMatchObject({ accepted: 0, unchanged: 1, held: [{ line: 3, rule: 'DayMustHaveOneFigure' }] });
  });
  it('an absent customer gets a labelled estimate', async () => {
    const estimate = {
      type: 'ReadingAccepted',
      data: { kind: 'estimated', estimate: { because: 'absent', method: 'periodBefore' } },
    };
    await api
      .when(file('62000011,1405-07-30,,absent,reader-17').by('reader-zagros'))
      .then(200, [estimate, { type: 'ReadingFileReceived' }]);
  });
  it('case 07, 15.4-31: the estimate across 30 Esfand 1403 names method, version and readings', async () => {
    const meter = { ...terms('H7-0501'), accountId: '20000501', installedOn: '2024-03-20', index: 1000 };
    await api.when(post('/v1/meters', meter).by('connections-1')).then(201);
    const rows = [
      'H7-0501,1403-02-01,1310,actual,r1',
      'H7-0501,1403-03-01,1620,actual,r1',
      'H7-0501,1403-04-01,1651,actual,r1',
      'H7-0501,1403-12-30,1900,actual,r1',
      'H7-0501,1404-02-01,2000,actual,r1',
      'H7-0501,1404-03-01,,absent,r1',
    ];
    const { body: results } = await api.when(file(...rows).by('reader-zagros')).then(200);
    expect(results).toMatchObject({ accepted: 6, refused: [] });
    const { body } = await api.when(get('/v1/meters/H7-0501/readings').because('spec').by('auditor-1')).then(200);
    expect(body.items[0]).toMatchObject({
      readOn: '2025-05-22',
      index: 2310,
      kind: 'estimated',
      estimate: {
        because: 'absent',
        method: 'sameDaysLastYear',
        methodVersion: 3,
        derivedFrom: [
          { readingId: derivedId('H7-0501', '2024-04-20'), readOn: '2024-04-20', index: 1310 },
          { readOn: '2024-05-21', index: 1620 },
          { readOn: '2025-04-21', index: 2000 },
        ],
      },
    });
    const ofContractor = await api
      .when(get('/v1/meters/H7-0501/readings').because('spec').by('reader-zagros'))
      .then(200);
    expect(ofContractor.body.items[0]).toMatchObject({
      index: 2310,
      estimate: { methodVersion: 3, derivedFrom: null },
    });
  });
  it('15.4-31: an estimate of an earlier release is shown as version 1', async () => {
    const { data } = installed('H7-0502');
    const estimated = (readOn: string, index: number, estimate: object) => ({
      type: 'ReadingAccepted',
      data: {
        readingId: derivedId('H7-0502', readOn),
        meterId: 'H7-0502',
        accountId: data.accountId,
        readOn,
        index,
        rolledOver: false,
        kind: 'estimated',
        estimate,
      },
    });
    const { body } = await api
      .given({
        'meter-H7-0502': [
          installed('H7-0502'),
          estimated('2026-07-22', 150, { because: 'readerEstimated', method: 'byReader' }),
          estimated('2026-08-22', 180, { because: 'absent', method: 'periodBefore' }),
        ],
      })
      .when(get('/v1/meters/H7-0502/readings').because('spec').by('auditor-1'))
      .then(200);
    expect(body.items).toMatchObject([
      { estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom: null } },
      { estimate: { method: 'byReader', methodVersion: null, derivedFrom: null } },
      { kind: 'installation', estimate: null },
    ]);
  });
  it.each([
    ['garbage', 'not a reading file', 'ReadingFileMustHaveHeader'],
    ['nothing', '', 'ReadingFileMustHaveHeader'],
    ['a header with other columns', 'serial,date,index\n1,2,3', 'ReadingFileMustHaveHeader'],
    ['a header alone', `${header}\n\n`, 'ReadingFileMustHaveRows'],
    ['binary', '\u0000\u0001PK\u0003', 'ReadingFileMustBeText'],
    [
      'too many rows',
      `${header}\n${'62000011,1405-07-30,,absent,reader-17\n'.repeat(2_001)}`,
      'ReadingFileMustBeSplit',
    ],
  ])('%s is rejected as a whole', (_, csv, rule) =>
    api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).thenRefused(400, rule),
  );
  it('case 04: invisible direction marks and half-spaces do not reject a row (9.7)', async () => {
    const { body } = await api
      .given({ 'meter-H7-0104': [installed('H7-0104')] })
      .when(
        file(
          'H7-0104,۱۴۰۵\u200f/۰۵\u200f/۰۱,1100,actual,r1',
          'H7-0104,1405-05-02,\u200e1105,actual,r1',
          'H7-0104\u200c,1405-05-03,1106,actual,r1',
        ).by('reader-zagros'),
      )
      .then(200);
    expect(body).toMatchObject({ rows: 3, accepted: 3, refused: [] });
    const stored = await platform.eventStore.readStream('meter-H7-0104', 1);
    expect(stored.map(({ data }) => data)).toMatchObject([
      { meterId: 'H7-0104', readOn: '2026-07-23', index: 1100 },
      { meterId: 'H7-0104', readOn: '2026-07-24', index: 1105 },
      { meterId: 'H7-0104', readOn: '2026-07-25', index: 1106 },
    ]);
  });
  it('case 04: marks around the names of the columns are no part of them (9.7)', async () => {
    const csv = `\u200fmeter_serial, read_on\u200c,INDEX,kind,reader\u200f\nH7-0104,1405-05-04,1107,actual,r1`;
    const { body } = await api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
    expect(body).toMatchObject({ accepted: 1, refused: [] });
  });
  it('case 10, F13: accepts a thousands separator in the index, and an ISO day (9.7, 15.4-44)', async () => {
    const { body } = await api
      .when(
        file(
          'H7-0104,1405-05-05,۱٬۱۱۰,actual,r1',
          'H7-0104,2026-07-28,"1,111",actual,r1',
          'H7-0104,1405-05-07,1112.0,actual,r1',
        ).by('reader-zagros'),
      )
      .then(200);
    expect(body).toMatchObject({ accepted: 2, refused: [{ line: 4, rule: 'IndexMustBeWholeNumber', field: 'index' }] });
    const [first, second] = await platform.eventStore.readStream('meter-H7-0104', 5);
    expect([first!.data, second!.data]).toMatchObject([{ index: 1110 }, { readOn: '2026-07-28', index: 1111 }]);
  });
  it('15.4-48: reads UTF-16 by its byte-order mark, and names the column that is invalid in the encoding', async () => {
    const csv = `${header}\nH7-0104,۱۴۰۵/۰۵/۱۰,۱۱۲۰,actual,r1`;
    const utf16 = post('/v1/reading-files', Buffer.from(`\ufeff${csv}`, 'utf16le'), 'text/csv').asTyped();
    expect((await api.when(utf16.by('reader-zagros')).then(200)).body).toMatchObject({ accepted: 1, refused: [] });
    const broken = Buffer.concat([
      Buffer.from(`${header}\nH7-0104,1405-05-11,1121,actual,r`),
      Buffer.from([0xc8]),
      Buffer.from('\nH7-0104,1405-05-12,1122,actual,r1'),
    ]);
    const { body } = await api
      .when(post('/v1/reading-files', broken, 'text/csv').asTyped().by('reader-zagros'))
      .then(200);
    expect(body).toMatchObject({ accepted: 1, refused: [{ line: 2, rule: 'CellMustBeText', field: 'reader' }] });
    await api
      .when(post('/v1/reading-files', csv, 'text/csv; charset=none-such').by('reader-zagros'))
      .thenRefused(415, 'MediaTypeMustBeSupported');
  });
  it('F13: the path accepts a serial in Persian digits', async () => {
    const { body } = await api
      .when(
        get(`/v1/meters/${encodeURIComponent('H۷-۰۱۰۴')}`)
          .because('spec')
          .by('clerk-101'),
      )
      .then(200);
    expect(body.meterId).toBe('H7-0104');
  });
  it('only contractors may deliver, and only CSV', async () => {
    await api.when(file('62000011,1405-08-30,1,actual,reader-17').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(post('/v1/reading-files', { rows: [] }).by('reader-zagros'))
      .thenRefused(415, 'MediaTypeMustBeSupported');
  });
});

describe('GET /v1/meters/:meterId/readings', () => {
  it('lists the latest first, page by page', async () => {
    const first = await api.when(get('/v1/meters/62000011/readings?limit=2').because('spec').by('auditor-1')).then(200);
    expect(first.body.items).toMatchObject([
      { readOn: '2026-10-22', kind: 'estimated' },
      { readOn: '2026-09-23', index: 215, contractorId: 'contractor-zagros' },
    ]);
    const rest = await api
      .when(
        get(`/v1/meters/62000011/readings?cursor=${encodeURIComponent(first.body.next)}`)
          .because('spec')
          .by('auditor-1'),
      )
      .then(200);
    expect(rest.body).toMatchObject({
      items: [{ index: 210 }, { index: 165 }, { kind: 'installation', index: 120 }],
      next: null,
    });
  });
  it('a contractor sees the meters it has read, and its own readings', async () => {
    const { body } = await api.when(get('/v1/meters/62000011/readings').because('spec').by('reader-zagros')).then(200);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['estimated', 'actual', 'actual', 'actual']);
    await api.when(get('/v1/meters/62000011').because('spec').by('reader-alborz')).thenRefused(404, 'MeterMustExist');
    await api.when(get('/v1/meters/62009999').because('spec').by('clerk-101')).thenRefused(404, 'MeterMustExist');
  });
});

describe('POST /v1/meters/:meterId/readings (11.4)', () => {
  const entry = (more: object = {}) =>
    post('/v1/meters/H7-0104/readings', { readOn: '2026-11-10', index: 1_140, reason: 'visit', ...more });
  const newest = async () => {
    const { body } = await api.when(get('/v1/meters/H7-0104/readings').because('spec').by('auditor-1')).then(200);
    return body.items[0];
  };
  it('A3-2, glossary 14: a figure of the company says why and by whom it was read, with its photograph', async () => {
    await api
      .when(entry({ photo: 'document-7' }).by('expert-1'))
      .then(201, [
        { type: 'ReadingAccepted', data: { index: 1_140, reason: 'visit', readerId: 'expert-1', photo: 'document-7' } },
      ]);
    await eventually(async () =>
      expect(await newest()).toMatchObject({
        reason: 'visit',
        source: 'visit',
        quality: 'actual',
        readerId: 'expert-1',
        photo: 'document-7',
        raw: { readOn: '2026-11-10', index: 1_140 },
      }),
    );
    expect((await api.when(entry({ photo: 'document-7' }).by('expert-1')).then(201, [])).body.result).toBe('unchanged');
  });
  it('15.4-34, 15.4-37: is judged as any reading, and its raw figure stays beside the corrected one', async () => {
    const { body } = await api
      .when(entry({ readOn: '2026-11-20', index: 90_000, reason: 'onDemand', reader: 'expert-2' }).by('affairs-1'))
      .then(201, [
        { type: 'ReadingHeldForReview', data: { readerId: 'expert-2', enteredBy: 'affairs-1', reason: 'onDemand' } },
      ]);
    expect(body).toMatchObject({ meterId: 'H7-0104', result: 'held' });
    const correction = { rightIndex: 1_160, reason: 'جابه‌جایی ارقام', evidence: 'عکس کنتور' };
    const corrected = post(`/v1/readings-to-review/${body.reviewId}/correction`, correction);
    await eventually(() => api.when(corrected.by('affairs-1')).thenRefused(403, 'EntryMustBeReviewedByAnother'));
    await api.when(corrected.by('head-1')).then(200);
    await eventually(async () =>
      expect(await newest()).toMatchObject({
        index: 1_160,
        reason: 'onDemand',
        source: 'office',
        quality: 'corrected',
        raw: { readOn: '2026-11-20', index: 90_000 },
      }),
    );
  });
  it('says what is wrong, and is of the own county', async () => {
    await api.when(entry({ readOn: '2026-11-30' }).by('expert-1')).thenRefused(422, 'DayMustNotBeInFuture');
    await api.when(entry({ reason: 'weather' }).by('expert-1')).thenRefused(400, 'InvalidInput');
    await api.when(entry().by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('C3-1: a meter with several registers', () => {
  const sample = JSON.parse(
    readFileSync(new URL('../../../../../data/policies/sample-meter-types.json', import.meta.url), 'utf8'),
  );
  const registers = (...indexes: number[]) =>
    ['low', 'mid', 'peak', 'friday', 'reactive'].map((register, place) => ({ register, index: indexes[place] }));
  const set = (meterType: string) =>
    post('/v1/meters/C3-1/register-set', { meterType, registers: registers(50, 30, 20, 20, 7) }).by('connections-1');
  const entry = (...indexes: number[]) =>
    post('/v1/meters/C3-1/register-readings', {
      readOn: '2026-11-10',
      reason: 'periodic',
      registers: registers(...indexes),
    }).by('expert-1');

  it('C3-1: the unit reads the types, and takes a reading of all registers, whose sum is its index; the card has the last figure of each', async () => {
    const { headers } = await api
      .when(post('/v1/meters', { ...terms('C3-1'), accountId: '20000511', registerDigits: 6 }).by('connections-1'))
      .then(201);
    const seen = { 'x-after-position': headers.get('x-position')! };
    await api.when(set('multi-register').with(seen)).thenRefused(422, 'MeterTypeMustBeKnown');
    const { name: _, ...version } = sample;
    await publishVersion(api, '/v1/reading-policies/meter-types/versions', version);
    const { body: types } = await api.when(get('/v1/reading-policies/meter-types').by('connections-1')).then(200);
    expect(types).toMatchObject({ inForce: 'sample-1', versions: [{ content: sample.content }] });
    await api
      .when(set('multi-register'))
      .then(201, [{ type: 'RegisterSetAssigned', data: { policyVersion: 'sample-1' } }]);
    await api.when(entry(60, 29, 20, 20, 9)).thenRefused(422, 'RegisterMustNotFall');
    await api.when(entry(60, 35, 22, 28, 9)).then(201, [{ type: 'ReadingAccepted', data: { index: 145 } }]);
    const one = { readOn: '2026-11-12', index: 150, reason: 'visit' };
    await api.when(post('/v1/meters/C3-1/readings', one).by('expert-1')).thenRefused(422, 'EveryRegisterMustBeRead');
    await eventually(async () => {
      const of = async (path: string) => (await api.when(get(path).because('spec').by('auditor-1')).then(200)).body;
      expect((await of('/v1/meters/C3-1')).registerSet).toMatchObject({
        meterType: 'multi-register',
        registers: [
          { register: 'low', index: 50, last: { index: 60, readOn: '2026-11-10' } },
          {},
          {},
          {},
          { register: 'reactive', index: 7, last: { index: 9, readOn: '2026-11-10' } },
        ],
      });
      expect((await of('/v1/meters/C3-1/readings')).items[0]).toMatchObject({
        index: 145,
        registers: [{ register: 'low', index: 60, turns: 0 }, {}, {}, {}, { register: 'reactive', index: 9 }],
      });
    });
  });
});
