import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountsOpened, get, post, readsMeters, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { modelOf } from '@pishkhan/views';
import { metering } from '../../index.ts';
import { readingsOfMeter } from '../../meter/views/readings-of-meter.view.ts';
import { readingsToReview } from '../../review/readings-to-review.view.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const header = 'meter_serial,read_on,index,kind,reader';
const terms = { accountId: '10203040', capacity: 'G4', registerDigits: 5, installedOn: '2026-06-21', index: 100 };
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, '10203040');
  await api
    .given(readsMeters({ meters: ['E-1'] }))
    .when(post('/v1/meters', { serial: 'E-1', ...terms }).by('connections-1'))
    .then(201);
  const rows = ['E-1,1405-08-30,99,actual,r1', 'E-1,1405-13-01,120,actual,r2', 'E-9,1405-08-30,120,actual,r2'];
  await api.when(post('/v1/reading-files', [header, ...rows].join('\n'), 'text/csv').by('reader-zagros')).then(200);
});
afterAll(() => platform.stop());

describe('GET /v1/contractors/{contractorId}/reading-errors', () => {
  const errors = get('/v1/contractors/contractor-zagros/reading-errors');
  it('A3-5, F8: counts files, refused rows by rule and held readings by month and by reader', async () => {
    const { body } = await api.when(errors.by('affairs-1')).then(200);
    expect(body).toMatchObject({
      year: 1405,
      readers: [
        { readerId: 'r2', rows: 2, refused: 2, held: 0, corrected: 0 },
        { readerId: 'r1', rows: 1, refused: 0, held: 1, corrected: 0 },
      ],
    });
    expect(body.months).toHaveLength(9);
    expect(body.months.at(-1)).toMatchObject({
      from: '2026-11-22',
      files: 1,
      rows: 3,
      refused: 2,
      held: 1,
      corrected: 0,
      rules: [{ rows: 1 }, { rows: 1 }],
    });
    const before = get('/v1/contractors/contractor-zagros/reading-errors?year=1404');
    expect((await api.when(before.by('reader-zagros')).then(200)).body.months).toHaveLength(12);
  });
  it('N5: a contractor sees its own figures only', async () => {
    await api.when(errors.by('reader-alborz')).thenRefused(404, 'ContractorMustExist');
    await api.when(errors.by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
  it('the store counts from indexes that begin with the contractor', async () => {
    const { database } = await platform.platformFor('metering');
    const contractorId = 'contractor-zagros';
    const wrong = { contractorId, 'corrected.correctionId': { $gt: '' } };
    for (const [find, index] of [
      [modelOf(database, readingsOfMeter).collection.find(wrong), 'contractorId_1_corrected.correctionId_1__id_1'],
      [modelOf(database, readingsToReview).collection.find({ contractorId }), 'contractorId_1_heldOn_1__id_1'],
    ] as const)
      expect(JSON.stringify(await find.explain('queryPlanner'))).toContain(`"indexName":"${index}"`);
  });
});
