import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDigit } from '@pishkhan/identifiers';
import {
  eventually,
  get,
  post,
  startTestPlatform,
  speaking,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { READING, nextAccount, nextBill, oneSubscriber } from './neighbours.builders.ts';

const fees = {
  version: 'sample-1403',
  sample: true,
  effectiveFrom: '۱۴۰۳/۰۱/۰۱',
  fees: { billReview: '۳۵٬۰۰۰', meterVisit: 35_000 },
};
const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '1405-01-01',
  to: '۱۴۰۵-۱۲-۲۹',
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [{ date: '1405/08/22', name: 'شهادت' }],
};
const fa = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const open = (body: object) => post('/v1/cases', body).asTyped().by('clerk-101');

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar, [{ type: 'WorkingCalendarPublished' }]);
  await publishVersion(api, '/v1/fee-schedules', fees, [
    {
      type: 'FeeSchedulePublished',
      data: { effectiveFrom: '2024-03-20', fees: { billReview: 35_000, meterVisit: 35_000 } },
    },
  ]);
  await speaking(platform.messages)(...oneSubscriber());
  const last = { kind: 'meter-visit', accountId: nextAccount(), reason: 'الف' };
  await eventually(() => api.when(open(last)).then(201));
});
afterAll(() => platform.stop());

