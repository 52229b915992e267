import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineService } from '@pishkhan/service-kit';
import { get, post, startTestPlatform, publishVersion } from '@pishkhan/testing';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { PolicyApi } from './policy.api.ts';
import { readPolicyFile } from './policy-files.ts';
import { policy } from './domain/policy.ts';

const service = defineService({
  name: 'billing-adjustments',
  title: { fa: 'سیاست‌ها', en: 'Policies' },
  deciders: [policy],
  views: [],
  publish: {},
  reactions: [],
  controllers: [PolicyApi],
});
const { name, ...billing } = readPolicyFile('sample-billing.json') as PolicyVersion<object>;
const path = '/v1/policies/billing/versions';
const literal = {
  ...billing,
  version: '2',
  effectiveFrom: '2026-12-01',
  content: { ...billing.content, settlementOfCorrections: 'nextBill' },
};
let platform: Awaited<ReturnType<typeof startTestPlatform>>;
let api: Awaited<ReturnType<typeof platform.start>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(service);
});
afterAll(() => platform.stop());

describe('POST /v1/policies/:name/versions', () => {
  it('15.2: publishes an unchangeable version', async () => {
    await publishVersion(api, path, billing, [{ type: 'PolicyVersionPublished', data: { name, ...billing } }]);
    await api
      .when(post('/v1/policies/billing/versions', { ...billing, sample: false }).by('policy-1'))
      .thenRefused(422, 'PolicyVersionMustNotChange');
  });
  it("15.2: rejects content outside the policy's schema", async () => {
    await api
      .when(post('/v1/policies/weather/versions', billing).by('policy-1'))
      .thenRefused(404, 'PolicyNameMustBeKnown');
    const { body } = await api
      .when(
        post('/v1/policies/billing/versions', {
          ...literal,
          content: { ...billing.content, paymentPeriodDays: 'thirty' },
        }).by('policy-1'),
      )
      .thenRefused(422, 'PolicyContentMustFit');
    expect(body.data).toMatchObject({ at: '/paymentPeriodDays' });
    await api
      .when(post('/v1/policies/billing/versions', { ...literal, content: [] }).by('policy-1'))
      .thenRefused(400, 'InvalidInput');
  });
  it('accepts it from a policy officer only', () =>
    api.when(post('/v1/policies/billing/versions', literal).by('head-1')).then(403, []));
});

describe('GET /v1/policies/:name', () => {
  it('15.4-20: returns every version and the one in force today or on a day', async () => {
    await publishVersion(api, '/v1/policies/billing/versions', literal);
    const { body } = await api.when(get('/v1/policies/billing').by('representative-101-a')).then(200);
    expect(body).toEqual({
      name: 'billing',
      inForce: 'sample-1',
      versions: [billing, literal].map((version) => ({
        ...version,
        publishedOn: '2026-11-22',
        publication: expect.objectContaining({ way: 'secondPerson', proposedBy: 'policy-1', confirmedBy: 'head-1' }),
      })),
      waiting: [],
    });
    const later = await api.when(get('/v1/policies/billing?on=2026-12-01').by('auditor-1')).then(200);
    expect(later.body.inForce).toBe('2');
  });
  it('rejects unknown names', () =>
    api.when(get('/v1/policies/weather').by('auditor-1')).thenRefused(404, 'PolicyNameMustBeKnown'));
  it('F14: shows which of two versions of one day is in force after a replacement on its day', async () => {
    const right = { ...literal, version: '3', settles: 'the day of 2, put right' };
    await publishVersion(api, path, right, [{ type: 'PolicyVersionPublished', data: { version: '3', replaces: '2' } }]);
    const { body } = await api.when(get('/v1/policies/billing?on=2026-12-01').by('auditor-1')).then(200);
    expect(body).toMatchObject({
      inForce: '3',
      versions: [{ version: 'sample-1' }, { version: '3', replaces: '2' }, { version: '2', replacedBy: '3' }],
    });
  });
});

describe('the content of a policy as people type it', () => {
  it('15.4-44: stores Persian digits as the same content, and names a wrong field in Persian', async () => {
    const typed = { ...billing.content, companyCode: '۰۶۲', issueDelayDays: '۱' };
    const draft = { ...billing, version: 'typed', effectiveFrom: '1406-01-01', content: typed };
    await publishVersion(api, path, draft, [
      {
        type: 'PolicyVersionPublished',
        data: { content: { ...billing.content, companyCode: '062', issueDelayDays: 1 } },
      },
    ]);
    const { body } = await api
      .when(
        post('/v1/policies/billing/versions', {
          ...literal,
          version: '4',
          content: { ...typed, companyCode: '۶۲' },
        }).by('policy-1'),
      )
      .thenRefused(422, 'PolicyContentMustFit');
    expect(body.data).toMatchObject({
      at: '/companyCode',
      problem: 'کد شرکت نادرست است (۳ رقم)',
    });
  });
});
