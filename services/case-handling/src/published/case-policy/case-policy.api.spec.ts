import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, post, startTestPlatform, type TestPlatform, publishVersion } from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';

const atReferral = {
  version: '1',
  effectiveFrom: '2026-11-22',
  sample: true,
  settles: '15.2-10: the week starts at the referral',
  content: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 },
};
const path = '/v1/case-policies/complaint-referral';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
});
afterAll(() => platform.stop());

describe('policies of the cases (15.2-10)', () => {
  it('none is in force until one is published', async () => {
    const { body } = await api.when(get(path).by('clerk-101')).then(200);
    expect(body).toEqual({ name: 'complaint-referral', inForce: null, versions: [], waiting: [] });
  });
  it('F14: is published, and replaced on the same day', async () => {
    const right = { ...atReferral, version: '2', content: { ...atReferral.content, referWithinWorkingDays: 3 } };
    await publishVersion(api, `${path}/versions`, atReferral);
    await publishVersion(api, `${path}/versions`, right, [
      { type: 'CasePolicyPublished', data: { replaces: '1', publishedOn: '2026-11-22' } },
    ]);
    await api
      .when(post(`${path}/versions`, atReferral).by('policy-1'))
      .thenRefused(422, 'CasePolicyVersionMustNotChange');
    const { body } = await api.when(get(path).by('auditor-1')).then(200);
    expect(body).toMatchObject({ inForce: '2', versions: [{ version: '2' }, { version: '1', replacedBy: '2' }] });
  });
  it('rejects unknown policies, and everybody except a policy officer', async () => {
    await api.when(get('/v1/case-policies/weather').by('clerk-101')).thenRefused(404, 'CasePolicyMustBeKnown');
    await api
      .when(post(`${path}/versions`, { ...atReferral, version: '3', content: {} }).by('policy-1'))
      .thenRefused(422, 'CasePolicyContentMustFit');
    await api.when(post(`${path}/versions`, atReferral).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});
