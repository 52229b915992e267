import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened, officeClosed, officeRegistered } from '@pishkhan/contracts';
import {
  eventually,
  get,
  post,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
  type TestRequest,
} from '@pishkhan/testing';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
/** A person of the connections unit of county-2. */
let ofTheOtherCounty: { readonly authorization: string };

const registeredFrom = '2024-03-20';
const county = (officeId: string) =>
  said(officeRegistered, `office-${officeId}`, {
    officeId,
    kind: 'countyOffice',
    countyOffice: undefined,
    registeredFrom,
  });
const zoneOf = (countyOffice: string | undefined, officeId: string, from = registeredFrom) =>
  said(officeRegistered, `office-${officeId}`, { officeId, kind: 'zone', countyOffice, registeredFrom: from });
const closing = (officeId: string, closedFrom: string) =>
  said(officeClosed, `office-${officeId}`, { officeId, closedFrom });
const account = (accountId: string, countyOffice = 'county-1') =>
  said(accountOpened, `account-${accountId}`, { accountId, countyOffice });

const agree = (terms: object, contractorId = 'contractor-zagros') =>
  post(`/v1/contractors/${contractorId}/contracts`, { from: '2026-03-21', ...terms }).by('head-1');
const appoint = (zone: string, from = '2026-11-22') =>
  post('/v1/exchange-appointments', { zone, contractorId: 'contractor-sabalan', from }).by('office-head-1');
const install = (serial: string, accountId: string, zone: string, installedOn = '2026-06-21') =>
  post('/v1/meters', { serial, accountId, capacity: 'G4', registerDigits: 5, installedOn, index: 100, zone });
const rowsOf = (...rows: string[]) =>
  post('/v1/reading-files', ['meter_serial,read_on,index,kind,reader', ...rows].join('\n'), 'text/csv').by(
    'reader-zagros',
  );

beforeAll(async () => {
  platform = await startTestPlatform({ offices: 'byEvents' });
  api = await platform.start(metering);
  say = speaking(platform.messages);
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: platform.issuer.issuer, aud: 'pishkhan', sub: 'connections-of-2', iat: now, exp: now + 600 };
  const token = await platform.issuer.sign({ ...claims, roles: ['connectionsUnit'], office: 'county-2' });
  ofTheOtherCounty = { authorization: `Bearer ${token}` };
  await say(county('county-1'), county('county-2'));
  await say(zoneOf('county-1', 'zone-a'), zoneOf('county-2', 'zone-z'), zoneOf('county-1', 'zone-closing'));
  await say(closing('zone-closing', '2026-11-10'));
  await say(...['10203040', '10203041', '10203042', '10203043'].map((each) => account(each)));
  await say(account('20203040', 'county-2'));
  const register = (contractorId: string, work: string) =>
    post('/v1/contractors', { contractorId, title: 'شرکت', works: [work] }).by('head-1');
  await eventually(() => api.when(register('contractor-zagros', 'reading')).then(201));
  await api.when(register('contractor-sabalan', 'exchange')).then(201);
});
afterAll(() => platform.stop());

const refused = async (request: TestRequest, rule: string, data: object) => {
  const { body } = await api.when(request).thenRefused(422, rule);
  expect(body.data).toMatchObject(data);
};

