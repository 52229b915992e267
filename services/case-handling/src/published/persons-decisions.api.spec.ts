import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { caseHandling } from '../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
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
  it('quick approvals are named by the minutes of the auditor', async () => {
    const quick = await decisions('?rule=QuickApproval&quickMinutes=5');
    expect(quick.map(rulesOf).toSorted()).toEqual([['QuickApproval'], ['QuickApproval', 'Retroactive']]);
    await api.when(get('/v1/persons-decisions?rule=QuickApproval').by('auditor-1')).thenRefused(400, 'InvalidInput');
  });
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
  it('is for auditors alone, and for three months at most', async () => {
    for (const person of ['head-1', 'clerk-101', 'policy-1'])
      for (const query of ['persons-decisions', 'persons-decisions-by-turns?pairDecisions=2&pairPercent=50'])
        await api.when(get(`/v1/${query}`).by(person)).thenRefused(403, 'RoleMustAllow');
    const long = get('/v1/persons-decisions?from=2026-01-01&to=2026-09-01').by('auditor-1');
    await api.when(long).thenRefused(400, 'InvalidInput');
    await api.when(get('/v1/persons-decisions-by-turns').by('auditor-1')).thenRefused(400, 'InvalidInput');
  });
});
