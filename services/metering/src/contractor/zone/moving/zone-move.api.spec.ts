import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { accountsOpened, eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { metering } from '../../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const published: ContractMessage[] = [];
const reason = 'منطقه نادرست ثبت شده بود';
const install = (serial: string, accountId: string) =>
  post('/v1/meters', {
    serial,
    accountId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-06-21',
    index: 100,
    zone: 'zone-a',
  }).by('connections-1');
const move = (serial: string, more: object = {}) =>
  post(`/v1/meters/${serial}/zone-moves`, { zone: 'zone-b', from: '2026-10-23', reason, ...more });
const agree = (contractorId: string, zone: string) =>
  post(`/v1/contractors/${contractorId}/contracts`, { zone, from: '2026-03-21' }).by('head-1');
const rows = (reader: string, ...lines: string[]) =>
  post('/v1/reading-files', ['meter_serial,read_on,index,kind,reader', ...lines].join('\n'), 'text/csv').by(reader);

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await platform.messages.consume({
    topics: [topicOf('metering')],
    group: 'zone-move-spec',
    handle: async (message) => void published.push(message),
  });
  await accountsOpened(platform.messages, '10203040', '10203041');
  for (const each of ['contractor-zagros', 'contractor-alborz'])
    await api
      .when(post('/v1/contractors', { contractorId: each, title: 'شرکت', works: ['reading'] }).by('head-1'))
      .then(201);
  await api.when(agree('contractor-zagros', 'zone-a')).then(201);
  await api.when(agree('contractor-alborz', 'zone-b')).then(201);
  await eventually(() => api.when(install('M-1', '10203040')).then(201));
  await api.when(install('M-2', '10203041')).then(201);
});
afterAll(() => platform.stop());

const card = (serial: string) => get(`/v1/meters/${serial}`).because('spec');

describe('N5, N24, A1-4: the zone of an installed meter changes from a day on', () => {
  it('7.5: the connections unit asks, the head confirms, and contractors gain and lose the meter by the day', async () => {
    await api.when(card('M-1').by('reader-zagros')).then(200);
    await api.when(card('M-1').by('reader-alborz')).thenRefused(404, 'MeterMustExist');
    const { body } = await api.when(move('M-1').by('connections-1')).then(201, [{ type: 'MeterZoneMoveRequested' }]);
    expect(body).toMatchObject({ state: 'waiting' });
    const confirmation = post(`/v1/meters/M-1/zone-moves/${body.moveId}/confirmations`);
    await api.when(confirmation.by('connections-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(card('M-1').by('reader-zagros')).then(200);
    await eventually(async () =>
      expect((await api.when(get('/v1/meter-zone-moves').by('head-1')).then(200)).body.items).toMatchObject([
        { moveId: body.moveId, zone: 'zone-b', from: '2026-10-23', requestedBy: 'connections-1', state: 'waiting' },
      ]),
    );
    await api.when(confirmation.by('head-1')).then(200, [{ type: 'MeterMovedToZone' }]);
    const moved = { type: 'MeterMovedToZone', data: { accountId: '10203040', zone: 'zone-b', from: '2026-10-23' } };
    await eventually(() => expect(published.find(({ type }) => type === moved.type)).toMatchObject(moved));
    await eventually(() => api.when(card('M-1').by('reader-zagros')).thenRefused(404, 'MeterMustExist'));
    expect((await api.when(card('M-1').by('reader-alborz')).then(200)).body).toMatchObject({ zone: 'zone-b' });
    const [before, after] = ['M-1,1405-07-30,120,actual,r1', 'M-1,1405-08-01,130,actual,r1'];
    const rule = 'MeterMustBeInContract';
    expect((await api.when(rows('reader-alborz', before)).then(200)).body).toMatchObject({ refused: [{ rule }] });
    expect((await api.when(rows('reader-zagros', after)).then(200)).body).toMatchObject({ refused: [{ rule }] });
    expect((await api.when(rows('reader-zagros', before)).then(200)).body).toMatchObject({ accepted: 1 });
    expect((await api.when(rows('reader-alborz', after)).then(200)).body).toMatchObject({ accepted: 1 });
    const readings = get('/v1/meters/M-1/readings').because('spec');
    const { items } = (await eventually(() => api.when(readings.by('reader-zagros')).then(200))).body;
    expect(JSON.stringify(items)).not.toContain('"index":130');
  });
  it('S3: the auditor sees both persons of the move', () =>
    eventually(async () => {
      const report = get('/v1/persons-decisions?kind=meterZoneMove').by('auditor-1');
      expect((await api.when(report).then(200)).body.items).toMatchObject([
        {
          status: 'decided',
          countyOffice: 'county-1',
          parts: [
            { as: 'proposer', by: 'connections-1' },
            { as: 'signer', by: 'head-1' },
          ],
        },
      ]);
    }));
  it('N24: to a registered open zone of the own county only', async () => {
    await api.when(move('M-2', { zone: 'zone-9' }).by('connections-1')).thenRefused(422, 'ZoneMustBeOfTheOwnCounty');
    await api.when(move('M-2', { zone: 'nowhere' }).by('connections-1')).thenRefused(409, 'ZoneMustBeKnown');
    await api.when(move('M-2', { zone: 'zone-a' }).by('connections-1')).thenRefused(422, 'MeterMustBeInAnotherZone');
    await api.when(move('M-2', { zone: '*' }).by('connections-1')).thenRefused(400, 'InvalidInput');
    await api.when(move('M-9').by('connections-1')).thenRefused(404, 'MeterMustExist');
  });
  it('N5: a contractor and a clerk move nothing, and a declined move changes nothing', async () => {
    for (const who of ['reader-alborz', 'clerk-101', 'head-1'])
      await api.when(move('M-2').by(who)).thenRefused(403, 'RoleMustAllow');
    const { moveId } = (await api.when(move('M-2').by('connections-1')).then(201)).body;
    const decline = post(`/v1/meters/M-2/zone-moves/${moveId}/declines`, { reason: 'درست است' }).by('head-1');
    await api.when(decline).then(200, [{ type: 'MeterZoneMoveDeclined' }]);
    await api.when(card('M-2').by('reader-zagros')).then(200);
  });
});
