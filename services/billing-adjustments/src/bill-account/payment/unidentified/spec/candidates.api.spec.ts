import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';
import { day, terms } from '../../../examples/account.ts';
import { after, opened, read } from '../../../examples/history.ts';
import { publishedSettings } from '../../../examples/settings.ts';

const [near, owing, foreign] = ['20000901', '30000077', '20000903'];
const billed = after(opened, [read('a', day(5), 100)]);
const accountOf = (accountId: string, countyOffice = 'county-1') => ({
  [`bill-account-${accountId}`]: JSON.parse(
    JSON.stringify(billed.events).replaceAll(terms.accountId, accountId).replaceAll('county-1', countyOffice),
  ),
});
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const kept = async (fileNumber: string, amount: number, receiptNumber: string): Promise<string> => {
  const billId = billIdOf({ fileNumber, companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(amount), yearDigit: 5, period: 6 });
  const payment = { billId, paymentId, amount, paidOn: '1405/06/20', receiptNumber };
  const { body } = await api.when(post('/v1/payments', payment).asTyped().by('bank-1')).then(201);
  expect(body).toMatchObject({ status: 'unidentified' });
  return body.unidentifiedPaymentId;
};
const candidatesOf = async (id: string) =>
  (await api.when(get(`/v1/unidentified-payments/${id}/candidates`).by('receivables-1')).then(200)).body.items;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api
    .given({ ...publishedSettings, ...accountOf(near), ...accountOf(owing), ...accountOf(foreign, 'county-2') })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

describe('8.7: accounts to which unidentified money could belong', () => {
  it('15.4-26: an account of the own county with a near number is named, one of another county is not', async () => {
    const id = await kept('20000902', 5_000, 'N-1');
    await eventually(async () => expect(await candidatesOf(id)).toHaveLength(1));
    expect(await candidatesOf(id)).toEqual([
      { accountId: near, because: [expect.objectContaining({ kind: 'nearNumber' })] },
    ]);
  });
  it('an unpaid bill of the same amount is named; with a near number it comes first', async () => {
    const { body } = await api.when(get(`/v1/accounts/${owing}/bills`).because('spec').by('auditor-1')).then(200);
    const [{ billNumber, leftToPay }] = body.items;
    const id = await kept('20000902', leftToPay, 'N-2');
    const found = await eventually(async () => {
      const items = await candidatesOf(id);
      expect(items.length).toBe(2);
      return items;
    });
    expect(found[0].accountId).toBe(near);
    expect(found[1]).toMatchObject({ accountId: owing, because: [{ kind: 'sameAmount', billNumber }] });
    expect(found[0].because.map(({ kind }: { kind: string }) => kind)).toEqual(['sameAmount', 'nearNumber']);
  });
  it('N6: neither the channel nor the auditor nor another county is answered', async () => {
    const id = await kept('20000902', 7_000, 'N-3');
    const asking = get(`/v1/unidentified-payments/${id}/candidates`);
    await api.when(asking.by('bank-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(asking.by('auditor-1')).thenRefused(403, 'RoleMustAllow');
  });
});