describe('N5, N24: a contract, an appointment and a meter name a zone of the register', () => {
  const naming = (zone: string) => [
    agree({ zone }),
    appoint(zone),
    install('Z-1', '10203040', zone).by('connections-1'),
  ];
  it('one that is not registered or on its way is 409 with Retry-After, in Persian and English', async () => {
    const answers = await Promise.all(
      naming('zone-nowhere').map((request) => api.when(request).thenRefused(409, 'ZoneMustBeKnown')),
    );
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(['2', '2', '2']);
    expect(answers[0]!.body).toMatchObject({ title: expect.stringMatching(/منطقه/), data: { zone: 'zone-nowhere' } });
    const english = naming('zone-nowhere')[0]!.with({ 'accept-language': 'en' });
    const { body } = await api.when(english).thenRefused(409, 'ZoneMustBeKnown');
    expect(body.title).toMatch(/^The zone is not registered, or has not arrived/);
  });
  it('one that arrives a moment later is waited for', async () => {
    const agreeing = api.send(agree({ zone: 'zone-late' }));
    await say(zoneOf('county-1', 'zone-late'));
    expect((await agreeing).status).toBe(201);
  });
  it('one of another county, and an id of another kind, are refused', async () => {
    for (const zone of ['zone-z', 'county-1'])
      await Promise.all(naming(zone).map((request) => refused(request, 'ZoneMustBeOfTheOwnCounty', { zone })));
  });
  it('one of an earlier release has no county until it is registered again', async () => {
    await say(zoneOf(undefined, 'zone-old'));
    await api.when(appoint('zone-old')).thenRefused(422, 'ZoneMustBeOfTheOwnCounty');
    await say(zoneOf('county-1', 'zone-old'));
    await api.when(appoint('zone-old')).then(201);
  });
  it('a closed one is refused for days after its closing, and before its first day', async () => {
    const closed = { zone: 'zone-closing', closedFrom: '2026-11-10' };
    await refused(agree({ zone: 'zone-closing' }), 'ZoneMustBeOpen', closed);
    await refused(agree({ zone: 'zone-closing', to: '2026-11-10' }), 'ZoneMustBeOpen', closed);
    await refused(agree({ zone: 'zone-a', from: '2024-03-19' }), 'ZoneMustBeOpen', { zone: 'zone-a' });
    await refused(appoint('zone-closing', '2026-11-22'), 'ZoneMustBeOpen', closed);
    const late = install('Z-2', '10203041', 'zone-closing', '2026-11-10').by('connections-1');
    await refused(late, 'ZoneMustNotBeClosed', closed);
    expect(await platform.eventStore.readStream('metered-account-10203041')).toEqual([]);
    await api.when(agree({ zone: 'zone-closing', to: '2026-11-09' })).then(201);
    const earlier = install('Z-2', '10203041', 'zone-closing', '2026-11-09').by('connections-1');
    await api.when(earlier).then(201, [{ type: 'AccountClaimed' }, { type: 'MeterInstalled' }]);
  });
  it('a malformed id is invalid input', async () => {
    for (const zone of ['Zone-A', 'zone_a', 'منطقه', '*'])
      for (const request of naming(zone)) await api.when(request).thenRefused(400, 'InvalidInput');
  });
});

describe('A1-4, N24: a move to a zone that is closed while the move waits', () => {
  it('is not confirmed, and can be declined', async () => {
    await say(account('10203044'), zoneOf('county-1', 'zone-m'));
    await eventually(() => api.when(install('Z-8', '10203044', 'zone-a').by('connections-1')).then(201));
    const reason = 'منطقه نادرست ثبت شده بود';
    const move = post('/v1/meters/Z-8/zone-moves', { zone: 'zone-m', from: '2026-10-23', reason });
    const { moveId } = (await api.when(move.by('connections-1')).then(201)).body;
    await say(closing('zone-m', '2026-10-20'));
    const step = (name: string, body?: object) =>
      post(`/v1/meters/Z-8/zone-moves/${moveId}/${name}`, body).by('head-1');
    await refused(step('confirmations'), 'ZoneMustNotBeClosed', { zone: 'zone-m', closedFrom: '2026-10-20' });
    await api.when(step('declines', { reason: 'منطقه بسته شد' })).then(200, [{ type: 'MeterZoneMoveDeclined' }]);
  });
});

