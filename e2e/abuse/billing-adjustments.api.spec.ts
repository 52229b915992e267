import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { accountOpened } from '@pishkhan/contracts';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { settings } from '../src/objection/surroundings.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api.given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await speaking(platform.messages)(
    said(accountOpened, 'account-10203040', { accountId: '10203040', countyOffice: 'county-1' }),
    said(accountOpened, 'account-20203040', { accountId: '20203040', countyOffice: 'county-2' }),
  );
});
afterAll(() => platform.stop());

describe('abuse of billing-adjustments: one of ours, alone or by two', () => {
  it('N2, 7.5: a policy officer lowers no guard alone, not today and not dated back', async () => {
    const lax = {
      version: 'v-lax',
      sample: true,
      settles: 'B6',
      effectiveFrom: '2026-10-01',
      content: {
        measure: 'grossDifference',
        bands: [{ upTo: null, approvals: ['qualifiedRepresentative'] }],
      },
    };
    const path = '/v1/policies/correction-approval/versions';
    await api.when(post(path, lax).by('policy-1')).thenRefused(422, 'RetroactiveVersionMustGiveReason');
    await api.when(post(path, { ...lax, reason: 'مصوبه دیر رسید' }).by('policy-1')).then(201);
    const confirm = post(`${path}/v-lax/confirmations`);
    await api.when(confirm.by('policy-1')).thenRefused(403, 'VersionConfirmerMustNotBeProposer');
    await api.when(confirm.by('policy-2')).thenRefused(403, 'VersionConfirmerMustHoldTheRole');
    await api.when(confirm.by('representative-101-b')).thenRefused(403, 'RoleMustAllow');
  });
  it('1.2: an officer certifies neither himself nor anybody alone', async () => {
    const certificate = { office: 'office-101', validFrom: '2026-10-05', validTo: '2027-03-20' };
    const forHimself = { ...certificate, subject: 'certifier-1', certificateNumber: 'C-9' };
    await api
      .when(post('/v1/certificates', forHimself).by('certifier-1'))
      .thenRefused(422, 'IssuerMustNotCertifyHimself');
    const friend = { ...certificate, subject: 'clerk-101', certificateNumber: 'C-10' };
    await api.when(post('/v1/certificates', friend).by('certifier-1')).then(201);
    await api
      .when(post('/v1/certificates/clerk-101/C-10/confirmations').by('certifier-1'))
      .thenRefused(403, 'CertificateConfirmerMustBeAnotherPerson');
  });
  it('N29: a receivables officer moves no money to or from an account of another county', async () => {
    const billId = billIdOf({ fileNumber: '30203040', companyCode: '062' });
    const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
    const payment = { billId, paymentId, amount: 171_000, paidOn: '2026-08-10', receiptNumber: 'AB-1' };
    const { unidentifiedPaymentId: id } = (await api.when(post('/v1/payments', payment).by('bank-1')).then(201)).body;
    const again = await api.when(post('/v1/payments', payment).by('bank-1')).then(201, []);
    expect(again.body.unidentifiedPaymentId).toBe(id);
    const assign = { kind: 'assignment', accountId: '20203040', reason: 'خویشاوند' };
    await api
      .when(post(`/v1/unidentified-payments/${id}/proposals`, assign).by('receivables-1'))
      .thenRefused(409, 'AssignedAccountMustExist');
    const refund = { amount: 1_000, iban: 'IR560620000000000202901868', reason: 'اضافه پرداخت' };
    await api
      .when(post('/v1/accounts/20203040/refunds', refund).by('receivables-1'))
      .thenRefused(409, 'BilledAccountMustExist');
    await eventually(() => api.when(get('/v1/accounts/20203040/ledger').because('spec').by('receivables-1')).then(404));
  });
  it('7.5: money that one person sends back needs a second one', async () => {
    const billId = billIdOf({ fileNumber: '30203041', companyCode: '062' });
    const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
    const payment = { billId, paymentId, amount: 171_000, paidOn: '2026-08-10', receiptNumber: 'AB-2' };
    const { unidentifiedPaymentId: id } = (await api.when(post('/v1/payments', payment).by('bank-1')).then(201)).body;
    const path = `/v1/unidentified-payments/${id}`;
    const back = post(`${path}/proposals`, { kind: 'return', reason: 'بی‌صاحب' }).by('receivables-1');
    const { proposal } = (await api.when(back).then(201)).body;
    await api
      .when(post(`${path}/confirmations`, { proposal }).by('receivables-1'))
      .thenRefused(422, 'ResolutionMustBeConfirmedByAnother');
  });
});
