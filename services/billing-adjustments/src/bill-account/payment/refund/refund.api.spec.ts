import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { day, terms } from '../../examples/account.ts';
import { after, opened, read } from '../../examples/history.ts';
import { payAmount } from '../../examples/money.ts';
import { publishedSettings } from '../../examples/settings.ts';

const iban = 'IR560620000000000202901868';
/** Owed 171,284, paid 414,000: a credit of 242,716. */
const credit = after(opened, [read('a', day(5), 100), payAmount('r1', 414_000)]);
const creditOf = (accountId: string) => ({
  [`bill-account-${accountId}`]: JSON.parse(JSON.stringify(credit.events).replaceAll(terms.accountId, accountId)),
});

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let accounts = 30_000_000;

/** A fresh account with the credit. */
const fresh = async () => {
  const accountId = String((accounts += 1));
  await api
    .given(creditOf(accountId))
    .when(get(`/v1/accounts/${accountId}/bills`).because('spec').by('receivables-1'))
    .then(200);
  return accountId;
};
const refunding = (accountId: string, amount: unknown, more: object = {}) =>
  post(`/v1/accounts/${accountId}/refunds`, { amount, iban, reason: 'اضافه پرداخت', ...more }).asTyped();
const step = (refundId: string, name: string, body?: object) => post(`/v1/refunds/${refundId}/${name}`, body);
const typesIn = async (accountId: string) =>
  (await platform.eventStore.readStream(`bill-account-${accountId}`)).map(({ type }) => type);
