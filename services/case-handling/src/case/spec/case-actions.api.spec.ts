import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fees,
  eventually,
  get,
  post,
  startTestPlatform,
  speaking,
  staffRegistered,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { nextAccount, oneSubscriber } from './neighbours.builders.ts';

const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '2026-03-21',
  to: '2027-03-20',
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [{ date: '2026-11-13', name: 'شهادت' }],
};
const complaint = {
  kind: 'complaint',
  subject: 'behaviour',
  complaint: 'they sent me away',
  countyOffice: 'county-1',
  applicantName: 'علی رضایی',
  mobile: '09123456789',
};
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

interface Action {
  readonly name: string;
  readonly path: string;
  readonly fixed: object;
  readonly fields: readonly { readonly name: string; readonly label: { readonly fa: string } }[];
}
const opened = async (body: object = complaint, who = 'clerk-101'): Promise<string> =>
  (await api.when(post('/v1/cases', body).by(who)).then(201)).body.caseId;
const file = async (caseId: string, who: string) =>
  (await api.when(get(`/v1/cases/${caseId}`).because(caseId).by(who)).then(200)).body;
const actions = async (caseId: string, who: string): Promise<readonly Action[]> => (await file(caseId, who)).actions;
const names = async (caseId: string, who: string) => (await actions(caseId, who)).map(({ name }) => name);
/** Takes the listed action with this form. */
const take = async (caseId: string, who: string, name: string, form: object) => {
  const action = (await actions(caseId, who)).find((each) => each.name === name);
  if (!action) throw new Error(`${who} is offered no ${name}`);
  return api.when(post(action.path, { ...action.fixed, ...form }).by(who)).then(201);
};
const reason = 'r';

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '20' } });
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  await eventually(() => api.when(post('/v1/cases', complaint).by('clerk-101')).then(201));
});
afterAll(() => platform.stop());

