import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { get, post, readsMeters, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { fileIn, sampleFormat, unagreedFormat } from '@pishkhan/testing/written-files';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
});
afterAll(() => platform.stop());

const format = sampleFormat('contractor-zagros');
const formats = '/v1/contractors/contractor-zagros/reading-formats';
const rows = [1105, 1110].map((index, at) => ({
  meterSerial: `F-${at}`,
  readOn: civilDate('2026-11-20'),
  index,
  kind: 'قرائت شده',
  reader: 'r1',
}));
const send = (bytes: Uint8Array) => post('/v1/reading-files', bytes, 'text/csv').by('reader-zagros');

describe('13.3: the file format of a contractor', () => {
  it('is agreed by subscriber affairs and seen by the contractor', async () => {
    await api
      .given(readsMeters({ meters: ['F-0'] }))
      .when(post(formats, { from: '1405-09-01', ...format }).by('head-1'))
      .then(201, [{ type: 'ReadingFormatAgreed', data: { version: 1, format: { encoding: 'windows-1256' } } }]);
    await api
      .when(post(formats, { from: '1405-08-30', ...format, separator: 'tab' }).by('head-1'))
      .thenRefused(422, 'FormatMustNotBeginInThePast');
    await api
      .when(post(formats, { from: '1405-09-01', ...format }).by('reader-zagros'))
      .thenRefused(403, 'RoleMustAllow');
    const none = '/v1/contractors/contractor-none/reading-formats';
    await api.when(post(none, { from: '1405-09-01', ...format }).by('head-1')).thenRefused(404, 'ContractorMustExist');
    const { body } = await api.when(get(formats).by('reader-zagros')).then(200);
    expect(body.items).toMatchObject([{ version: 1, from: '2026-11-22', format: { dayPattern: 'yyyy/MM/dd' } }]);
    await api.when(get(formats).by('reader-alborz')).thenRefused(404, 'ContractorMustExist');
    await api.when(post(formats, { from: '1405-12-01', ...format, separator: 'tab' }).by('head-1')).then(201);
    const same = post(formats, { from: '1405-10-01', ...format }).by('head-1');
    expect((await api.when(same).then(201, [])).body).toMatchObject({ version: 1 });
  });

  it('reads its files, and the file names version, column, value and reader of each refused row', async () => {
    const { body } = await api
      .when(send(fileIn(format, rows)))
      .then(200, [
        { type: 'ReadingFileReceived', data: { formatVersion: 1, readers: [{ readerId: 'r1', rows: 2, refused: 2 }] } },
      ]);
    expect(body).toMatchObject({
      formatVersion: 1,
      refused: [
        { line: 2, field: 'meter_serial', value: 'F-0', readerId: 'r1' },
        { line: 3, field: 'meter_serial', value: 'F-1', readerId: 'r1' },
      ],
    });
    const { body: page } = await api.when(get('/v1/reading-files').by('affairs-1')).then(200);
    expect(page.items).toMatchObject([{ formatVersion: 1, readers: [{ rows: 2, refused: 2 }] }]);
  });

  it('15.4-48: refuses a file in another encoding as a whole, and keeps nothing of it', async () => {
    await api.when(send(fileIn({ ...format, encoding: 'utf-16le' }, rows))).thenRefused(400, 'FileMustBeInItsEncoding');
    await api.when(send(fileIn(unagreedFormat, rows))).thenRefused(400, 'FileMustBeInItsFormat');
    expect((await api.when(get('/v1/reading-files').by('affairs-1')).then(200)).body.items).toHaveLength(1);
  });
});