describe('input as people type it at a counter (9.7, 15.4-44)', () => {
  it('15.4-44: the serial of a meter selects its cases in every spelling', async () => {
    const accountId = nextAccount();
    const meterId = `meter-of-${accountId}`;
    const { body } = await api.when(open({ kind: 'meter-visit', accountId, reason: 'الف' })).then(201);
    for (const meter of [meterId, meterId.toUpperCase(), fa(meterId), meterId.replaceAll('-', ' ')])
      await eventually(async () => {
        const path = `/v1/cases?meter=${encodeURIComponent(meter)}`;
        const found = await api.when(get(path).by('clerk-101')).then(200);
        expect(found.body.items).toMatchObject([{ caseId: body.caseId }]);
      });
  });
  it('F13: Persian digits identify the account and the bill of a case', async () => {
    await api
      .when(open({ kind: 'meter-visit', accountId: fa('1000001'), reason: 'كنتور' }))
      .then(201, [
        { type: 'SubjectClaimed', data: { kind: 'meter-visit', subject: '1000001' } },
        { type: 'CaseOpened', data: { accountId: '1000001', asked: { accountId: '1000001', reason: 'کنتور' } } },
        { type: 'ClockStarted' },
        { type: 'StageEntered' },
      ]);
    const billNumber = nextBill();
    const typed = `\u200f${fa(billNumber)}`;
    await api
      .when(open({ kind: 'bill-review', billNumber: typed, objection: 'readFigure' }))
      .then(201, [
        { type: 'SubjectClaimed', data: { subject: billNumber } },
        { type: 'CaseOpened', data: { asked: { billNumber } } },
        { type: 'ClockStarted' },
        { type: 'StageEntered' },
      ]);
  });

  it('F13, case 10: a Jalali day and an index with a separator at the visit and the decision', async () => {
    const { body } = await api
      .when(open({ kind: 'bill-review', billNumber: nextBill(), objection: 'readFigure' }))
      .then(201);
    await api
      .when(
        post(`/v1/cases/${body.caseId}/visits`, { visitedOn: '۱۴۰۵/۹/۱', indexSeen: '۲٬۴۵۰', meterSound: true })
          .asTyped()
          .by('clerk-101'),
      )
      .then(201, [
        { type: 'MeterVisited', data: { visitedOn: '2026-11-22', indexSeen: 2450 } },
        { type: 'StageEntered' },
      ]);
    const decision = {
      answer: 'errorConfirmed',
      wrongReadingId: ` ${READING}\u200c`,
      rightIndex: '۲٬۱۴۷',
      fault: 'company',
      reason: 'رقم',
    };
    const { status } = await api.send(
      post(`/v1/cases/${body.caseId}/decisions`, decision).asTyped().by('representative-101-a'),
    );
    expect(status).toBe(201);
    const [, , , , , decided] = await platform.eventStore.readStream(`case-${body.caseId}`);
    expect(decided).toMatchObject({
      type: 'CaseDecided',
      data: { form: { readings: [{ readingId: READING, rightIndex: 2147 }] } },
    });
  });

  it('F13: a tracking code is found without its dashes, and a typing error differs from an unknown code', async () => {
    const { body } = await api.when(open({ kind: 'meter-visit', accountId: nextAccount(), reason: 'x' })).then(201);
    const code = String(body.trackingCode);
    for (const typed of [code.replaceAll('-', ''), fa(code), code.replaceAll('-', ' '), `\u200e${code}`])
      expect(
        (await api.when(get(`/v1/tracking/${encodeURIComponent(typed)}`).by('clerk-101')).then(200)).body.caseId,
      ).toBe(body.caseId);
    const misread = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    const { body: problem } = await api
      .when(get(`/v1/tracking/${misread}`).by('clerk-101'))
      .thenRefused(400, 'InvalidInput');
    expect(problem.errors).toEqual([
      {
        field: 'trackingCode',
        rule: 'isTrackingCode',
        message: 'کد رهگیری نادرست است؛ یکی از رقم‌ها اشتباه خوانده یا نوشته شده است',
      },
    ]);
    const short = await api.when(get('/v1/tracking/1405-0901').by('clerk-101')).thenRefused(400, 'InvalidInput');
    expect(short.body.errors).toMatchObject([{ message: 'کد رهگیری نادرست است؛ این کد ۱۹ رقم دارد' }]);
    const unknown = '140509010000000000';
    await api
      .when(get(`/v1/tracking/${unknown}${checkDigit(unknown)}`).by('clerk-101'))
      .thenRefused(404, 'TrackingCodeMustBeKnown');
  });

  it('F13, 15.4-44: cases are listed by account, bill, meter or tracking code as people type them, in the own office', async () => {
    const billNumber = nextBill();
    const { body } = await api.when(open({ kind: 'bill-review', billNumber, objection: 'readFigure' })).then(201);
    const listed = async (query: string, by = 'clerk-101'): Promise<string[]> =>
      (await api.when(get(`/v1/cases?limit=200&${query}`).by(by)).then(200)).body.items.map(
        ({ accountId, caseId }: { accountId: string; caseId: string }) => `${accountId} ${caseId}`,
      );
    const typed = (text: string) => encodeURIComponent(`${fa(text)}\u200f`);
    const own = `1000001 ${body.caseId}`;
    await eventually(async () => expect(await listed(`bill=${typed(billNumber)}`)).toEqual([own]));
    const ofAccount = (await listed('')).filter((each) => each.startsWith('1000001 '));
    for (const query of [
      `account=${typed('1000001')}`,
      'account=0001000001',
      `meter=${typed('62000001')}`,
      `account=1000001&meter=${encodeURIComponent('62 000 001')}&state=open`,
    ])
      expect([query, await listed(query)]).toEqual([query, ofAccount]);
    const { trackingCode } = body;
    for (const code of [
      trackingCode,
      fa(trackingCode),
      trackingCode.replaceAll('-', ' '),
      trackingCode.replaceAll('-', ''),
    ])
      expect(await listed(`tracking=${encodeURIComponent(code)}`)).toEqual([own]);
    expect(await listed(`tracking=${trackingCode}&account=9999999`)).toEqual([]);
    expect(await listed(`tracking=${trackingCode}`, 'clerk-102')).toEqual([]);
    for (const query of ['account=9999999', 'meter=6200000', `bill=${billNumber}-2`, `bill=${billNumber}&account=2`])
      expect([query, await listed(query)]).toEqual([query, []]);
    expect(await listed(`bill=${billNumber}`, 'clerk-102')).toEqual([]);
    expect(await listed(`bill=${billNumber}`, 'head-1')).toEqual([own]);
    const { body: problem } = await api
      .when(get('/v1/cases?account=12a').by('clerk-101'))
      .thenRefused(400, 'InvalidInput');
    expect(problem.errors).toMatchObject([
      { field: 'account', message: expect.stringMatching(/^شماره اشتراک نادرست است/) },
    ]);
  });

  it.each([
    ['billNumber', { kind: 'bill-review', objection: 'readFigure' }, 'شماره قبض را وارد کنید'],
    ['accountId', { kind: 'meter-visit', accountId: '..', reason: 'x' }, /^شماره اشتراک نادرست است/],
  ])('9.7: %s is rejected by its Persian name', async (field, wrong, message) => {
    const { body } = await api.when(open(wrong)).thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([
      {
        field,
        rule: expect.any(String),
        message: message instanceof RegExp ? expect.stringMatching(message) : message,
      },
    ]);
  });
});