describe('a complaint over HTTP (A5)', () => {
  it('A5-1 to A5-4 lists the actions of each person step by step, and accepts each listed action', async () => {
    const caseId = await opened();
    expect(await names(caseId, 'clerk-101')).toEqual(['note', 'withdraw']);
    expect(await names(caseId, 'office-head-1')).toEqual(['decide', 'reassign', 'handOver', 'note', 'pause']);
    await api
      .when(post(`/v1/cases/${caseId}/returns`, { reason }).by('office-head-1'))
      .thenRefused(409, 'StageMustAllowSendingBack');
    await take(caseId, 'office-head-1', 'decide', { unit: 'REPAIRS', reason });
    await take(caseId, 'repairs-1', 'sendBack', { reason: 'it is about a connection' });
    await take(caseId, 'office-head-1', 'decide', { unit: 'REPAIRS', reason });
    await take(caseId, 'office-head-1', 'refer', { to: 'CONNECTIONS', reason });
    await take(caseId, 'connections-1', 'pause', { cause: 'applicantAwaited', reason });
    await take(caseId, 'connections-1', 'resume', { reason });
    await take(caseId, 'connections-1', 'escalate', { reason });
    await take(caseId, 'connections-1', 'reassign', { to: 'connections-2', reason });
    await take(caseId, 'connections-1', 'note', { text: 'he was called' });
    await take(caseId, 'connections-1', 'decide', { reply: 'we apologise', reason });
    expect((await file(caseId, 'clerk-101')).nextStep.en).toBe('Contact the applicant');
    await take(caseId, 'clerk-101', 'inform', { channel: 'phone' });
    expect(await file(caseId, 'clerk-101')).toMatchObject({
      outcome: 'replied',
      answeredInTime: true,
      accountId: null,
      fee: null,
      actions: [expect.objectContaining({ name: 'reopen' })],
    });
  });
  it('15.2-10 the week and the limit of referring follow the published policy of the day of opening', async () => {
    const before = await opened();
    const version = {
      version: '1',
      effectiveFrom: '2026-11-22',
      sample: true,
      settles: '15.2-10: the week starts at the referral',
      content: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 },
    };
    await publishVersion(api, '/v1/case-policies/complaint-referral/versions', version);
    const promises = async (caseId: string) => {
      const { clocks } = await file(caseId, 'office-head-1');
      return Object.fromEntries(clocks.map((each: { clock: string; dueOn: string }) => [each.clock, each.dueOn]));
    };
    expect(await promises(before)).toEqual({ referral: '2026-11-23', answer: '2026-11-29' });
    const after = await opened();
    expect(await promises(after)).toEqual({ referral: '2026-11-24' });
    await take(after, 'office-head-1', 'decide', { unit: 'REPAIRS', reason });
    expect((await promises(after)).answer).toBe('2026-11-29');
  });
  it('A5-1, A5-4 name and number of the applicant are in no event; the office of the case reads them, a section does not', async () => {
    const caseId = await opened();
    const contact = { applicantName: complaint.applicantName, mobile: '+989123456789' };
    expect((await file(caseId, 'clerk-101')).applicant).toEqual(contact);
    for (const who of ['repairs-1', 'office-head-1', 'auditor-1'])
      expect((await file(caseId, who)).applicant).toBeNull();
    expect(
      JSON.stringify(
        (await platform.eventStore.readStream(`case-${caseId}`)).map(({ data, metadata }) => [data, metadata]),
      ),
    ).not.toMatch(/رضایی|0912/);
  });
  it('A5-1, N29: the person complained of cannot see the case, act in it or find it in a list', async () => {
    const caseId = await opened({ ...complaint, complainedOf: 'clerk-101' }, 'clerk-102');
    await api
      .when(post('/v1/cases', { ...complaint, complainedOf: 'clerk-101' }).by('clerk-101'))
      .thenRefused(403, 'BarredPersonMustNotTakePart');
    const own = await opened({ ...complaint, complainedOf: 'clerk-101' }, 'representative-101-a');
    await api.when(get(`/v1/cases/${own}`).by('clerk-101')).thenRefused(404, 'CaseMustBeKnown');
    const { trackingCode } = await file(own, 'representative-101-a');
    await api.when(get(`/v1/tracking/${trackingCode}`).by('clerk-101')).thenRefused(404, 'TrackingCodeMustBeKnown');
    await api
      .when(post(`/v1/cases/${own}/assignments`, { to: ' Clerk-۱۰۱', reason }).by('office-head-1'))
      .thenRefused(422, 'AssigneeMustNotBeBarred');
    await take(own, 'office-head-1', 'decide', { unit: 'REPAIRS', reason });
    await take(own, 'repairs-1', 'decide', { reply: 'x', reason });
    await api
      .when(post(`/v1/cases/${own}/notices`, { channel: 'phone' }).by('clerk-101'))
      .thenRefused(404, 'CaseMustBeKnown');
    for (const list of ['/v1/worklist?limit=200', '/v1/cases?limit=200']) {
      const { body } = await api.when(get(list).by('clerk-101')).then(200);
      expect(body.items.map((item: { caseId: string }) => item.caseId)).not.toContain(own);
    }
    expect(await names(caseId, 'clerk-102')).toEqual(['note', 'withdraw']);
  });
  it('A5-1, N29: an auditor of whom somebody complains neither finds nor replays the record, but another one', async () => {
    await speaking(platform.messages)(...staffRegistered('auditor-1', 'clerk-102'));
    const about = await eventually(() => opened({ ...complaint, complainedOf: 'auditor-1' }));
    const other = await opened({ ...complaint, complainedOf: 'clerk-102' });
    const found = async (query: string) =>
      (await api.when(get(`/v1/streams?limit=200&${query}`).by('auditor-1')).then(200)).body.items.map(
        ({ stream }: { stream: string }) => stream,
      );
    await eventually(async () => expect(await found('category=case')).toContain(`case-${other}`));
    expect(await found('category=case')).not.toContain(`case-${about}`);
    const { trackingCode } = await file(other, 'clerk-101');
    expect(await found(`identifier=${trackingCode}`)).toContain(`case-${other}`);
    const { trackingCode: hidden } = await file(about, 'clerk-101');
    for (const named of [about, hidden, `case-${about}`]) expect(await found(`identifier=${named}`)).toEqual([]);
    await api
      .when(get(`/v1/streams/case-${about}`).because('spec').by('auditor-1'))
      .thenRefused(404, 'StreamMustExist');
    const { body } = await api.when(get(`/v1/streams/case-${other}`).because('spec').by('auditor-1')).then(200);
    expect(body.steps[0]).toMatchObject({ type: 'CaseOpened', title: { fa: 'پرونده ثبت شد' } });
    expect(JSON.stringify(body)).not.toMatch(/رضایی|0912/);
    const read = async (path: string, who: string) =>
      JSON.stringify((await api.when(get(path).because('spec').by(who)).then(200)).body);
    await eventually(async () => expect(await read('/v1/look-ups?limit=200', 'auditor-1')).toContain(other));
    expect(await read('/v1/look-ups?limit=200', 'auditor-1')).not.toContain(about);
    expect(await read('/v1/look-ups?limit=200', 'head-1')).toContain(about);
    const lookedUp = await found('category=looked-up-cases');
    expect(lookedUp).not.toEqual([]);
    for (const stream of lookedUp) expect(await read(`/v1/streams/${stream}`, 'auditor-1')).not.toContain(about);
  });
});

