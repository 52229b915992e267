import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeClosed, officeRegistered } from '@pishkhan/contracts';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { caseHandling } from '../../../index.ts';
import { nextAccount, oneSubscriber } from '../../spec/neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;

const county = (officeId: string) =>
  said(officeRegistered, `office-${officeId}`, {
    officeId,
    kind: 'countyOffice',
    countyOffice: undefined,
    registeredFrom: '2020-01-01',
  });
const counter = (officeId: string, countyOffice = 'county-1') =>
  said(officeRegistered, `office-${officeId}`, { officeId, countyOffice, registeredFrom: '2020-01-01' });
const closing = (officeId: string, closedFrom: string) =>
  said(officeClosed, `office-${officeId}`, { officeId, closedFrom });

beforeAll(async () => {
  platform = await startTestPlatform({ offices: 'byEvents', environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await say(county('county-1'), county('county-2'), counter('office-101'), counter('office-102'));
  await say(counter('office-103'), counter('office-201', 'county-2'));
  await eventually(() => publishVersion(api, '/v1/working-calendars', calendar));
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(...oneSubscriber());
});
afterAll(() => platform.stop());

const visitOf = (accountId: string) =>
  post('/v1/cases', { kind: 'meter-visit', accountId, reason: 'بازدید' }).by('clerk-101');
const opened = async (): Promise<string> => {
  const request = visitOf(nextAccount());
  return (await eventually(() => api.when(request).then(201))).body.caseId;
};
const move = (to: string, from = 'office-101') =>
  post(`/v1/offices/${from}/case-moves`, { to, reason: 'پایان قرارداد دفتر' });
const worklistOf = async (username: string): Promise<string[]> =>
  (await api.when(get('/v1/worklist?limit=100').by(username)).then(200)).body.items.map(
    ({ caseId }: { caseId: string }) => caseId,
  );
const signed = async (claims: object) => {
  const now = Math.floor(Date.now() / 1000);
  const { issuer } = platform.issuer;
  const token = await platform.issuer.sign({
    iss: issuer,
    aud: 'pishkhan',
    sub: 'p',
    iat: now,
    exp: now + 600,
    ...claims,
  });
  return { authorization: `Bearer ${token}` };
};

describe('the guard of a service with a copy of the register', () => {
  it('N24: an office whose registration has not arrived is awaited, then 409 with Retry-After', async () => {
    const headers = await signed({ roles: ['counterClerk'], office: 'office-777' });
    const { headers: answered } = await api
      .when(get('/v1/worklist').with(headers))
      .thenRefused(409, 'OfficeMustHaveArrived');
    expect(answered.get('retry-after')).toBe('2');
    const late = await signed({ roles: ['counterClerk'], office: 'office-150' });
    const [{ status }] = await Promise.all([
      api.when(get('/v1/worklist').with(late)).then(200),
      say(counter('office-150')),
    ]);
    expect(status).toBe(200);
  });
  it('N24: a county or an office that a command names is registered and of the kind', async () => {
    const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'شکایت', mobile: '09120000000' };
    for (const [countyOffice, status, rule] of [
      ['office-101', 422, 'OfficeMustBeOfTheKind'],
      ['کجا', 422, 'OfficeMustBeRegistered'],
    ] as const)
      await api.when(post('/v1/cases', { ...complaint, countyOffice }).by('clerk-101')).thenRefused(status, rule);
    await api.when(post('/v1/cases', { ...complaint, countyOffice: 'county-2' }).by('clerk-101')).then(201);
    await api
      .when(post('/v1/working-calendars', { ...calendar, unit: 'office-888' }).by('policy-1'))
      .thenRefused(409, 'OfficeMustHaveArrived');
    await api.when(post('/v1/working-calendars', { ...calendar, unit: 'Office-101' }).by('policy-1')).then(400);
  });
});

describe('POST /v1/offices/{officeId}/case-moves', () => {
  it('N24, N29, N17, A1-14: the head moves the open cases of a closed office, each by an event, and the worklists follow', async () => {
    const [first, second] = [await opened(), await opened()];
    await api.when(move('office-102').by('head-1')).thenRefused(422, 'OfficeMustHaveAClosingDay');
    await say(closing('office-101', '2026-11-22'));
    await eventually(() => api.when(get('/v1/worklist').by('clerk-101')).thenRefused(403, 'OfficeMustBeOpen'));
    await api.when(move('office-201').by('head-1')).thenRefused(422, 'NewOfficeMustBeOfTheCounty');
    await api.when(move('office-101').by('head-1')).thenRefused(422, 'OfficeMustBeOpen');
    const elsewhere = await signed({ roles: ['headOfSubscriberAffairs'], office: 'county-2' });
    for (const [from, who] of [
      ['office-101', elsewhere],
      ['office-999', elsewhere],
    ] as const) {
      const { body } = await api.when(move('office-102', from).with(who)).thenRefused(409, 'OfficeMustHaveArrived');
      expect(body.data).toEqual({ officeId: from });
    }
    await api.when(move('office-102').by('clerk-102')).thenRefused(403, 'RoleMustAllow');
    // N17: a number in the reason of many cases would belong to one of their accounts.
    const named = { to: 'office-102', reason: 'تماس با ۰۹۱۲۳۴۵۶۷۸۹' };
    const { body: refused } = await api
      .when(post('/v1/offices/office-101/case-moves', named).by('head-1'))
      .thenRefused(400, 'InvalidInput');
    expect(refused.errors).toEqual([expect.objectContaining({ field: 'reason' })]);

    const request = move('office-102').by('head-1').key('move-101-to-102');
    const { body } = await api.when(request).then(200);
    expect(body).toEqual({ moved: 3, left: 0, notMoved: [] });
    const moved = (await platform.eventStore.readStream(`case-${first}`)).find(
      ({ type }) => type === 'CaseMovedToOffice',
    );
    expect(moved).toMatchObject({
      data: { from: 'office-101', to: 'office-102', reason: 'پایان قرارداد دفتر', by: 'head-1' },
    });
    expect(await worklistOf('clerk-102')).toEqual(expect.arrayContaining([first, second]));
    const file = await api.when(get(`/v1/cases/${first}`).by('clerk-102')).then(200);
    expect(file.body).toMatchObject({ officeId: 'office-102' });
    expect(JSON.stringify(file.body.history.at(-1).says.fa)).toContain('دفتر بسته شد');
    // The same key gets the first answer; another one finds nothing to move.
    expect((await api.when(request).then(200, [])).body).toEqual({ moved: 3, left: 0, notMoved: [] });
    expect((await api.when(move('office-103').by('head-1')).then(200, [])).body.moved).toBe(0);
    await api
      .when(
        post(`/v1/cases/${first}/visits`, { visitedOn: '2026-11-22', indexSeen: 2290, meterSound: true }).by(
          'clerk-102',
        ),
      )
      .then(201);
  });
  it('is restartable: a request that moved only some cases goes on with the rest', async () => {
    await say(counter('office-101', 'county-1'));
    const stopped = await opened();
    await say(closing('office-101', '2026-11-22'));
    await eventually(() => api.when(get('/v1/worklist').by('clerk-101')).thenRefused(403, 'OfficeMustBeOpen'));
    const request = move('office-103').by('head-1').key('move-101-to-103');
    expect((await api.when(request).then(200)).body).toMatchObject({ moved: 1, left: 0 });
    const officeOf = async (caseId: string) =>
      (await api.when(get(`/v1/cases/${caseId}`).by('head-1')).then(200)).body.officeId;
    expect(await officeOf(stopped)).toBe('office-103');
  });
  it('N24, 15.4-49: a closed complaint gets the new office too, which opens it again', async () => {
    await say(counter('office-101', 'county-1'));
    const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'شکایت', countyOffice: 'county-1' };
    const request = post('/v1/cases', { ...complaint, mobile: '09120000000' }).by('clerk-101');
    const { caseId } = (await eventually(() => api.when(request).then(201))).body;
    await api.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'انصراف' }).by('clerk-101')).then(201);
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    await say(closing('office-101', '2026-11-22'));
    await eventually(() => api.when(get('/v1/worklist').by('clerk-101')).thenRefused(403, 'OfficeMustBeOpen'));
    expect((await api.when(move('office-103').by('head-1')).then(200)).body).toMatchObject({ moved: 1, left: 0 });
    await say(closing('office-103', '2026-11-22'));
    await eventually(async () =>
      expect((await api.when(move('office-102', 'office-103').by('head-1')).then(200)).body.left).toBe(0),
    );
    expect(await worklistOf('clerk-102')).not.toContain(caseId);
    await api.when(post(`/v1/cases/${caseId}/reopenings`, { reason: 'مدرک تازه' }).by('clerk-102')).then(201);
  });
  it('A5-1, N29: the head neither moves nor counts a case about himself; the head of the office moves it', async () => {
    await say(counter('office-101', 'county-1'));
    const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'شکایت', countyOffice: 'county-1' };
    const about = { ...complaint, complainedOf: 'head-1', mobile: '09120000000' };
    const { caseId } = (await eventually(() => api.when(post('/v1/cases', about).by('clerk-101')).then(201))).body;
    await say(closing('office-101', '2026-11-22'), counter('office-104'));
    await eventually(() => api.when(get('/v1/worklist').by('clerk-101')).thenRefused(403, 'OfficeMustBeOpen'));
    const nothing = { moved: 0, left: 0, notMoved: [] };
    const asked = await eventually(() => api.when(move('office-104').by('head-1')).then(200, []));
    expect(asked.body).toEqual(nothing);
    const { body } = await api.when(move('office-104').by('office-head-1')).then(200);
    expect(body).toEqual({ moved: 1, left: 0, notMoved: [] });
    const file = await api.when(get(`/v1/cases/${caseId}`).by('office-head-1')).then(200);
    expect(file.body).toMatchObject({ officeId: 'office-104' });
  });
});
