import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metering } from '@pishkhan/metering';
import { accountsOpened, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { strangerOf } from './strangers.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const header = 'meter_serial,read_on,index,kind,reader';
const file = (...rows: string[]) => post('/v1/reading-files', [header, ...rows].join('\n'), 'text/csv');

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, '10203040', '10203041');
  for (const [contractorId, serial, accountId] of [
    ['contractor-zagros', 'AB-1', '10203040'],
    ['contractor-alborz', 'AB-2', '10203041'],
  ] as const) {
    const meter = { serial, accountId, capacity: 'G4', registerDigits: 5, installedOn: '2026-06-21', index: 120 };
    await api.when(post('/v1/contractors', { contractorId, title: 'شرکت', works: ['reading'] }).by('head-1')).then(201);
    await api.when(post('/v1/meters', meter).by('connections-1')).then(201);
    const contract = { meters: [{ serial }], from: '2026-03-21' };
    await api.when(post(`/v1/contractors/${contractorId}/contracts`, contract).by('head-1')).then(201);
  }
});
afterAll(() => platform.stop());

describe('abuse of metering: a reading contractor with a friend, an officer of another county', () => {
  it('N5, N24: a contractor that nobody has registered delivers and sees nothing', async () => {
    const stranger = await strangerOf(platform)('readingContractor', 'contractor-x');
    await api.when(file('AB-1,1405-05-31,165,actual,r1').with(stranger)).thenRefused(403, 'ContractorMustBeRegistered');
    await api
      .when(get('/v1/meters/AB-1').because('spec').with(stranger))
      .thenRefused(403, 'ContractorMustBeRegistered');
  });
  it('N5, N29: a contractor reads no meter of another contract, and learns nothing about it', async () => {
    const rows = ['AB-1,1405-05-31,1,actual,r1', 'AB-9,1405-05-31,1,actual,r1'];
    const { accepted, refused } = (await api.when(file(...rows).by('reader-alborz')).then(200)).body;
    expect(accepted).toBe(0);
    expect(refused.map(({ rule, data }: { rule: string; data: object }) => [rule, Object.keys(data)])).toEqual(
      rows.map(() => ['MeterMustBeInContract', ['serial', 'readOn', 'index']]),
    );
    await api.when(get('/v1/meters/AB-1').because('spec').by('reader-alborz')).thenRefused(404, 'MeterMustExist');
    expect(await platform.eventStore.readStream('meter-AB-1')).toHaveLength(1);
  });
  it('11.4, F8: an index that suits somebody waits for a person, and the contractor may not decide', async () => {
    await api.when(file('AB-1,1405-05-31,400,actual,r1').by('reader-zagros')).then(200);
    const { held } = (await api.when(file('AB-1,1405-06-31,150,actual,r1').by('reader-zagros')).then(200)).body;
    expect(held).toHaveLength(1);
    const { items } = (await api.when(get('/v1/readings-to-review').by('affairs-1')).then(200)).body;
    const accept = post(`/v1/readings-to-review/${items[0].reviewId}/acceptance`, { reason: 'درست است' });
    await api.when(accept.by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
    const elsewhere = await strangerOf(platform)('subscriberAffairsOfficer', 'county-2');
    await api.when(accept.with(elsewhere)).thenRefused(404, 'ReviewMustExist');
  });
  it('N6: an officer of another county installs, removes and contracts no meter here', async () => {
    const connections = await strangerOf(platform)('connectionsUnit', 'county-2');
    const removal = post('/v1/meters/AB-1/removals', { reason: 'اشتباه' }).with(connections);
    await api.when(removal).thenRefused(404, 'MeterMustExist');
    const meter = { serial: 'AB-3', accountId: '10203041', capacity: 'G4', registerDigits: 5 };
    const install = post('/v1/meters', { ...meter, installedOn: '2026-06-21', index: 1 });
    await api.when(install.with(connections)).thenRefused(409, 'MeteredAccountMustBeKnown');
    const officer = await strangerOf(platform)('subscriberAffairsOfficer', 'county-2');
    const contract = { meters: [{ serial: 'AB-1' }], from: '2026-03-21' };
    await api
      .when(post('/v1/contractors/contractor-alborz/contracts', contract).with(officer))
      .thenRefused(404, 'MetersOfContractMustExist');
  });
});
