import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountsOpened, get, post, readsMeters, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let position: string;
const terms = {
  accountId: '10203040',
  capacity: 'G4',
  registerDigits: 5,
  installedOn: '2026-06-21',
  index: 120,
};
const install = (serial: string, change: object = {}) =>
  post('/v1/meters', { ...terms, serial, ...change })
    .asTyped()
    .by('connections-1');
const spellings = ['H7-0104', 'h7-0104', 'H۷-۰۱۰۴', 'h7 0104', 'H70104', '\u200eh7.01‐04\u200c'];

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, '10203040', '10203041');
  const meters = ['H7-0104'];
  await api.given(readsMeters({ meters })).when(get('/v1/reading-contracts').by('auditor-1')).then(200);
  const { headers } = await api.when(install(' h۷-0104')).then(201);
  position = headers.get('x-position')!;
});
afterAll(() => platform.stop());
const seen = (path: string) =>
  get(path).because('spec').asTyped().by('auditor-1').with({ 'x-after-position': position });

describe('15.4-44, F13: the serial of a meter in every spelling of people', () => {
  it('opens its page and its readings', async () => {
    for (const spelling of spellings) {
      const path = `/v1/meters/${encodeURIComponent(spelling)}`;
      expect((await api.when(seen(path)).then(200)).body).toMatchObject({ meterId: 'H7-0104', serial: 'H7-0104' });
      await api.when(seen(`${path}/readings`)).then(200);
    }
    await api.when(seen('/v1/meters/H7-0105')).thenRefused(404, 'MeterMustExist');
  });
  it('is of one meter: an installation under another spelling is no second meter', async () => {
    for (const spelling of spellings) {
      await api.when(install(spelling)).then(201, []);
      await api.when(install(spelling, { accountId: '10203041' })).thenRefused(409, 'SerialMustBeFree');
    }
  });
  it('15.4-46: is known in a reading file, and rows of two spellings are rows of one meter', async () => {
    const rows = spellings.map(
      (spelling, place) => `${spelling},1405-0${place + 4}-15,${130 + place},actual,reader-17`,
    );
    const csv = ['meter_serial,read_on,index,kind,reader', ...rows.toReversed()].join('\n');
    const delivery = post('/v1/reading-files', csv, 'text/csv').by('reader-zagros');
    const { body, headers } = await api.when(delivery).then(200);
    expect(body).toMatchObject({ rows: 6, accepted: 5, refused: [{ rule: 'DayMustNotBeInFuture' }] });
    position = headers.get('x-position')!;
    const readings = await api.when(seen('/v1/meters/h70104/readings')).then(200);
    expect(readings.body.items.map(({ index }: { index: number }) => index)).toEqual([134, 133, 132, 131, 130, 120]);
  });
  it('F8: selects the readings of the meter in the worklist', async () => {
    const csv = 'meter_serial,read_on,index,kind,reader\nh7 0104,1405-08-29,9999,actual,reader-17';
    const { body, headers } = await api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
    expect(body.held).toHaveLength(1);
    position = headers.get('x-position')!;
    const found = await api.when(seen('/v1/readings-to-review?meterId=h7.0104')).then(200);
    expect(found.body.items).toMatchObject([{ meterId: 'H7-0104', index: 9_999 }]);
  });
});
