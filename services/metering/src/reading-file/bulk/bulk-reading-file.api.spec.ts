import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { civilDate, fromJalali } from '@pishkhan/calendar';
import { START } from '@pishkhan/event-store';
import { eventually, get, post, readsMeters, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { fileIn, unagreedFormat } from '@pishkhan/testing/written-files';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const METERS = 480;
/** A busy machine is no failure. */
const WITHIN_MS = 60_000;
const serial = (at: number) => `K-${at}`;
const installed = (at: number) => ({
  type: 'MeterInstalled',
  data: {
    serial: serial(at),
    meterId: serial(at),
    accountId: String(20_000_000 + at),
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-06-21',
    readingId: `opening-${at}`,
    index: 1_000,
    zone: 'zone-a',
    countyOffice: 'county-1',
  },
});
/** Meters are written side by side: one after the other they would take most of the time of this spec. */
const install = (at: number) => {
  const commandId = crypto.randomUUID();
  const metadata = {
    commandId,
    commandHash: '0'.repeat(64),
    correlationId: commandId,
    causationId: commandId,
    actor: { subject: 'history', roles: [] },
    recordedAt: platform.clock.now().toISOString(),
    businessDate: '2026-06-21',
    schemaVersion: 1,
    build: 'test',
  };
  const event = { id: crypto.randomUUID(), ...installed(at), metadata };
  return platform.eventStore.append(`meter-${serial(at)}`, 'NoStream', [event]);
};
beforeAll(async () => {
  platform = await startTestPlatform();
  await Promise.all(Array.from({ length: METERS }, (_, at) => install(at)));
  api = await platform.start(metering);
  await api
    .given(readsMeters({ zone: 'zone-a' }, 'contractor-zagros', 'contractor-alborz'))
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
}, WITHIN_MS);
afterAll(() => platform.stop());

const rowOf = (at: number, index = 1_100, readOn = '2026-10-22') => ({
  meterSerial: serial(at),
  readOn: civilDate(readOn),
  index,
  kind: 'actual',
  reader: `r${at % 3}`,
});
const send = (rows: readonly ReturnType<typeof rowOf>[], by = 'reader-zagros') =>
  post('/v1/bulk-reading-files', fileIn(unagreedFormat, rows), 'application/octet-stream').by(by);
const stateOf = async (fileId: string, by = 'reader-zagros') =>
  (await api.when(get(`/v1/bulk-reading-files/${fileId}`).by(by)).then(200)).body as Record<string, number | string>;
const done = (fileId: string, by?: string) =>
  eventually(async () => {
    const state = await stateOf(fileId, by);
    expect(state['status']).toBe('done');
    return state;
  }, WITHIN_MS);
const stopped = (fileId: string) =>
  eventually(async () => {
    const state = await stateOf(fileId);
    expect(state['status']).toBe('stopped');
    return state;
  }, WITHIN_MS);
const REPEATS = 'FileMustNotRepeatWhatTheCompanyStopped';
/** Readings of the log that a file has brought, by their meter. */
const readingsOn = async (day: string) => {
  const events = await platform.eventStore.readAll({
    categories: ['meter'],
    after: START,
    limit: 20_000,
  });
  return events.filter(({ type, data }) => type === 'ReadingAccepted' && (data as { readOn: string }).readOn === day);
};

describe('11.4: a large reading file', () => {
  it(
    'situation 19: is stopped, stands still, is resumed, and the same bytes again change nothing',
    async () => {
      const rows = Array.from({ length: METERS - 100 }, (_, at) => rowOf(at));
      const { body: first } = await api.when(send(rows)).then(202);
      expect(first).toMatchObject({ status: 'running', rows: METERS - 100 });
      const { fileId } = first;
      await api.when(post(`/v1/bulk-reading-files/${fileId}/stops`).by('reader-zagros')).then(202);
      const { body: ofOther } = await api.when(send([rowOf(METERS - 1)], 'reader-alborz')).then(202);
      await done(ofOther.fileId, 'reader-alborz');
      const halted = await stopped(fileId);
      expect(halted['judged']).toBeLessThan(rows.length);
      expect(await stateOf(fileId)).toEqual(halted);
      expect((await readingsOn('2026-10-22')).length).toBe(Number(halted['accepted']) + 1);
      const again = await api.when(send(rows)).then(202);
      expect(again.body).toEqual(halted);
      await api.when(post(`/v1/bulk-reading-files/${fileId}/stops`).by('head-1')).then(202);
      await api
        .when(post(`/v1/bulk-reading-files/${fileId}/resumptions`).by('reader-zagros'))
        .thenRefused(403, 'ContractorMustNotResumeWhatTheCompanyStopped');
      const withheld = { rule: 'ContractorMustNotResumeWhatTheCompanyStopped' };
      expect(await stopped(fileId)).toMatchObject({ ...halted, stoppedBy: 'company', withheld });
      // The same readings in other bytes would undo the company's stop; others may be sent.
      const stoppedFile = { line: expect.any(Number), stoppedFile: fileId };
      const other = rowOf(METERS - 2, 1_100, '2026-10-21');
      const repeated = await api.when(send([...rows, other])).thenRefused(409, REPEATS);
      expect(repeated.body.data).toMatchObject(stoppedFile);
      const csv = fileIn(
        unagreedFormat,
        rows.map((row) => ({ ...row, index: row.index + 1 })),
      );
      await api.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).thenRefused(409, REPEATS);
      await done((await api.when(send([other])).then(202)).body.fileId);
      expect((await stateOf(fileId, 'head-1'))['withheld']).toBeUndefined();
      await api.when(post(`/v1/bulk-reading-files/${fileId}/resumptions`).by('head-1')).then(202);
      const whole = await done(fileId);
      expect(whole).toMatchObject({ judged: rows.length, accepted: rows.length, refused: 0, held: 0 });
      expect(new Set((await readingsOn('2026-10-22')).map(({ stream }) => stream)).size).toBe(rows.length + 1);
      expect((await api.when(send(rows)).then(202)).body).toEqual(whole);
      expect(await readingsOn('2026-10-22')).toHaveLength(rows.length + 1);
      const { body: list } = await api.when(get('/v1/reading-files').by('reader-zagros')).then(200);
      const listed = { rows: rows.length, accepted: rows.length, progress: { status: 'done', judged: rows.length } };
      expect(list.items.find((file: { fileId: string }) => file.fileId === fileId)).toMatchObject(listed);
      await api
        .when(get(`/v1/bulk-reading-files/${fileId}`).by('reader-alborz'))
        .thenRefused(404, 'BulkReadingFileMustExist');
    },
    2 * WITHIN_MS,
  );

  it(
    'situation 19: files of two contractors at one moment are both judged, each reading once, each with its own progress',
    async () => {
      const day = '2026-10-25';
      const half = (from: number) => Array.from({ length: 120 }, (_, at) => rowOf(from + at, 1_150, day));
      const [zagros, alborz] = await Promise.all([
        api.when(send(half(0))).then(202),
        api.when(send(half(120), 'reader-alborz')).then(202),
      ]);
      const both = await Promise.all([done(zagros.body.fileId), done(alborz.body.fileId, 'reader-alborz')]);
      for (const file of both)
        expect(file).toMatchObject({ rows: 120, judged: 120, accepted: 120, refused: 0, held: 0 });
      const readings = await readingsOn(day);
      expect(readings).toHaveLength(240);
      expect(new Set(readings.map(({ stream }) => stream)).size).toBe(240);
      const strange = get(`/v1/bulk-reading-files/${alborz.body.fileId}`).by('reader-zagros');
      await api.when(strange).thenRefused(404, 'BulkReadingFileMustExist');
    },
    2 * WITHIN_MS,
  );

  it(
    'situation 20: its rows are judged by day, whatever their order; two figures of a day go to a person',
    async () => {
      const day = (month: number) => fromJalali({ year: 1405, month, day: 1 });
      const meters = Array.from({ length: 60 }, (_, at) => METERS - 100 + at);
      const later = meters.flatMap((at) => [rowOf(at, 1_900, day(7))]);
      const mixed = [
        ...later,
        ...meters.map((at) => rowOf(at, 1_600, day(6))),
        ...meters.map((at) => rowOf(at, 1_300, day(5))),
      ];
      const twice = [rowOf(METERS - 20, 1_300, day(5)), ...mixed, rowOf(METERS - 20, 1_310, day(5))];
      const { body } = await api.when(send(twice)).then(202);
      const state = await done(body.fileId);
      expect(state).toMatchObject({ accepted: 180, held: 2, refused: 0, unchanged: 0 });
      const { body: held } = await api
        .when(get(`/v1/bulk-reading-files/${body.fileId}/rows?result=held`).by('affairs-1'))
        .then(200);
      expect(held.items).toMatchObject([
        { line: 2, rule: 'DayMustHaveOneFigure', value: '1300' },
        { line: 183, rule: 'DayMustHaveOneFigure', value: '1310' },
      ]);
      const file = (await api.when(get(`/v1/reading-files/${body.fileId}`).by('reader-zagros')).then(200)).body;
      expect(file).toMatchObject({ judged: 182, accepted: 180, unchanged: 0, heldRows: 2, refusedRows: 0 });
      expect(file.held).toMatchObject([{ line: 2 }, { line: 183 }]);
    },
    2 * WITHIN_MS,
  );

  it(
    'N17, 13.3, N12: rows of strangers and unreadable ones are refused with value and reader; a wrong file leaves nothing',
    async () => {
      const rows = [
        rowOf(METERS - 30),
        rowOf(METERS - 31),
        { ...rowOf(0), meterSerial: '0084575948' },
        { ...rowOf(1), kind: 'x' },
      ];
      const { body } = await api.when(send(rows)).then(202);
      await done(body.fileId);
      const { body: page } = await api
        .when(get(`/v1/bulk-reading-files/${body.fileId}/rows`).by('reader-zagros'))
        .then(200);
      expect(page.items).toMatchObject([
        { line: 4, rule: 'MeterMustBeInContract', field: 'meter_serial', readerId: 'r0' },
        { line: 5, rule: 'ReadingKindMustBeKnown', value: 'x', readerId: 'r1' },
      ]);
      const kept = await platform.eventStore.readAll({
        categories: ['bulk-reading-rows', 'bulk-reading-file'],
        after: START,
        limit: 5_000,
      });
      expect(JSON.stringify(kept.map(({ data }) => data))).not.toContain('0084575948');
      const strangers = Array.from({ length: 120 }, (_, at) => ({ ...rowOf(0), meterSerial: `W-${at}` }));
      const { body: many } = await api.when(send([...strangers, ...rows.slice(0, 2)])).then(202);
      await done(many.fileId);
      const file = (await api.when(get(`/v1/reading-files/${many.fileId}`).by('reader-zagros')).then(200)).body;
      expect(file).toMatchObject({ rows: 122, judged: 122, accepted: 0, unchanged: 2, refusedRows: 120 });
      const errors = get('/v1/contractors/contractor-zagros/reading-errors').by('affairs-1');
      const { months } = (await api.when(errors).then(200)).body;
      expect(months.at(-1)).toMatchObject({ refused: 122, rules: [{ rows: 121 }, { rows: 1 }] });
      const head = await platform.eventStore.head();
      const wrong = post(
        '/v1/bulk-reading-files',
        fileIn({ ...unagreedFormat, encoding: 'utf-16be' }, rows),
        'application/octet-stream',
      );
      await api.when(wrong.by('reader-zagros')).thenRefused(400, 'FileMustBeInItsEncoding');
      await api
        .when(post('/v1/bulk-reading-files', Buffer.alloc(200_000), 'application/octet-stream').by('reader-zagros'))
        .thenRefused(400, 'FileMustBeInItsEncoding');
      const hourly = Array.from({ length: 2_100 }, (_, at) => rowOf(METERS - 32, 1_000 + at));
      await api.when(send(hourly)).thenRefused(400, 'ReadingFileMustBeSplit');
      expect(await platform.eventStore.head()).toEqual(head);
      await api.when(send(rows, 'clerk-101')).thenRefused(403, 'RoleMustAllow');
    },
    2 * WITHIN_MS,
  );
});
