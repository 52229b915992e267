import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIssued, paymentReceived } from '@pishkhan/contracts';
import {
  eventually,
  get,
  post,
  publishVersion,
  said,
  signedContract,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const accountId = '20000901';
const DAY_MS = 86_400_000;
const path = '/v1/person-policies/retention';
const version = {
  version: '1',
  effectiveFrom: '2026-11-22',
  sample: true,
  settles: '15.2-14: how long bills are kept',
  content: { daysAfterLastBill: 31 },
};
const letter = { ground: 'retentionEnded', letterNumber: '۱۴۰۵/۸/۱۲', letterIssuedOn: '2026-11-21' };
const request = () => post(`/v1/accounts/${accountId}/erasures`, letter).by('affairs-1');

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  await api.when(post('/v1/accounts', signedContract({ fileNumber: accountId })).by('affairs-1')).then(201);
  const { charges } = billIssued.example;
  const stream = `bill-account-${accountId}`;
  await speaking(platform.messages)(
    said(billIssued, stream, { accountId, issuedOn: '2026-10-23', carriedForward: 0 }),
    said(paymentReceived, stream, { accountId, amount: charges.total }),
  );
});
afterAll(() => platform.stop());

describe('15.2-14: bills are kept with their person for a period that the company sets', () => {
  it('without a version they are kept without end', async () => {
    const refused = await eventually(() => api.when(request()).thenRefused(409, 'ErasedPersonMustHaveNoBillToKeep'));
    expect(refused.body.data).toEqual({ accountId, lastBillOn: '2026-10-23' });
  });
  it('7.5: a version is proposed by a policy officer and confirmed by another person', async () => {
    await api.when(get('/v1/person-policies/weather').by('affairs-1')).thenRefused(404, 'PersonPolicyMustBeKnown');
    const short = { ...version, content: { daysAfterLastBill: 0 } };
    await api
      .when(post(`${path}/versions`, short).by('policy-1').asTyped())
      .thenRefused(422, 'PersonPolicyContentMustFit');
    await publishVersion(api, `${path}/versions`, version, [{ type: 'PersonPolicyPublished' }]);
    const changed = { ...version, content: { daysAfterLastBill: 1 } };
    await api
      .when(post(`${path}/versions`, changed).by('policy-1'))
      .thenRefused(422, 'PersonPolicyVersionMustNotChange');
    const { body } = await api.when(get(path).by('auditor-1')).then(200);
    expect(body).toMatchObject({ inForce: '1', versions: [{ content: { daysAfterLastBill: 31 } }] });
  });
  it('A6: until then the refusal names the day; afterwards two persons erase the person, by the version', async () => {
    const refused = await api.when(request()).thenRefused(409, 'ErasedPersonMustHaveNoBillToKeep');
    expect(refused.body.data).toEqual({
      accountId,
      lastBillOn: '2026-10-23',
      keptUntil: '2026-11-23',
      policy: '1',
    });
    platform.clock.advance(2 * DAY_MS);
    const { body } = await api.when(request()).then(201, [{ type: 'ErasureRequested' }]);
    await api
      .when(post(`/v1/accounts/${accountId}/erasures/${body.erasureId}/confirmations`).by('head-1'))
      .then(200, [{ type: 'ErasureConfirmed', data: { retention: '1' } }]);
  });
  it('B1-2: terms of the erased person do not change any more', async () => {
    const change = { from: '2026-11-21', dwellingUnits: 2, evidence: 'نامه' };
    await api
      .when(post(`/v1/accounts/${accountId}/terms-changes`, change).by('affairs-1'))
      .thenRefused(409, 'TermsMustNotBeChangedForErasedPerson');
  });
});
