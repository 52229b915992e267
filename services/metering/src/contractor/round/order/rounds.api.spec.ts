import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountsOpened, eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { modelOf } from '@pishkhan/views';
import { metering } from '../../../index.ts';
import { stopsOfRounds } from '../list/stops-of-rounds.view.ts';
import { connectionsInRounds, standingKey } from '../progress/connections-in-rounds.view.ts';
import { readingRoundsView } from '../progress/reading-rounds.view.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const today = '2026-11-22';
const serials = ['R-1', 'R-2', 'R-3', 'R-4'];
const accounts = ['10203040', '10203041', '10203042', '10203043'];
const install = (serial: string, accountId: string, zone = 'zone-a') =>
  post('/v1/meters', {
    serial,
    accountId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-06-21',
    index: 100,
    zone,
  }).by('connections-1');
const rows = (...lines: string[]) =>
  post('/v1/reading-files', ['meter_serial,read_on,index,kind,reader', ...lines].join('\n'), 'text/csv').by(
    'reader-zagros',
  );
const stopsOf = (...of: string[]) => of.map((serial, at) => ({ serial, addressCode: `01-02-${at + 1}` }));
const draw = (route: string, stops: object[], more: object = {}) =>
  post('/v1/reading-routes', { zone: 'zone-a', route, from: today, stops, ...more });
const openRound = (more: object = {}) =>
  post('/v1/reading-rounds', { zone: 'zone-a', from: today, to: '2026-11-30', ...more });
const roundOf = (roundId: string) => get(`/v1/reading-rounds/${roundId}`);
const answer = (roundId: string, orderId: string, what: string, body?: object) =>
  post(`/v1/reading-rounds/${roundId}/orders/${orderId}/${what}`, body);

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, ...accounts, '10203049');
  for (const each of ['contractor-zagros', 'contractor-alborz']) {
    await api
      .when(post('/v1/contractors', { contractorId: each, title: 'شرکت', works: ['reading'] }).by('head-1'))
      .then(201);
  }
  const zagros = { zone: 'zone-a', from: '2026-03-21' };
  await api.when(post('/v1/contractors/contractor-zagros/contracts', zagros).by('head-1')).then(201);
  for (const [at, serial] of serials.entries()) await api.when(install(serial, accounts[at]!)).then(201);
  await api.when(install('R-9', '10203049', 'zone-b')).then(201);
});
afterAll(() => platform.stop());

