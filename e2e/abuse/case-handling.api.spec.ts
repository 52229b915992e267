import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseHandling } from '@pishkhan/case-handling';
import {
  calendar,
  eventually,
  fees,
  get,
  post,
  publishVersion,
  speaking,
  staffRegistered,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { strangerOf } from './strangers.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
/** A complaint about the clerk of the same office. */
let caseId: string;
let trackingCode: string;
const reason = 'دلیل';

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'رفتار نامناسب', complainedOf: 'clerk-101' };
  const request = post('/v1/cases', { ...complaint, countyOffice: 'county-1', mobile: '09120000000' });
  await speaking(platform.messages)(...staffRegistered('clerk-101'));
  const opened = await eventually(() => api.when(request.by('representative-101-a')).then(201));
  ({ caseId, trackingCode } = opened.body);
});
afterAll(() => platform.stop());

describe('abuse of case-handling: a deadline that should disappear, a case that should end well', () => {
  it('A5-1, N29: the person complained of finds no case, by number, code or list, and cannot act in it', async () => {
    await api.when(get(`/v1/cases/${caseId}`).by('clerk-101')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(get(`/v1/tracking/${trackingCode}`).by('clerk-101')).thenRefused(404, 'TrackingCodeMustBeKnown');
    const { items } = (await api.when(get('/v1/cases').by('clerk-101')).then(200)).body;
    expect(items).toEqual([]);
    const withdrawal = post(`/v1/cases/${caseId}/withdrawals`, { reason }).by('clerk-101');
    await api.when(withdrawal).thenRefused(404, 'CaseMustBeKnown');
  });
  it('N29: another office and another county end, stop and read nothing', async () => {
    for (const [verb, body] of [
      ['withdrawals', { reason }],
      ['notices', { channel: 'sms' }],
      ['notes', { text: reason }],
    ] as const)
      await api.when(post(`/v1/cases/${caseId}/${verb}`, body).by('clerk-102')).thenRefused(404, 'CaseMustBeKnown');
    const head = await strangerOf(platform)('headOfSubscriberAffairs', 'county-2');
    await api.when(post(`/v1/cases/${caseId}/referrals`, { to: 'head-of-county-2', reason }).with(head)).then(404);
    await api.when(get(`/v1/cases/${caseId}`).with(head)).thenRefused(404, 'CaseMustBeKnown');
  });
  it('15.4-21, 7.5: nobody answers before the decision, or decides in the role of another', async () => {
    const notice = post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('representative-101-a');
    await api.when(notice).thenRefused(409, 'AnswerMustBeRecordedBeforeInforming');
    const decision = post(`/v1/cases/${caseId}/decisions`, { answer: 'refer', unit: 'REPAIRS', reason });
    await api.when(decision.by('representative-101-a')).thenRefused(403, 'StageMayOnlyBeDoneByItsOwner');
    const { status } = await api.send(decision.by('auditor-1'));
    expect(status).toBe(403);
  });
  it('N24: an office that nobody has registered opens no case', async () => {
    const stranger = await strangerOf(platform)('counterClerk', 'office-x');
    await api.when(get('/v1/worklist').with(stranger)).thenRefused(403, 'OfficeMustBeRegistered');
  });
});
