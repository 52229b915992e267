import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../examples/account.ts';
import { requestOf, seenAt, simulated } from '../../examples/correction.ts';
import { after, opened, read } from '../../examples/history.ts';
import { payAmount } from '../../examples/money.ts';
import { certificates, publishedSettings } from '../../examples/settings.ts';

const [mobile, nationalId] = ['۰۹۱۲ ۳۴۵ ۶۷۸۹', '0084575948'];
const text = `با شماره ${mobile} تماس گرفته شد؛ کد ملی او ${nationalId} است`;
const shown = 'با شماره [شماره همراه] تماس گرفته شد؛ کد ملی او [کد ملی] است';
const plain = /۰۹۱۲|۶۷۸۹|0912.?345|0084575948/u;
const because = 'مراجعه حضوری';
const [corrected, credited, unknown] = ['10203040', '10203041', '20000902'];

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const waiting = (correctionId: string) => {
  const request = requestOf({ correctionId, rightIndex: 1_140, ...seenAt(5_262) });
  const proposal = { ...simulated(fold(billAccount, issued), request), countyOffice: 'county-1' };
  const data = { request, ...proposal, disputedReaders: [], proposedOn: day(7, 10) };
  return { [`correction-${correctionId}`]: [{ type: 'CorrectionProposed', data }] };
};
const credit = after(opened, [read('a', day(5), 100), payAmount('r1', 414_000)]).events;

const stored = async (stream: string) =>
  JSON.stringify((await platform.eventStore.readStream(stream)).map(({ data, metadata }) => ({ data, metadata })));
const bodyOf = async (path: string, who: string, reason?: string) => {
  const asked = get(path).by(who);
  return JSON.stringify((await api.when(reason === undefined ? asked : asked.because(reason)).then(200)).body);
};
const subjectsIn = async () => {
  const { database } = await platform.platformFor('billing-adjustments');
  return database.db!.collection('sealed_numbers').distinct('subject');
};
const lookUpsOf = async (reader: string) =>
  (await platform.eventStore.readStream(`looked-up-payees-2026-10-02-${reader}`)).flatMap(
    ({ data }) => (data as { lookUps?: readonly Record<string, unknown>[] }).lookUps ?? [],
  );