describe('GET /v1/case-kinds', () => {
  it('lists the kinds that this person may open, with words, fee, deadlines and form in Persian and English', async () => {
    const { items } = (await api.when(get('/v1/case-kinds').by('clerk-101')).then(200)).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'bill-review',
      'meter-visit',
      'meter-test',
      'meter-fault',
      'self-reading',
      'complaint',
    ]);
    expect(items[1]).toMatchObject({
      title: { fa: 'درخواست بازدید کنتور', en: 'Meter visit' },
      fee: { amount: 35_000 },
      deadlines: [{ within: 3, unit: 'days', source: 'A3-4' }],
      fields: [{ name: 'accountId', label: { fa: 'شماره اشتراک' }, type: 'text', required: true }, {}, {}],
    });
    expect(items[5]).toMatchObject({ fee: null, searchWords: ['شکایت', 'اعتراض به رفتار', 'complain'] });
    expect(items[5].fields[0]).toMatchObject({
      name: 'subject',
      type: 'choice',
      options: [{ value: 'serviceDelivery', label: { fa: 'نحوه ارائه خدمات' } }, {}, {}],
    });
    expect(items[5].fields.at(-1)).toMatchObject({ name: 'mobile', personal: true, required: false });
    const forRepresentative = await api.when(get('/v1/case-kinds').by('representative-101-a')).then(200);
    expect(forRepresentative.body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'meter-fault',
      'complaint',
    ]);
    await api.when(get('/v1/case-kinds').by('auditor-1')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('the verbs', () => {
  it('return the first response to a repeated command', async () => {
    const caseId = await opened();
    const noted = post(`/v1/cases/${caseId}/notes`, { text: 'he called' }).by('clerk-101').key('one-note');
    await api.when(noted).then(201, [{ type: 'CaseNoted' }]);
    expect((await api.when(noted).then(201, [])).headers.get('idempotency-repeated')).toBe('true');
  });
  it('A3-2 report ordered work with the form of the order', async () => {
    const caseId = await opened({ kind: 'meter-visit', accountId: nextAccount(), reason: 'too high' });
    const { body } = await api
      .when(post(`/v1/cases/${caseId}/reports`, { visitedOn: 'today' }).by('clerk-101'))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['visitedOn', 'indexSeen', 'meterSound']);
    await take(caseId, 'expert-1', 'report', { visitedOn: '2026-11-22', indexSeen: 2450, meterSound: true });
  });
});
