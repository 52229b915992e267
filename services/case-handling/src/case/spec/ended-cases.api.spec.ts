import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseWithdrawn } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  speaking,
  startTestPlatform,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { nextAccount, nextBill, oneSubscriber } from './neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const published: ContractMessage[] = [];

const workers = [
  'clerk-101',
  'clerk-102',
  'representative-101-a',
  'representative-101-b',
  'head-1',
  'office-head-1',
  'expert-1',
  'auditor-1',
];
const items = async (path: string, who: string): Promise<{ caseId: string }[]> =>
  (await api.when(get(path).by(who)).then(200)).body.items;
const listedIn = async (path: string, who: string, caseId: string) =>
  (await items(path, who)).find((item) => item.caseId === caseId);
const file = async (caseId: string, who = 'clerk-101') =>
  (await api.when(get(`/v1/cases/${caseId}`).by(who)).then(200)).body;
const opened = async (body: object): Promise<string> =>
  (await api.when(post('/v1/cases', body).by('clerk-101')).then(201)).body.caseId;
const review = () => opened({ kind: 'bill-review', billNumber: nextBill(), objection: 'readFigure' });
const withdraw = (caseId: string) =>
  api.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'پرداخت کرد' }).by('clerk-101'));
const visits = (caseId: string) =>
  post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen: 2290, meterSound: false }).by('expert-1');

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '20' } });
  api = await platform.start(caseHandling);
  await platform.messages.consume({
    topics: [topicOf('case-handling')],
    group: 'spec',
    handle: (message) => Promise.resolve(void published.push(message)),
  });
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  const last = { kind: 'meter-visit', accountId: nextAccount(), reason: 'x' };
  await eventually(() => api.when(post('/v1/cases', last).by('clerk-101')).then(201));
});
afterAll(() => platform.stop());