/** Whoever reads a matter sees the numbers with a reason only, and only in a role that may read them. */
const isOpenedFor = async (path: string, who: string) => {
  const before = (await lookUpsOf(who)).length;
  expect(await bodyOf(path, who)).toContain(shown);
  expect(await lookUpsOf(who)).toHaveLength(before);
  expect(await bodyOf(path, who, because)).toContain(text);
  expect((await lookUpsOf(who)).at(-1)).toMatchObject({ form: 'whole', rows: expect.any(Number) });
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    [`bill-account-${corrected}`]: issued,
    [`bill-account-${credited}`]: JSON.parse(JSON.stringify(credit).replaceAll(corrected, credited)),
    ...waiting('declined'),
    ...waiting('approved'),
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('N17: a personal number in a text of billing is sealed for the account', () => {
  it('7.5: in the reason for which a correction is declined, and in that of an approval', async () => {
    const decline = post('/v1/corrections/declined/declines', { reason: text }).by('representative-101-b');
    await api.when(decline).then(200, [{ type: 'CorrectionDeclined' }]);
    const { hash } = JSON.parse(await bodyOf('/v1/corrections/approved', 'auditor-1'));
    const approval = post('/v1/corrections/approved/approvals', { hash, reason: text }).by('representative-101-b');
    await api.when(approval).then(200, [{ type: 'CorrectionApproved' }]);
    for (const id of ['declined', 'approved']) {
      expect(await stored(`correction-${id}`)).not.toMatch(plain);
      expect(await stored(`correction-${id}`)).toContain('⟦mobile:');
    }
    expect(await subjectsIn()).toEqual([`account-${corrected}`]);
    await isOpenedFor('/v1/corrections/declined', 'representative-101-b');
    await isOpenedFor('/v1/corrections?status=declined', 'head-1');
    expect((await lookUpsOf('head-1')).at(-1)).toMatchObject({
      endpoint: 'GET /v1/corrections',
      accounts: [corrected],
      persons: [corrected],
      counties: ['county-1'],
      rows: 1,
    });
  });
  it('9.5: in a refund, for receivables and head; the auditor reads it too, and never the IBAN', async () => {
    const iban = 'IR560620000000000202901868';
    const refund = { amount: 1_000, iban, reason: text };
    const { body } = await api
      .when(post(`/v1/accounts/${credited}/refunds`, refund).by('receivables-1'))
      .then(201, [{ type: 'RefundRequested' }]);
    await api.when(post(`/v1/refunds/${body.refundId}/declines`, { reason: text }).by('head-1')).then(200);
    expect(await stored(`bill-account-${credited}`)).not.toMatch(plain);
    for (const who of ['receivables-1', 'head-1', 'auditor-1']) await isOpenedFor('/v1/refunds', who);
    expect(await bodyOf(`/v1/refunds/${body.refundId}`, 'auditor-1', because)).toContain(text);
    expect(await bodyOf(`/v1/refunds/${body.refundId}`, 'auditor-1', because)).not.toContain(iban);
  });
  it('15.4-47: in the remarks of a payment that comes back', async () => {
    const { body: paid } = await api
      .when(get(`/v1/accounts/${credited}/payments`).because('spec').by('head-1'))
      .then(200);
    const evidence = { documentNumber: 'B-1405-3317', documentDate: '2026-10-01', remarks: text };
    await api
      .when(
        post(`/v1/payments/${paid.items[0].reference}/reversals`, { reason: 'returnedCheque', ...evidence }).by(
          'receivables-1',
        ),
      )
      .then(201);
    expect(await stored(`payment-reversal-${paid.items[0].reference}`)).not.toMatch(plain);
    await isOpenedFor('/v1/payment-reversals', 'receivables-1');
    await isOpenedFor(`/v1/payment-reversals/${paid.items[0].reference}`, 'head-1');
    expect(await subjectsIn()).toEqual([`account-${corrected}`, `account-${credited}`]);
  });
  it('8.7: money of no known account is a subject of its own, until somebody proposes an account', async () => {
    const billId = billIdOf({ fileNumber: unknown, companyCode: '062' });
    const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
    const payment = { billId, paymentId, amount: 171_000, paidOn: '2026-09-11', receiptNumber: 'U-1' };
    const { body } = await api.when(post('/v1/payments', payment).by('bank-1')).then(201);
    const id: string = body.unidentifiedPaymentId;
    const step = (name: string, more: object) => post(`/v1/unidentified-payments/${id}/${name}`, more);
    const giveBack = step('proposals', { kind: 'return', reason: text }).by('receivables-1');
    await eventually(() => api.when(giveBack).then(201, [{ type: 'ResolutionProposed' }]));
    expect(await subjectsIn()).toContain(`unidentified-payment-${id}`);
    await isOpenedFor(`/v1/unidentified-payments/${id}`, 'receivables-1');
    expect((await lookUpsOf('receivables-1')).at(-1)).toMatchObject({ accounts: [], persons: [id] });
    await isOpenedFor('/v1/unidentified-payments', 'head-1');
    expect(await bodyOf('/v1/unidentified-payments', 'bank-1', because)).toContain(shown);
    await api.when(step('declines', { proposal: 1, reason: text }).by('head-1')).then(200);
    const assignment = { kind: 'assignment', accountId: corrected, reason: `${text}؛ ${mobile}` };
    await api.when(step('proposals', assignment).by('receivables-1')).then(201);
    expect(await stored(`unidentified-payment-${id}`)).not.toMatch(plain);
    await isOpenedFor(`/v1/unidentified-payments/${id}`, 'receivables-2');
    expect((await lookUpsOf('receivables-2')).at(-1)).toMatchObject({ accounts: [corrected], persons: [corrected] });
  });
});

describe('N17: texts about no subscriber', () => {
  it.each([
    ['/v1/certificates/representative-101-b/revocations', { reason: text }, 'certifier-1'],
    ['/v1/policies/billing/versions/none/declines', { reason: text }, 'policy-2'],
    ['/v1/tariff-versions/none/declines', { reason: text }, 'policy-2'],
  ])('%s refuses a number by its field, because no erasure of a person reaches it', async (path, body, who) => {
    const refused = await api.when(post(path, body).by(who).asTyped()).thenRefused(400, 'InvalidInput');
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field: 'reason' }));
  });
});