describe('A3-5: a contract of a zone', () => {
  const notInContract = { rule: 'MeterMustBeInContract' };
  it('N5: covers no meter of another county, also if the contract names a meter that was moved there', async () => {
    await api.when(agree({ zone: 'zone-a' })).then(201);
    await api.when(install('Z-3', '10203042', 'zone-a').by('connections-1')).then(201);
    const foreign = install('Z-4', '20203040', 'zone-a').with(ofTheOtherCounty);
    await api.when(foreign).thenRefused(422, 'ZoneMustBeOfTheOwnCounty');
    await api.when(agree({ meters: [{ serial: 'Z-3' }] })).then(201);
    await api.when(post('/v1/meters/Z-3/removals', { reason: 'اشتراک نادرست' }).by('connections-1')).then(201);
    await api.when(install('Z-3', '20203040', 'zone-z').with(ofTheOtherCounty)).then(201);
    const { body } = await api.when(rowsOf('Z-3,1405-08-20,120,actual,r1')).then(200);
    expect(body).toMatchObject({ accepted: 0, refused: [notInContract] });
    await api.when(get('/v1/meters/Z-3').because('spec').by('reader-zagros')).thenRefused(404, 'MeterMustExist');
  });
  it('N24: covers the days before the closing of its zone, and the later ones when it is registered again', async () => {
    await say(zoneOf('county-1', 'zone-w'));
    await api.when(agree({ zone: 'zone-w' })).then(201);
    await api.when(install('Z-5', '10203043', 'zone-w').by('connections-1')).then(201);
    await api.when(get('/v1/meters/Z-5').because('spec').by('reader-zagros')).then(200);
    await say(closing('zone-w', '2026-11-15'));
    await eventually(() =>
      api.when(get('/v1/meters/Z-5').because('spec').by('reader-zagros')).thenRefused(404, 'MeterMustExist'),
    );
    const days = ['1405-08-23', '1405-08-24'].map((day, number) => `Z-5,${day},${120 + number},actual,r1`);
    const { body } = await api.when(rowsOf(...days)).then(200);
    expect(body).toMatchObject({ accepted: 1, refused: [{ ...notInContract, data: { readOn: '2026-11-15' } }] });
    await say(zoneOf('county-1', 'zone-w', '2026-11-15'));
    await eventually(async () =>
      expect((await api.when(rowsOf(days[1]!)).then(200)).body).toMatchObject({ accepted: 1, refused: [] }),
    );
  });
  it('of an earlier release stays valid, whatever zone it names, and its list shows the state of the zone', async () => {
    // The other county registers a zone of this name, and closes it.
    await say(zoneOf('county-2', 'zone-taken'), closing('zone-taken', '2026-04-01'));
    const agreed = ['zone-former', 'zone-taken'].map((zone) => ({
      type: 'ReadingContractAgreed',
      data: {
        contractId: `of-${zone}`,
        contractorId: 'contractor-zagros',
        countyOffice: 'county-1',
        covers: { zone },
        from: '2024-03-20',
      },
    }));
    const installed = (serial: string, zone: string) => ({
      type: 'MeterInstalled',
      data: {
        meterId: serial,
        serial,
        accountId: `102030${serial.slice(2)}0`,
        capacity: 'G4',
        registerDigits: 5,
        index: 100,
        zone,
        countyOffice: 'county-1',
        installedOn: '2026-06-21',
        readingId: `${serial}-first`,
      },
    });
    const { body } = await api
      .given({
        'registered-contractor-contractor-zagros': agreed,
        'meter-Z-6': [installed('Z-6', 'zone-former')],
        'meter-Z-7': [installed('Z-7', 'zone-taken')],
      })
      .when(rowsOf('Z-6,1405-08-20,120,actual,r1', 'Z-7,1405-08-20,120,actual,r1'))
      .then(200);
    expect(body).toMatchObject({ accepted: 2, refused: [] });
    const { items } = (await api.when(get('/v1/reading-contracts?limit=100').by('head-1')).then(200)).body as {
      items: { zone: string | null; zoneState: string | null }[];
    };
    const states = new Map(items.map(({ zone, zoneState }) => [zone, zoneState]));
    expect(Object.fromEntries(states)).toMatchObject({
      'zone-former': 'notRegistered',
      'zone-taken': 'ofAnotherCounty',
      'zone-closing': 'closed',
      'zone-a': 'open',
      null: null,
    });
    const appointments = (await api.when(get('/v1/exchange-appointments').by('office-head-1')).then(200)).body.items;
    expect(appointments).toMatchObject([{ zone: 'zone-old', zoneState: 'open' }]);
  });
});
