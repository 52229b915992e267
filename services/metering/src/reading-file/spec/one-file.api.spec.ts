import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { get, post, readsMeters, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { metering } from '../../index.ts';
import { filesUnderWay } from '../receiving/files-under-way.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await api
    .given({ ...readsMeters({ meters: ['H7-0961'] }), ...readsMeters({ meters: ['H7-0962'] }, 'contractor-alborz') })
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

const csv =
  'meter_serial,read_on,index,kind,reader\nH7-0961,1405-13-01,100,actual,r1\nH7-0999,1405-05-01,120,actual,r1';
const deliver = () => api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);

describe('GET /v1/reading-files/{fileId}', () => {
  it('F8, A3-5: shows the refused rows in words, to the contractor and to the company, never to another contractor', async () => {
    const { body: first } = await deliver();
    expect(first).toMatchObject({ accepted: 0, again: false });
    for (const who of ['reader-zagros', 'affairs-1', 'auditor-1']) {
      const { body } = await api.when(get(`/v1/reading-files/${first.fileId}`).by(who)).then(200);
      expect(body).toMatchObject({
        rows: 2,
        refused: [
          { line: 2, rule: 'ReadOnMustExist', field: 'read_on', column: 'تاریخ قرائت' },
          { line: 3, rule: 'MeterMustBeInContract', field: 'meter_serial' },
        ],
      });
      for (const { message } of body.refused) expect(message).toMatch(/[\u0600-\u06FF]{3}/);
    }
    const file = get(`/v1/reading-files/${first.fileId}`);
    await api.when(file.by('reader-alborz')).thenRefused(404, 'ReadingFileMustExist');
    await api.when(file.by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/reading-files/none').by('affairs-1')).thenRefused(404, 'ReadingFileMustExist');
  });

  it('case 03: the same file again says that it had arrived', async () => {
    await deliver();
    const { body } = await deliver();
    expect(body).toMatchObject({ again: true, accepted: 0, refused: [{ line: 2 }, { line: 3 }] });
  });
});

describe('GET /v1/reading-files/under-way', () => {
  it('shows nothing when nothing is judged, and is for the contractor alone', async () => {
    expect((await api.when(get('/v1/reading-files/under-way').by('reader-zagros')).then(200)).body).toEqual({
      items: [],
    });
    await api.when(get('/v1/reading-files/under-way').by('affairs-1')).thenRefused(403, 'RoleMustAllow');
  });

  it('shows how many rows of the own file are judged until the work ends, also by a fault', async () => {
    const files = filesUnderWay();
    const file = { fileId: 'f', contractorId: 'contractor-zagros', rows: 3 };
    const work = files.during(file, async () => {
      files.judged('f', 2);
      await setImmediate();
      files.judged('f', 2);
      throw new Error('cut');
    });
    expect(files.of('contractor-zagros')).toEqual([{ ...file, judged: 2 }]);
    expect(files.of('contractor-alborz')).toEqual([]);
    await expect(work).rejects.toThrow('cut');
    expect(files.of('contractor-zagros')).toEqual([]);
  });
});