const creditLeft = async (accountId: string): Promise<number> => {
  const { body } = await api.when(get(`/v1/accounts/${accountId}/ledger`).because('spec').by('auditor-1')).then(200);
  const owed = body.items
    .flatMap(({ entries }: { entries: { ledgerAccount: string; amount: number }[] }) => entries)
    .filter(({ ledgerAccount }: { ledgerAccount: string }) => ledgerAccount.startsWith('receivable:'))
    .reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0);
  return 0 - owed;
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-08-12T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('POST /v1/accounts/:accountId/refunds', () => {
  it('situation 6: of two parts of the credit at one moment both are carried out, of too much exactly one', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [both, one] = [await fresh(), await fresh()];
      const send = (accountId: string, amounts: readonly number[]) =>
        Promise.all(amounts.map((amount) => api.send(refunding(accountId, amount).by('receivables-1'))));
      const answers = await send(both, [76_716, 166_000]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await creditLeft(both)).toBe(0);
      const rivals = await send(one, [200_000, 100_000]);
      expect(rivals.map(({ status }) => status).toSorted()).toEqual([201, 422]);
      expect((await typesIn(one)).filter((type) => type === 'RefundRequested')).toHaveLength(1);
      expect([42_716, 142_716]).toContain(await creditLeft(one));
      const refused = rivals.find(({ status }) => status === 422)!;
      expect(refused.body).toMatchObject({ rule: 'RefundMustNotExceedCredit' });
    }
  });
  it('situation 39: the same key twice at one moment is one refund; another body with it is refused', async () => {
    const accountId = await fresh();
    const key = crypto.randomUUID();
    const request = refunding(accountId, 1_000).key(key).by('receivables-1');
    const answers = await Promise.all([api.send(request), api.send(request), api.send(request)]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.refundId}`)).size).toBe(1);
    expect((await typesIn(accountId)).filter((type) => type === 'RefundRequested')).toHaveLength(1);
    await api
      .when(refunding(accountId, 2_000).key(key).by('receivables-1'))
      .thenRefused(422, 'IdempotencyKeyMustNotBeReused');
    const { refundId } = answers[0]!.body;
    expect(
      (await api.when(get(`/v1/refunds/${refundId}`).because('بررسی استرداد').by('head-1')).then(200)).body,
    ).toMatchObject({ iban });
  });
  it('9.5: takes an IBAN as people write it, and seals it: no event, view or message has it', async () => {
    const accountId = await fresh();
    const { body } = await api
      .when(refunding(accountId, '۱٬۰۰۰', { iban: 'ir۵۶ ۰۶۲۰ ۰۰۰۰ ۰۰۰۰ ۰۲۰۲ ۹۰۱۸ ۶۸' }).by('receivables-1'))
      .then(201, [{ type: 'RefundRequested', data: { ibanEnding: '1868', amount: 1_000 } }]);
    const events = await platform.eventStore.readStream(`bill-account-${accountId}`);
    const log = JSON.stringify(events.map(({ data, metadata }) => [data, metadata]));
    expect(log).not.toContain(iban.slice(4));
    const { body: list } = await api.when(get('/v1/refunds').by('head-1')).then(200);
    expect(JSON.stringify(list)).not.toContain(iban.slice(4));
    const one = (by: string) => api.when(get(`/v1/refunds/${body.refundId}`).because('بررسی استرداد').by(by)).then(200);
    expect((await one('receivables-2')).body).toMatchObject({ iban, bank: 'بانک آینده' });
    expect((await one('auditor-1')).body).not.toHaveProperty('iban');
    await api.when(get(`/v1/refunds/${body.refundId}`).by('receivables-3')).thenRefused(404, 'RefundMustExist');
    await api.when(get(`/v1/refunds/${body.refundId}`).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
  it.each([
    ['iban', { iban: 'IR570620000000000202901868' }, 'شماره شبا نادرست است (۲۴ رقم)'],
    ['iban', { iban: '' }, 'شماره شبا را وارد کنید'],
    ['amount', { amount: '12.5' }, 'مبلغ استرداد را وارد کنید (عدد صحیح، ریال)'],
    ['reason', { reason: undefined }, 'علت استرداد را وارد کنید (حداکثر ۲٬۰۰۰ نویسه)'],
  ])('9.7: %s is rejected by its Persian name', async (field, wrong, message) => {
    const { body } = await api
      .when(refunding(await fresh(), 1_000, wrong).by('receivables-1'))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([{ field, rule: expect.any(String), message }]);
  });
  it('is for the receivables officers of the county, up to the credit', async () => {
    const accountId = await fresh();
    await api.when(refunding(accountId, 1_000).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(refunding(accountId, 1_000).by('receivables-3')).thenRefused(409, 'BilledAccountMustExist');
    await api.when(refunding(accountId, 242_717).by('receivables-1')).thenRefused(422, 'RefundMustNotExceedCredit');
    await api.when(refunding(accountId, 0).by('receivables-1')).thenRefused(422, 'RefundMustBePositive');
    await api.when(refunding('39999999', 1_000).by('receivables-1')).thenRefused(409, 'BilledAccountMustExist');
  });
});

describe('9.5, 7.5: approval, payment and return', () => {
  it('two approvers at one moment, and a double click (situation 34): one approval, the other is told who was first', async () => {
    const accountId = await fresh();
    const { refundId } = (await api.when(refunding(accountId, 242_716).by('receivables-1')).then(201)).body;
    await api
      .when(step(refundId, 'approvals').by('receivables-1'))
      .thenRefused(422, 'RefundApproverMustNotBeRequester');
    await api.when(step(refundId, 'approvals').by('head-1')).thenRefused(403, 'RefundApproverMustHoldTheRole');
    const inbox = '/v1/refunds?approvalsLeft=receivablesOfficer&status=awaitingApproval';
    expect((await api.when(get(inbox).by('receivables-2')).then(200)).body.items[0]).toMatchObject({ refundId });
    const click = () => api.send(step(refundId, 'approvals').by('receivables-2'));
    const answers = await Promise.all([click(), click()]);
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual([
      [200, 'approved'],
      [200, 'approved'],
    ]);
    expect((await typesIn(accountId)).filter((type) => type === 'RefundApproved')).toHaveLength(1);
  });
  it('is paid by the bank once, and comes back as a credit', async () => {
    const accountId = await fresh();
    const { refundId } = (await api.when(refunding(accountId, 242_716).by('receivables-1')).then(201)).body;
    const payout = { transferNumber: 'T-77120', paidOn: '2026-08-12' };
    await api.when(step(refundId, 'payouts', payout).by('receivables-1')).thenRefused(409, 'RefundMustBeApproved');
    await api.when(step(refundId, 'approvals').by('receivables-2')).then(200);
    await api
      .when(step(refundId, 'payouts', { ...payout, paidOn: '2026-08-13' }).by('receivables-1'))
      .thenRefused(422, 'BankDayMustNotBeInTheFuture');
    await api.when(step(refundId, 'payouts', payout).by('receivables-1')).then(200, [{ type: 'RefundPaid' }]);
    await api.when(step(refundId, 'payouts', payout).by('receivables-2')).then(200, []);
    await api
      .when(step(refundId, 'declines', { reason: 'too late' }).by('receivables-2'))
      .thenRefused(409, 'RefundMustBeUnpaid');
    expect(await creditLeft(accountId)).toBe(0);
    const back = { returnedOn: '2026-08-12', reason: 'حساب مسدود است' };
    await api.when(step(refundId, 'returns', back).by('receivables-1')).then(200, [{ type: 'RefundReturned' }]);
    expect(await creditLeft(accountId)).toBe(242_716);
    const { body } = await api.when(get(`/v1/refunds/${refundId}`).because('بررسی استرداد').by('head-1')).then(200);
    expect(body).toMatchObject({ status: 'returned', transferNumber: 'T-77120', returnReason: 'حساب مسدود است' });
    await api.when(refunding(accountId, 242_716).by('receivables-1')).then(201);
  });
  it('the payment whose money was refunded does not come back (15.4-47)', async () => {
    const accountId = await fresh();
    const { body } = await api
      .when(get(`/v1/accounts/${accountId}/payments`).because('spec').by('receivables-1'))
      .then(200);
    const { refundId } = (await api.when(refunding(accountId, 1_000).by('receivables-1')).then(201)).body;
    const reversal = post(`/v1/payments/${body.items[0].reference}/reversals`, {
      reason: 'wrongAccount',
      documentNumber: 'B-1',
      documentDate: '2026-08-11',
    });
    await api.when(reversal.by('receivables-1')).thenRefused(422, 'PaymentMustNotBeRefunded');
    await api.when(step(refundId, 'declines', { reason: 'چک برگشت خورد' }).by('receivables-2')).then(200);
    await api.when(reversal.key(crypto.randomUUID()).by('receivables-1')).then(201);
    await api.when(step(refundId, 'approvals').by('receivables-2')).thenRefused(409, 'RefundMustAwaitApproval');
    await api.when(step('30000000-0', 'approvals').by('receivables-2')).thenRefused(404, 'RefundMustExist');
  });
});
