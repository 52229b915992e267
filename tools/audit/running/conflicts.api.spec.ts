import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { eventually, get, post, publishVersion, startTestPlatform, type TestPlatform } from '@pishkhan/testing';

const sampleOf = (file: string) => {
  const content = readFileSync(join(import.meta.dirname, `../../../data/policies/${file}.json`), 'utf8');
  const { name: _, ...version } = JSON.parse(content);
  return version;
};
let platform: TestPlatform;
let billing: Awaited<ReturnType<TestPlatform['start']>>;
let cases: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  billing = await platform.start(billingAdjustments);
  cases = await platform.start(caseHandling);
});
afterAll(() => platform.stop());

const conflicts = (username: string, ...more: string[]): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    const by = ['--user', username, '--password', DEMO_PASSWORD, '--token-endpoint', platform.issuer.tokenEndpoint];
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'conflicts.ts'), billing.url, cases.url, ...by, ...more],
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

it('S3: npm run conflicts asks every service by its own policy, and prints one report with these policies', async () => {
  const decisions = sampleOf('sample-persons-decisions');
  const refused = (service: string, policy: string) => ({
    code: 1,
    said: expect.stringContaining(`${service} has no version of the policy "${policy}" in force`),
  });
  expect(await conflicts('auditor-1')).toMatchObject(refused(billing.url, 'persons-decisions'));
  await publishVersion(billing, '/v1/look-up-policies/persons-decisions/versions', decisions);
  expect(await conflicts('auditor-1')).toMatchObject(refused(billing.url, 'conflicts'));
  await publishVersion(billing, '/v1/policies/conflicts/versions', sampleOf('sample-conflicts'));
  expect(await conflicts('auditor-1')).toMatchObject(refused(cases.url, 'persons-decisions'));
  const anHour = { ...decisions, content: { ...decisions.content, quickMinutes: 60 } };
  await publishVersion(cases, '/v1/look-up-policies/persons-decisions/versions', anHour);
  const path = '/v1/case-policies/complaint-referral/versions';
  const settles = '15.2-10: the week starts at the referral';
  const content = { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 };
  const draft = { version: 'quick', effectiveFrom: '2026-11-22', sample: true, settles, content };
  await cases.when(post(path, draft).by('policy-1')).then(201);
  platform.clock.set('2026-11-22T05:30:00.000Z');
  await cases.when(post(`${path}/quick/confirmations`).by('policy-2')).then(200);
  await eventually(async () => {
    for (const api of [billing, cases])
      expect(
        (await api.when(get('/v1/persons-decisions?person=policy-1').by('auditor-1')).then(200)).body.items,
      ).toHaveLength(2);
  });
  const english = await conflicts('auditor-1', '--language', 'en');
  expect(english).toMatchObject({ code: 0, said: expect.stringContaining('Approved within minutes of the proposal') });
  expect(english.said).toContain('proposer policy-1, signer policy-2');
  expect(english.said).toContain('2 services, 6 decisions, 6 listed');
  expect((await conflicts('auditor-1')).said).toContain('تأیید چند دقیقه پس از پیشنهاد');
  const { services } = JSON.parse((await conflicts('auditor-1', '--json')).said);
  expect(services[0].policies.map(({ name }: { name: string }) => name)).toEqual(['persons-decisions', 'conflicts']);
  expect(services[1].policies).toMatchObject([{ name: 'persons-decisions', content: { quickMinutes: 60 } }]);
  expect(services[1].decisions).toContainEqual(
    expect.objectContaining({
      matter: 'handling-policy-complaint-referral quick',
      minutes: 60,
      because: expect.arrayContaining([expect.objectContaining({ rule: 'QuickApproval' })]),
    }),
  );
  expect(await conflicts('head-1')).toMatchObject({ code: 1, said: expect.stringContaining('RoleMustAllow') });
});
