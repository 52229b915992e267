import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import { nextAccount, oneSubscriber } from '../case/spec/neighbours.builders.ts';
import { caseHandling } from '../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
  const say = speaking(platform.messages);
  await say(...oneSubscriber(), ...staffRegistered('auditor-1'));
});
afterAll(() => platform.stop());

const path = '/v1/case-policies/complaint-referral/versions';
const draft = (version: string, effectiveFrom = '2026-11-22') => ({
  version,
  effectiveFrom,
  sample: true,
  settles: '15.2-10: the week starts at the referral',
  content: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 },
});
const decisions = async (query = '') =>
  (await api.when(get(`/v1/persons-decisions${query}`).by('auditor-1')).then(200)).body.items;
const rulesOf = ({ because }: { because: readonly { rule: string }[] }) => because.map(({ rule }) => rule);

describe('S3: GET /v1/persons-decisions', () => {
  it('N2, 15.4-41: a version is shown with its two persons, and a retroactive one with its reason and the head', async () => {
    await api.when(post(path, draft('now')).by('policy-1')).then(201);
    await api
      .when(post(`${path}/now/confirmations`).by('policy-1'))
      .thenRefused(403, 'VersionConfirmerMustNotBeProposer');
    await api.when(post(`${path}/now/confirmations`).by('policy-2')).then(200);
    const reason = 'ابلاغیه دیر رسید';
    await api.when(post(path, { ...draft('earlier', '2026-09-23'), reason }).by('policy-2')).then(201);
    await api
      .when(post(`${path}/earlier/confirmations`).by('policy-1'))
      .thenRefused(403, 'VersionConfirmerMustHoldTheRole');
    await api.when(post(`${path}/earlier/confirmations`).by('head-1')).then(200);
    await eventually(async () => {
      const [found] = await decisions('?rule=Retroactive');
      expect(found).toMatchObject({
        matter: 'handling-policy-complaint-referral earlier',
        kind: 'policy',
        title: { fa: 'ضابطه', en: 'policy' },
        status: 'decided',
        retroactiveBecause: reason,
        because: [{ rule: 'Retroactive', fa: 'از روزی پیش از تأیید اجرا می‌شود' }],
        parts: [
          { as: 'proposer', by: 'policy-2' },
          { as: 'signer', by: 'head-1', role: 'headOfSubscriberAffairs' },
        ],
      });
      expect(found).not.toHaveProperty('persons');
    });
    expect((await decisions('?person=Policy-1')).map(({ matter }: { matter: string }) => matter)).toEqual([
      'handling-policy-complaint-referral now',
    ]);
  });
  it('quick approvals are named by the minutes of the question, which are needed without a policy in force', async () => {
    const quick = await decisions('?rule=QuickApproval&quickMinutes=5');
    expect(quick.map(rulesOf).toSorted()).toEqual([['QuickApproval'], ['QuickApproval', 'Retroactive']]);
    await api.when(get('/v1/persons-decisions?rule=QuickApproval').by('auditor-1')).thenRefused(400, 'InvalidInput');
  });
  it('S3: only decisions that meet a rule, if these are asked for; the others are listed too without the question', async () => {
    const all = await decisions();
    const toExamine = await decisions('?which=toExamine');
    expect(toExamine).toEqual(all.filter((each: Parameters<typeof rulesOf>[0]) => rulesOf(each).length > 0));
    expect(toExamine.length).toBeLessThan(all.length);
    expect(await decisions('?which=toExamine&quickMinutes=5')).toHaveLength(all.length);
  });
  it('two persons by turns need their limits without a policy in force', () =>
    api.when(get('/v1/persons-decisions-by-turns').by('auditor-1')).thenRefused(400, 'InvalidInput'));
  it('two persons who publish for each other by turns are named', async () => {
    await api.when(post(path, draft('later', '2026-12-22')).by('policy-2')).then(201);
    await api.when(post(`${path}/later/confirmations`).by('policy-1')).then(200);
    await eventually(async () => {
      const turns = get('/v1/persons-decisions-by-turns?pairDecisions=2&pairPercent=50').by('auditor-1');
      expect((await api.when(turns).then(200)).body.items).toMatchObject([
        {
          persons: ['policy-1', 'policy-2'],
          decisions: 2,
          fa: 'دو همکار ۲ بار پیشنهادهای یکدیگر را تأیید کرده‌اند.',
        },
      ]);
    });
  });
  it('S3, 1.2: a case shows who registered, visited and decided, and not to an auditor whom it is about', async () => {
    await publishVersion(api, '/v1/working-calendars', calendar);
    await publishVersion(api, '/v1/fee-schedules', fees);
    const visit = { kind: 'meter-visit', accountId: nextAccount(), reason: 'بازدید' };
    const { body } = await eventually(() => api.when(post('/v1/cases', visit).by('clerk-101')).then(201));
    const path_ = `/v1/cases/${body.caseId}`;
    const seen = { visitedOn: '2026-11-22', indexSeen: 2_450, meterSound: true };
    await api.when(post(`${path_}/visits`, seen).by('clerk-101')).then(201);
    const decision = { answer: 'readingRight', reason: 'رقم درست است' };
    await api.when(post(`${path_}/decisions`, decision).by('representative-101-b')).then(201);
    await api.when(post(`${path_}/notices`, { channel: 'phone' }).by('clerk-101')).then(201);
    const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'شکایت', countyOffice: 'county-1' };
    const about = { ...complaint, complainedOf: 'Auditor-1', mobile: '09120000000' };
    const restricted = await eventually(() => api.when(post('/v1/cases', about).by('clerk-101')).then(201));
    await eventually(async () =>
      expect(await decisions('?kind=case&person=representative-101-b')).toMatchObject([
        {
          matter: body.caseId,
          status: 'decided',
          title: { fa: 'پرونده', en: 'case' },
          parts: [
            { as: 'registrar', by: 'clerk-101', office: 'office-101' },
            { as: 'visitor', by: 'clerk-101' },
            { as: 'judge', by: 'representative-101-b', office: 'office-101' },
          ],
        },
      ]),
    );
    const mine = (await decisions('?kind=case')).map(({ matter }: { matter: string }) => matter);
    expect(mine).not.toContain(restricted.body.caseId);
  });
  it('S3, 15.2: the limits are policy data of two persons; a question names other limits for itself', async () => {
    const content = { quickMinutes: 1, pairDecisions: 2, pairPercent: 20 };
    const version = { version: 'limits', effectiveFrom: '2026-11-22', sample: true, settles: '7.5: minutes', content };
    await publishVersion(api, '/v1/look-up-policies/persons-decisions/versions', version);
    const quick = await decisions('?rule=QuickApproval');
    expect(quick.flatMap(rulesOf)).toContain('QuickApproval');
    const turns = async (query: string) =>
      (await api.when(get(`/v1/persons-decisions-by-turns${query}`).by('auditor-1')).then(200)).body;
    expect(await turns('')).toMatchObject({ policy: 'limits', items: [{ persons: ['policy-1', 'policy-2'] }] });
    expect(await turns('?pairDecisions=90')).toMatchObject({ policy: 'limits', items: [] });
    const wrong = { ...version, version: 'none', content: { ...content, pairPercent: 101 } };
    const path_ = '/v1/look-up-policies/persons-decisions/versions';
    await api.when(post(path_, wrong).by('policy-1')).thenRefused(422, 'LookUpPolicyContentMustFit');
  });
  it('is for auditors alone, and for three months at most', async () => {
    for (const person of ['head-1', 'clerk-101', 'policy-1'])
      for (const query of ['persons-decisions', 'persons-decisions-by-turns?pairDecisions=2&pairPercent=50'])
        await api.when(get(`/v1/${query}`).by(person)).thenRefused(403, 'RoleMustAllow');
    const long = get('/v1/persons-decisions?from=2026-01-01&to=2026-09-01').by('auditor-1');
    await api.when(long).thenRefused(400, 'InvalidInput');
  });
});