describe('a withdrawn case (15.4-49, situation 24)', () => {
  it('situation 24: has nothing left in any worklist or list of open cases, and its visit is called back', async () => {
    const caseId = await review();
    expect(await listedIn('/v1/worklist?limit=100', 'expert-1', caseId)).toBeDefined();
    await withdraw(caseId).then(201, [
      { type: 'CaseWithdrawn', data: { caseId, accountId: '1000001' } },
      { type: 'ClockStopped' },
      { type: 'OrderCalledBack', data: { orderedFrom: ['counterClerk', 'fieldExpert'] } },
      { type: 'StageEntered' },
      { type: 'AnswerRecorded' },
    ]);
    for (const who of workers) expect(await listedIn('/v1/worklist?limit=100', who, caseId)).toBeUndefined();
    expect(await listedIn('/v1/open-cases?accountId=1000001', 'clerk-101', caseId)).toBeUndefined();
    for (const who of ['expert-1', 'clerk-101'])
      expect(await listedIn('/v1/called-back-orders', who, caseId)).toMatchObject({
        work: { fa: 'بازدید کنتور' },
        meterId: '62000001',
        reason: 'پرداخت کرد',
        calledBackOn: '2026-11-22',
        reportedOn: null,
      });
    expect(await listedIn('/v1/called-back-orders', 'clerk-102', caseId)).toBeUndefined();
    await api.when(get('/v1/called-back-orders').by('representative-101-a')).thenRefused(403, 'RoleMustAllow');
    expect((await file(caseId)).actions.map(({ name }: { name: string }) => name)).toContain('inform');
    await eventually(() =>
      expect(published.filter(({ type }) => type === caseWithdrawn.type).map(({ data }) => data)).toContainEqual({
        caseId,
        accountId: '1000001',
        withdrawnOn: '2026-11-22',
      }),
    );
  });
  it('15.4-49: is no open case in any list or count; the clerk finds those to be confirmed by their state', async () => {
    const caseId = await review();
    const found = (state: string, who = 'clerk-101') => listedIn(`/v1/cases?state=${state}&limit=100`, who, caseId);
    expect([await found('open'), await found('withdrawn')]).toEqual([
      expect.objectContaining({ state: 'open' }),
      undefined,
    ]);
    await withdraw(caseId).then(201);
    expect([await found('open'), await found('closed')]).toEqual([undefined, undefined]);
    for (const who of ['clerk-101', 'head-1', 'auditor-1'])
      expect(await found('withdrawn', who)).toMatchObject({
        state: 'withdrawn',
        nextStep: { fa: 'تأیید انصراف به متقاضی' },
        waitsFor: 'counterClerk',
        dueOn: null,
        outcome: null,
      });
    expect(await found('withdrawn', 'clerk-102')).toBeUndefined();
    const { actions } = await file(caseId);
    const inform = actions.find(({ name }: { name: string }) => name === 'inform');
    expect(inform.says.fa).toMatch(
      /^انصراف شما از «درخواست بررسی قبض» در ۱ آذر ۱۴۰۵ ثبت شد\. بازدید کنتور لغو شد و انجام نمی‌شود\. قبض تغییر نکرد و معتبر است\. .*کد رهگیری: [۰-۹-]+$/,
    );
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    expect([await found('open'), await found('withdrawn'), await found('closed')]).toEqual([
      undefined,
      undefined,
      expect.objectContaining({ state: 'closed', outcome: 'withdrawn' }),
    ]);
    expect((await file(caseId)).notices[0].says).toEqual(inform.says);
  });
  it('15.4-49: a late report is accepted with a sentence, kept in the history, published to nobody, and changes nothing', async () => {
    const caseId = await review();
    await withdraw(caseId).then(201);
    const request = visits(caseId).key(`late-${caseId}`);
    const { body } = await api.when(request).then(201, [{ type: 'LateReportKept', data: { reportedBy: 'expert-1' } }]);
    expect(body).toMatchObject({
      state: 'withdrawn',
      stage: 'withdrawn',
      says: { fa: expect.stringContaining('نگه داشته شد') },
    });
    expect((await api.when(request).then(201, [])).body).toEqual(body);
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    const closed = await api.when(visits(caseId)).then(201, [{ type: 'LateReportKept' }]);
    expect(closed.body).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    const read = await file(caseId);
    expect(read).toMatchObject({ outcome: 'withdrawn', continuesAs: null, visit: null });
    expect(read.history.at(-1).says.fa).toMatch(/^گزارش «بازدید کنتور» پس از لغو کار یا پایان پرونده رسید/);
    expect(await listedIn('/v1/called-back-orders', 'expert-1', caseId)).toMatchObject({ reportedOn: '2026-11-22' });
    expect(
      published.filter(({ type, data }) => type === 'MeterVisited' && (data as { caseId: string }).caseId === caseId),
    ).toEqual([]);
    await api
      .when(post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22' }).by('expert-1'))
      .thenRefused(400, 'InvalidInput');
  });
});

describe('a reopened case (15.4-49, situation 24)', () => {
  it('situation 24: shows its own deadline and the first one as it ended, and is worked on as before', async () => {
    const subject = {
      subject: 'behaviour',
      complaint: 'they sent me away',
      countyOffice: 'county-1',
      applicantName: 'علی',
      mobile: '09123456789',
    };
    const caseId = await opened({ kind: 'complaint', ...subject });
    const decide = (who: string, body: object) =>
      api.when(post(`/v1/cases/${caseId}/decisions`, { ...body, reason: 'r' }).by(who)).then(201);
    const reopen = (who: string) =>
      api.when(post(`/v1/cases/${caseId}/reopenings`, { reason: 'تماس گرفته نشد' }).by(who));
    await decide('office-head-1', { answer: 'referred', unit: 'REPAIRS' });
    await decide('repairs-1', { answer: 'replied', reply: 'x' });
    await reopen('clerk-101').thenRefused(409, 'CaseMustBeClosed');
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'phone' }).by('clerk-101')).then(201);
    expect((await file(caseId)).actions.map(({ name }: { name: string }) => name)).toEqual(['reopen']);
    await reopen('clerk-102').thenRefused(404, 'CaseMustBeKnown');
    const { body } = await reopen('clerk-101').then(201);
    expect(body).toMatchObject({ state: 'open', stage: 'referral', waitsFor: 'headOfOffice', outcome: null });
    const read = await file(caseId);
    expect(read).toMatchObject({ state: 'open', outcome: null, answeredInTime: null });
    const clocks = read.clocks.map((each: { clock: string; state: string; beforeReopening: boolean }) => [
      each.clock,
      each.state,
      each.beforeReopening,
    ]);
    expect(clocks).toEqual([
      ['answer', 'running', false],
      ['referral', 'running', false],
      ['answer', 'kept', true],
      ['referral', 'kept', true],
    ]);
    expect(await listedIn('/v1/worklist?limit=100', 'office-head-1', caseId)).toMatchObject({
      stage: 'referral',
      escalated: false,
    });
  });
});
