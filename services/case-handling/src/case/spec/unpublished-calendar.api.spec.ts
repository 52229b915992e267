import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIssued } from '@pishkhan/contracts';
import {
  eventually,
  get,
  post,
  startTestPlatform,
  said,
  speaking,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { oneSubscriber } from './neighbours.builders.ts';

const calendar = (year: number, from: string, to: string, holidays: readonly string[]) => ({
  unit: 'company',
  version: `${year}-1`,
  from,
  to,
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: holidays.map((date) => ({ date, name: 'نوروز' })),
});
const nowruz = ['1406/01/01', '1406/01/02', '1406/01/03', '1406/01/04'];
const fees = { version: 'sample', sample: true, effectiveFrom: '1403/01/01', fees: { billReview: 1, meterVisit: 1 } };

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const publish = (path: string, body: Parameters<typeof publishVersion>[2]) => publishVersion(api, path, body);
const review = (billNumber: string) =>
  post('/v1/cases', { kind: 'bill-review', billNumber, objection: 'readFigure' }).by('clerk-101');
const read = async (path: string) => (await api.when(get(path).by('clerk-101')).then(200)).body;

beforeAll(async () => {
  platform = await startTestPlatform();
  platform.clock.set('2027-03-18T05:00:00.000Z');
  api = await platform.start(caseHandling);
  await publish('/v1/working-calendars', calendar(1405, '1405/01/01', '1405/12/29', []));
  await publish('/v1/fee-schedules', fees);
  const bills = ['of-esfand', 'of-the-year-before'].map((billNumber) =>
    said(billIssued, 'bill-account-1000001', { billNumber, paymentDeadline: '2027-03-30' }),
  );
  await speaking(platform.messages)(...oneSubscriber(), ...bills);
});
afterAll(() => platform.stop());

describe('F12, 15.4-43: a request while the next calendar is not published', () => {
  it('is registered with a provisional deadline, which is fixed by an event when the calendar is published', async () => {
    const { body } = await eventually(() => api.when(review('of-esfand')).then(201));
    expect(body).toMatchObject({ answerBy: '2027-03-22', provisional: true });
    expect(body.says.fa).toContain(
      'پاسخ تا ۲ فروردین ۱۴۰۶ (این مهلت موقت است و با انتشار تقویم قطعی می‌شود) آماده می‌شود.',
    );
    const { caseId, trackingCode } = body;
    const item = async () =>
      (await read('/v1/worklist')).items.find((each: { caseId: string }) => each.caseId === caseId);
    await eventually(async () => expect(await item()).toMatchObject({ dueOn: '2027-03-22', provisional: true }));
    for (const path of [`/v1/cases/${caseId}`, `/v1/tracking/${trackingCode}`])
      expect(await read(path)).toMatchObject({
        provisional: true,
        clocks: [{ dueOn: '2027-03-22', provisional: true, calendarVersions: ['1405-1'] }],
      });
    expect((await read(`/v1/cases/${caseId}`)).history[1].says.fa).toBe(
      'مهلت ثبت پاسخ تا ۲ فروردین ۱۴۰۶ (موقت؛ تقویم این روزها هنوز منتشر نشده است)',
    );

    await publish('/v1/working-calendars', calendar(1406, '1406/01/01', '1406/12/29', nowruz));
    const fixed = { dueOn: '2027-03-28', provisional: false };
    await eventually(async () => expect(await item()).toMatchObject(fixed));
    const file = await read(`/v1/cases/${caseId}`);
    expect(file).toMatchObject({
      ...fixed,
      clocks: [{ ...fixed, earlierDueOn: ['2027-03-22'], calendarVersions: ['1405-1', '1406-1'] }],
    });
    expect(file.history.at(-1)).toMatchObject({
      type: 'DeadlineReplanned',
      says: { fa: 'مهلت ثبت پاسخ از ۲ فروردین ۱۴۰۶ به ۸ فروردین ۱۴۰۶ تغییر یافت' },
    });
    expect((await api.when(review('of-the-year-before')).then(201)).body).toMatchObject({
      answerBy: fixed.dueOn,
      provisional: false,
    });
  });

  it('10.3 a day beyond the calendar of the office is counted by that of the company', async () => {
    const own = { ...calendar(1405, '1405/01/01', '1405/12/29', []), unit: 'office-101', version: 'own-1405' };
    await publish('/v1/working-calendars', own);
    await eventually(async () => {
      const { items } = await read('/v1/worklist');
      const files = await Promise.all(items.map(({ caseId }: { caseId: string }) => read(`/v1/cases/${caseId}`)));
      expect(files.map(({ clocks }) => clocks[0].calendarVersions)).toEqual(files.map(() => ['own-1405', '1406-1']));
    });
  });
});