describe('9.6: a route of a zone', () => {
  it('is drawn from serials of its own zone and county', async () => {
    await api
      .when(draw('route-1', stopsOf('r-2', 'R-1', 'R-3')).by('affairs-1'))
      .then(201, [{ type: 'ReadingRouteDrawn', data: { stops: [{ accountId: '10203041' }, {}, {}] } }]);
    await api.when(draw('route-2', stopsOf('R-4')).by('head-1')).then(201);
    await api.when(draw('route-3', stopsOf('R-7')).by('head-1')).thenRefused(404, 'MetersOfRouteMustExist');
    await api.when(draw('route-3', stopsOf('R-9')).by('head-1')).thenRefused(422, 'MetersOfRouteMustBeInZone');
    await api.when(draw('route-3', []).by('head-1')).thenRefused(400, 'InvalidInput');
    await api.when(draw('route-3', stopsOf('R-4')).by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(draw('route-3', stopsOf('R-4'), { zone: 'zone-9' }).by('head-1'))
      .thenRefused(422, 'ZoneMustBeOfTheOwnCounty');
    const { body } = await api.when(get('/v1/reading-routes?zone=zone-a').by('auditor-1')).then(200);
    expect(body.items).toMatchObject([{ route: 'route-1', versions: [{ connections: 3 }] }, { route: 'route-2' }]);
  });
});

describe('A3-5: a round of a route', () => {
  let roundId: string;
  let orderId: string;
  it('is opened with an order to the contractor of the zone', async () => {
    const { body } = await api
      .when(openRound({ route: 'route-1' }).by('affairs-1'))
      .then(201, [
        { type: 'ReadingRoundsClaimed' },
        { type: 'ReadingRoundOpened' },
        { type: 'ReadingOrderIssued', data: { contractorId: 'contractor-zagros', dueOn: '2026-11-30' } },
      ]);
    expect(body.rounds).toMatchObject([{ route: 'route-1', contractorId: 'contractor-zagros' }]);
    roundId = body.rounds[0].roundId;
    const seen = (await api.when(roundOf(roundId).by('reader-zagros')).then(200)).body;
    orderId = seen.orderId;
    expect(seen).toMatchObject({ state: 'issued', isOverdue: false, progress: { open: 3, read: 0 } });
    await api.when(roundOf(roundId).by('reader-alborz')).thenRefused(404, 'ReadingRoundMustExist');
    await api.when(openRound().by('head-1')).thenRefused(422, 'ConnectionMustBeInOneRound');
    await api.when(openRound({ route: 'route-7' }).by('head-1')).thenRefused(422, 'RoundMustHaveRoute');
    await api
      .when(openRound({ route: 'route-2', contractorId: 'contractor-alborz' }).by('head-1'))
      .thenRefused(422, 'ContractorMustHoldZone');
  });

  it('N5: only its contractor accepts it', async () => {
    await api
      .when(answer(roundId, orderId, 'acceptances').by('reader-alborz'))
      .thenRefused(404, 'ReadingRoundMustExist');
    await api.when(answer(roundId, orderId, 'acceptances').by('head-1')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(answer(roundId, orderId, 'acceptances').by('reader-zagros'))
      .then(200, [{ type: 'ReadingOrderAccepted' }]);
  });

  it('9.6, 9.7: the list has the walk, without names, accounts and indexes', async () => {
    const list = get(`/v1/reading-rounds/${roundId}/reading-list`).by('reader-zagros');
    const response = await api.when(list).then(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(String(response.body).split('\r\n')).toEqual([
      'place,address_code,meter_serial,register_digits',
      '1,01-02-1,R-2,5',
      '2,01-02-2,R-1,5',
      '3,01-02-3,R-3,5',
      '',
    ]);
  });

  it('A9-1, 15.4-34: its progress follows the readings, each connection once', async () => {
    await api
      .when(rows('R-1,1405-09-01,120,actual,r1', 'R-2,1405-09-01,99,actual,r1', 'R-9,1405-09-01,120,actual,r1'))
      .then(200);
    const progress = { read: 1, absent: 0, toReview: 1, open: 1 };
    await eventually(async () =>
      expect((await api.when(roundOf(roundId).by('affairs-1')).then(200)).body).toMatchObject({ progress }),
    );
    const open = get(`/v1/reading-rounds/${roundId}/connections?standing=open`);
    expect((await api.when(open.by('affairs-1')).then(200)).body.items).toEqual([
      { place: 3, addressCode: '01-02-3', serial: 'R-3', registerDigits: 5, accountId: '10203042', standing: 'open' },
    ]);
    expect((await api.when(open.by('reader-zagros')).then(200)).body.items).toMatchObject([{ accountId: null }]);
    const { items } = (await api.when(get('/v1/reading-rounds?zone=zone-a').by('head-1')).then(200)).body;
    expect(items).toMatchObject([{ roundId, progress }]);
  });

  it('A3-5: is done with the counted result, and open connections are explained', async () => {
    const done = (body: object = {}) => answer(roundId, orderId, 'completions', body).by('reader-zagros');
    await api.when(done()).thenRefused(422, 'OpenConnectionsMustBeExplained');
    const result = { read: 1, absent: 0, toReview: 1, open: 1 };
    await api.when(done({ note: 'ساختمان تخریب شده است' })).then(200, [{ type: 'ReadingOrderDone', data: { result } }]);
  });

  it('the store answers lists and counts from indexes', async () => {
    const { database } = await platform.platformFor('metering');
    const planOf = async (find: { explain(verbosity: string): Promise<unknown> }) =>
      JSON.stringify(await find.explain('queryPlanner'));
    const stops = modelOf(database, stopsOfRounds).collection;
    expect(await planOf(stops.find({ roundId }).sort({ place: 1, _id: 1 }))).toMatch(
      /^(?!.*"SORT").*"IXSCAN","indexName":"roundId_1_place_1__id_1"/,
    );
    const connections = modelOf(database, connectionsInRounds).collection;
    expect(await planOf(connections.find({ standing: standingKey(roundId, 'read') }))).toContain('"standing_1__id_1"');
    const rounds = modelOf(database, readingRoundsView).collection;
    const newest = { from: -1, _id: -1 } as const;
    for (const [filter, index] of [
      [{ countyOffice: 'county-1' }, 'countyOffice_1_from_-1__id_-1'],
      [{ contractorId: 'contractor-zagros' }, 'contractorId_1_from_-1__id_-1'],
      [{}, 'from_-1__id_-1'],
    ] as const)
      expect(await planOf(rounds.find(filter).sort(newest))).toMatch(
        new RegExp(`^(?!.*"SORT").*"indexName":"${index}"`),
      );
  });
});

describe('A3-5: an order that is not read', () => {
  it('is refused, given again, overdue and called back', async () => {
    const alborz = { zone: 'zone-a', from: '2026-03-21' };
    await api.when(post('/v1/contractors/contractor-alborz/contracts', alborz).by('head-1')).then(201);
    const round = (more: object) => openRound({ route: 'route-2', ...more }).by('head-1');
    await api.when(round({})).thenRefused(422, 'OrderMustNameOneContractor');
    const { body } = await api.when(round({ contractorId: 'contractor-alborz' })).then(201);
    const { roundId } = body.rounds[0];
    const first = (await api.when(roundOf(roundId).by('head-1')).then(200)).body.orderId;
    const reason = 'خودرو در دسترس نیست';
    await api.when(answer(roundId, first, 'refusals', { reason }).by('reader-alborz')).then(200);
    await api
      .when(get(`/v1/reading-rounds/${roundId}/reading-list`).by('reader-alborz'))
      .thenRefused(409, 'ReadingOrderMustBeOpen');
    const again = post(`/v1/reading-rounds/${roundId}/orders`, { contractorId: 'contractor-zagros' }).by('affairs-1');
    const { orderId } = (
      await api.when(again).then(201, [{ type: 'ReadingRoundsClaimed' }, { type: 'ReadingOrderIssued' }])
    ).body;
    await eventually(() => api.when(roundOf(roundId).by('reader-alborz')).thenRefused(404, 'ReadingRoundMustExist'));
    expect((await api.when(roundOf(roundId).by('reader-zagros')).then(200)).body.formerOrders).toEqual([]);
    platform.clock.set('2026-12-01T04:30:00.000Z');
    const overdue = get('/v1/reading-rounds?overdue=overdue').by('affairs-1');
    expect((await api.when(overdue).then(200)).body.items).toMatchObject([{ roundId, isOverdue: true }]);
    await api.when(answer(roundId, orderId, 'call-backs', { reason }).by('affairs-1')).then(200);
    await api
      .when(answer(roundId, orderId, 'acceptances').by('reader-zagros'))
      .thenRefused(409, 'ReadingOrderMustAwaitAnswer');
  });

  it('leaves its connections to another round, as one of wrong days, and is not ordered again', async () => {
    const days = { route: 'route-2', contractorId: 'contractor-zagros', from: '2026-12-02' };
    const open = (to: string) => openRound({ ...days, to }).by('head-1');
    const wrong = (await api.when(open('2027-11-30')).then(201)).body.rounds[0].roundId;
    await api.when(open('2026-12-10')).thenRefused(422, 'ConnectionMustBeInOneRound');
    const { orderId } = (await api.when(roundOf(wrong).by('head-1')).then(200)).body;
    await api.when(answer(wrong, orderId, 'call-backs', { reason: 'روزها نادرست است' }).by('affairs-1')).then(200);
    const opened = { type: 'ReadingRoundOpened', data: { instead: [wrong] } };
    await api
      .when(open('2026-12-10'))
      .then(201, [{ type: 'ReadingRoundsClaimed' }, opened, { type: 'ReadingOrderIssued' }]);
    const again = post(`/v1/reading-rounds/${wrong}/orders`, { contractorId: 'contractor-zagros' }).by('affairs-1');
    await api.when(again).thenRefused(422, 'ConnectionMustBeInOneRound');
  });

  it('N16: of two openings at one moment one holds the connections', async () => {
    const days = { route: 'route-2', contractorId: 'contractor-zagros', from: '2027-01-02', to: '2027-01-10' };
    const openings = await Promise.all([
      api.send(openRound(days).by('head-1')),
      api.send(openRound(days).by('affairs-1')),
    ]);
    expect(openings.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  it('N16: a claim whose process has stopped is stored, and the next opening follows it', async () => {
    const [roundId, orderId, claimId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const step = {
      kind: 'opened',
      roundId,
      orderId,
      routeId: 'county-1.zone-a.route-2',
      routeVersion: 1,
      from: '2027-02-02',
      to: '2027-02-10',
      contractorId: 'contractor-zagros',
      days: { answerWithinDays: 0, deliverWithinDays: 0 },
      today: '2026-12-01',
      command: { commandId: crypto.randomUUID(), commandHash: 'hash' },
    };
    const claim = { type: 'ReadingRoundsClaimed', data: { claimId, countyOffice: 'county-1', steps: [step] } };
    const days = { route: 'route-2', contractorId: 'contractor-zagros', from: '2027-02-10', to: '2027-02-20' };
    await api
      .given({ 'rounds-of-county-county-1': [claim] })
      .when(openRound(days).by('head-1'))
      .thenRefused(422, 'ConnectionMustBeInOneRound');
    expect((await api.when(roundOf(roundId).by('head-1')).then(200)).body).toMatchObject({ orderId, state: 'issued' });
  });
});
