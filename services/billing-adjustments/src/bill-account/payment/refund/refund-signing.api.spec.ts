import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened, staffMemberRegistered } from '@pishkhan/contracts';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { day, terms } from '../../examples/account.ts';
import { after, opened, read } from '../../examples/history.ts';
import { payAmount } from '../../examples/money.ts';
import { certificates, publishedSettings } from '../../examples/settings.ts';

/** Owed 171,284, paid 9,171,284: a credit of 9,000,000. */
const credit = after(opened, [read('a', day(5), 100), payAmount('r1', 9_171_284)]);
const creditOf = (accountId: string) => ({
  [`bill-account-${accountId}`]: JSON.parse(JSON.stringify(credit.events).replaceAll(terms.accountId, accountId)),
});
const [headsAccount, officersAccount, otherAccount, untouched] = ['30000001', '30000002', '30000003', '30000004'];
const mark = (person: string) => `mark-of-${person}-0000000`;

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const requested = async (accountId: string, amount = 6_000_000): Promise<string> => {
  const body = { amount, iban: 'IR560620000000000202901868', reason: 'اضافه پرداخت' };
  const request = post(`/v1/accounts/${accountId}/refunds`, body).by('receivables-1');
  return (await api.when(request).then(201)).body.refundId;
};
const approving = (refundId: string) => post(`/v1/refunds/${refundId}/approvals`);
const naming = (refundId: string, person: string) =>
  post(`/v1/refunds/${refundId}/stand-ins`, { person, reason: 'رئیس، مشترک همین اشتراک است' });

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-12-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const accounts = Object.assign({}, ...[headsAccount, officersAccount, otherAccount, untouched].map(creditOf));
  await api
    .given({ ...publishedSettings, ...certificates, ...accounts })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  const say = speaking(platform.messages);
  const staff = (subject: string) =>
    said(staffMemberRegistered, `staff-member-${subject}`, { subject, marks: [mark(subject)], subscribers: [] });
  const account = (accountId: string, holder: string) =>
    said(accountOpened, `account-${accountId}`, { accountId, subscriberId: `subject-${accountId}`, holder });
  await say(
    staff('head-1'),
    staff('receivables-2'),
    account(headsAccount, mark('head-1')),
    account(officersAccount, mark('receivables-2')),
    account(otherAccount, mark('somebody')),
  );
  await eventually(async () => {
    const refundId = await requested(officersAccount, 1_000);
    await api.when(approving(refundId).by('receivables-2')).thenRefused(422, 'SignerMustNotBenefit');
  });
});
afterAll(() => platform.stop());

describe('N4, S3: the staff register over HTTP', () => {
  it('N4: neither the officer nor the head signs a refund of the own account; another account they do', async () => {
    const own = await requested(officersAccount, 2_000);
    const { body } = await api.when(approving(own).by('receivables-2')).thenRefused(422, 'SignerMustNotBenefit');
    expect(body.title).toContain('مشترک یا نماینده او');
    const others = await requested(otherAccount);
    await api.when(approving(others).by('receivables-2')).then(200);
    const { body: approved } = await api.when(approving(others).by('head-1')).then(200);
    expect(approved).toMatchObject({ status: 'approved', approvalsLeft: [] });
  });
});

describe('9.5: the credit that can be refunded', () => {
  it('9.5: is what was received above what is owed, less what waits; another county is not answered', async () => {
    const asking = get(`/v1/accounts/${untouched}/refundable`);
    await api
      .when(asking.by('receivables-1'))
      .then(200)
      .then(({ body }) => expect(body).toEqual({ refundable: 9_000_000 }));
    await requested(untouched, 1_000_000);
    await api
      .when(asking.by('head-1'))
      .then(200)
      .then(({ body }) => expect(body).toEqual({ refundable: 8_000_000 }));
    await api.when(asking.by('receivables-3')).thenRefused(404, 'BilledAccountMustExist');
    await api.when(asking.by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('15.4-35: a refund above the band of a head who benefits', () => {
  it('is finished by a representative whom the head names, who sees this refund alone, without the IBAN', async () => {
    const refundId = await requested(headsAccount);
    await api.when(approving(refundId).by('receivables-2')).then(200);
    await api.when(approving(refundId).by('head-1')).thenRefused(422, 'SignerMustNotBenefit');
    await api.when(approving(refundId).by('representative-102')).thenRefused(404, 'RefundMustExist');
    await api.when(get(`/v1/refunds/${refundId}`).by('representative-102')).thenRefused(404, 'RefundMustExist');
    await api.when(naming(refundId, 'representative-102').by('receivables-2')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(naming(refundId, 'representative-101-lapsed').by('head-1'))
      .thenRefused(422, 'StandInMustHoldValidCertificate');
    await api.when(naming(refundId, 'representative-102').by('head-1')).then(201, [
      {
        type: 'RefundStandInNamed',
        data: { role: 'headOfSubscriberAffairs', because: 'headMayNotSign', person: 'representative-102' },
      },
    ]);
    await eventually(async () => {
      const { body } = await api.when(get('/v1/refunds').by('representative-102')).then(200);
      expect(body.items.map((each: { refundId: string }) => each.refundId)).toEqual([refundId]);
    });
    const { body: seen } = await api.when(get(`/v1/refunds/${refundId}`).by('representative-102')).then(200);
    expect(seen).toMatchObject({ standIns: [{ person: 'representative-102', namedBy: 'head-1' }] });
    expect(seen).not.toHaveProperty('iban');
    await api.when(get(`/v1/refunds/${refundId}`).by('representative-101-a')).thenRefused(404, 'RefundMustExist');
    await api.when(approving(refundId).by('representative-101-a')).thenRefused(404, 'RefundMustExist');
    const other = await requested(otherAccount, 1_000);
    await api.when(approving(other).by('representative-102')).thenRefused(404, 'RefundMustExist');
    await api.when(approving(refundId).by('representative-102')).then(200, [
      {
        type: 'RefundApproved',
        data: {
          by: 'representative-102',
          role: 'headOfSubscriberAffairs',
          isLast: true,
          inPlace: { as: 'qualifiedRepresentative', namedBy: 'head-1' },
        },
      },
    ]);
  });
});
