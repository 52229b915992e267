import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened } from '@pishkhan/contracts';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';
import { publishedSettings } from '../../../examples/settings.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
let accounts = 40_000_000;
const fresh = () => String((accounts += 1));
const account = (accountId: string, countyOffice = 'county-1') =>
  said(accountOpened, `account-${accountId}`, { accountId, countyOffice });

/** Money of no known account. */
const unidentified = async (): Promise<string> => {
  const billId = billIdOf({ fileNumber: fresh(), companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
  const payment = { billId, paymentId, amount: 171_000, paidOn: '2026-08-10', receiptNumber: `N6-${fresh()}` };
  const { body } = await api.when(post('/v1/payments', payment).by('bank-1')).then(201);
  const id: string = body.unidentifiedPaymentId;
  await eventually(() => api.when(get(`/v1/unidentified-payments/${id}`).by('receivables-1')).then(200));
  return id;
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-08-12T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  say = speaking(platform.messages);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

const rows = [
  {
    command: 'a refund',
    rule: 'BilledAccountMustExist',
    arrived: 422,
    next: 'RefundMustNotExceedCredit',
    request: async (accountId: string) =>
      post(`/v1/accounts/${accountId}/refunds`, {
        amount: 1_000,
        iban: 'IR560620000000000202901868',
        reason: 'اضافه پرداخت',
      }).by('receivables-1'),
  },
  {
    command: 'the assignment of unidentified money',
    rule: 'AssignedAccountMustExist',
    arrived: 201,
    next: undefined,
    request: async (accountId: string) =>
      post(`/v1/unidentified-payments/${await unidentified()}/proposals`, {
        kind: 'assignment',
        accountId,
        reason: 'نام پرداخت‌کننده',
      }).by('receivables-1'),
  },
] as const;

describe('a command that names an account of customer-accounts', () => {
  it.each(rows)('N6: $command is 409 $rule with Retry-After, never "does not exist"', async ({ request, rule }) => {
    const { headers } = await api.when(await request(fresh())).thenRefused(409, rule);
    expect(headers.get('retry-after')).toBe('2');
  });
  it.each(rows)('N6: $command waits for an account that is on its way', async ({ request, arrived, next }) => {
    const accountId = fresh();
    const sent = await request(accountId);
    const answer = api.send(sent);
    await say(account(accountId));
    const { status } = await answer;
    expect([arrived, 409]).toContain(status);
    if (status === 409) await eventually(async () => expect((await api.send(sent)).status).toBe(arrived));
    if (next) expect((await api.send(sent)).body.rule).toBe(next);
  });
  it.each(rows)(
    'N6, N29: $command for an account of another county has the answer of an unknown one: 409 $rule',
    async ({ request, rule }) => {
      const accountId = fresh();
      await say(account(accountId, 'county-2'));
      const sent = await request(accountId);
      await eventually(async () => expect((await api.send(sent)).body).toMatchObject({ status: 409, rule }));
    },
  );
});
