import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually, feedOf, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';
import { senderTo, supplied } from '../../../examples/messages.ts';
import { publishedSettings } from '../../../examples/settings.ts';

const [accountId, other] = ['20000901', '20000902'];
const billIdFor = (fileNumber: string) => billIdOf({ fileNumber, companyCode: '062' });
const paymentIdFor = (billId: string) => paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const paying = (more: Readonly<Record<string, string>>) => {
  const { billId = billIdFor(accountId) } = more;
  const payment = { billId, paymentId: paymentIdFor(billId), amount: 171_000, paidOn: '1405/06/20', ...more };
  return post('/v1/payments', payment).asTyped().by('bank-1');
};
const rowOf = (billId: string, receipt: string) =>
  [billId, paymentIdFor(billId), 171_000, '1405/06/20', receipt].join(',');
const step = (id: string, name: string, body: object) => post(`/v1/unidentified-payments/${id}/${name}`, body);
const one = async (id: string) =>
  (await api.when(get(`/v1/unidentified-payments/${id}`).by('receivables-1')).then(200)).body;
const ledgerOf = async (account: string) =>
  (await api.when(get(`/v1/accounts/${account}/ledger`).because('spec').by('auditor-1')).then(200)).body.items;
const opened = async (more: Readonly<Record<string, string>>): Promise<string> => {
  const { body } = await api.when(paying(more)).then(201, [{ type: 'PaymentKept' }]);
  expect(body).toMatchObject({ status: 'unidentified', settles: [], because: expect.any(String) });
  await eventually(async () => expect(await one(body.unidentifiedPaymentId)).toMatchObject({ status: 'open' }));
  return body.unidentifiedPaymentId;
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const send = senderTo(platform.messages);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await send('customer-accounts', `account-${accountId}`, 'AccountOpened', {
    ...supplied,
    accountId,
    fileNumber: accountId,
    billId: billIdFor(accountId),
  });
  await eventually(async () =>
    expect((await api.when(paying({ receiptNumber: 'ready' })).then(201)).body).toMatchObject({ status: 'posted' }),
  );
});
afterAll(() => platform.stop());

describe('8.7: money that is received is never refused for what it is about', () => {
  it.each([
    ['an unknown account', { billId: billIdFor(other), receiptNumber: 'U-1' }, 'BilledAccountMustExist'],
    ['a day in the future', { paidOn: '1405/07/10', receiptNumber: 'U-2' }, 'PaymentMustNotBeInTheFuture'],
    ['F17: 2020-01-01', { paidOn: '2020-01-01', receiptNumber: 'U-3' }, 'PaymentMustNotPrecedeTheAccount'],
  ])('F17: %s waits in the worklist', async (_, more: Readonly<Record<string, string>>, rule) => {
    const id = await opened(more);
    const kept = { rule, channel: 'bank-1', amount: 171_000, message: expect.any(String), waitsDays: 0 };
    expect(await one(id)).toMatchObject(kept);
    const { body } = await api.when(get('/v1/unidentified-payments?status=open').by('auditor-1')).then(200);
    expect(body.items.map((each: { unidentifiedPaymentId: string }) => each.unidentifiedPaymentId)).toContain(id);
  });
  it('15.4-45: is kept once, whatever the padding', async () => {
    const doubtful = { paidOn: '2020-01-02', receiptNumber: '000451' };
    const id = await opened(doubtful);
    const { body } = await api.when(paying({ ...doubtful, receiptNumber: '451' })).then(201, []);
    expect(body).toMatchObject({ status: 'unidentified', unidentifiedPaymentId: id });
  });
});

describe('7.5: two persons decide', () => {
  it('an assigned payment is posted once', async () => {
    const id = await opened({ billId: billIdFor(other), receiptNumber: 'A-1' });
    await api
      .when(step(id, 'proposals', { kind: 'assignment', accountId: other, reason: 'نام' }).by('receivables-1'))
      .thenRefused(409, 'AssignedAccountMustExist');
    await api
      .when(step(id, 'proposals', { kind: 'assignment', reason: 'نام' }).by('receivables-1'))
      .thenRefused(400, 'InvalidInput');
    const { body } = await api
      .when(step(id, 'proposals', { kind: 'assignment', accountId, reason: 'نام' }).by('receivables-1'))
      .then(201, [{ type: 'ResolutionProposed' }]);
    expect(body).toMatchObject({ status: 'proposed', proposal: 1 });
    await api
      .when(step(id, 'confirmations', { proposal: 1 }).by('receivables-1'))
      .thenRefused(422, 'ResolutionMustBeConfirmedByAnother');
    const before = (await ledgerOf(accountId)).length;
    await api
      .when(step(id, 'confirmations', { proposal: 1 }).by('receivables-2'))
      .then(200, [{ type: 'UnidentifiedPaymentAssigned' }]);
    await eventually(async () => expect((await ledgerOf(accountId)).length).toBe(before + 1));
    expect((await ledgerOf(accountId))[0]).toMatchObject({
      reference: 'A-1',
      entries: [
        { ledgerAccount: 'clearing:unidentified-payments', amount: 171_000 },
        { ledgerAccount: `receivable:${accountId}`, amount: -171_000 },
      ],
    });
    expect(await one(id)).toMatchObject({ status: 'assigned', accountId, confirmedBy: 'receivables-2' });
    await api
      .when(step(id, 'confirmations', { proposal: 1 }).by('head-1'))
      .thenRefused(409, 'UnidentifiedPaymentMustBeOpen');
    const again = await api.when(paying({ billId: billIdFor(other), receiptNumber: 'A-1' })).then(201, []);
    expect(again.body).toMatchObject({
      status: 'posted',
      accountId,
      unidentifiedPaymentId: id,
      reference: expect.stringMatching(/^20000901-/),
    });
    const csv = `bill_id,payment_id,amount,paid_on,receipt\n${rowOf(billIdFor(other), 'A-1')}`;
    const file = await api.when(post('/v1/payment-files', csv, 'text/csv').asTyped().by('bank-1')).then(202);
    await eventually(async () => {
      const { body: result } = await api.when(get(file.body.location).by('bank-1')).then(200);
      expect(result.items).toMatchObject([{ outcome: 'repeated', accountId, unidentifiedPaymentId: id }]);
    });
  });
  it('a declined proposal is followed by a return', async () => {
    const id = await opened({ paidOn: '2020-01-03', receiptNumber: 'A-2' });
    const propose = (more: object = {}) =>
      step(id, 'proposals', { kind: 'return', reason: 'تاریخ نادرست', ...more }).by('receivables-1');
    const { body: named } = await api.when(propose({ accountId })).thenRefused(400, 'InvalidInput');
    expect(named.errors).toMatchObject([{ field: 'accountId', rule: 'isOfAnAssignment' }]);
    await api.when(propose()).then(201);
    await api.when(propose()).thenRefused(409, 'UnidentifiedPaymentMustHaveNoProposal');
    await api.when(step(id, 'declines', { proposal: 1, reason: 'مدرک' }).by('receivables-2')).then(200);
    expect(await one(id)).not.toHaveProperty('pending');
    await api.when(propose()).then(201);
    const seen = await one(id);
    expect(seen).toMatchObject({
      statusTitle: { fa: 'در انتظار تأیید' },
      pending: { kindTitle: { fa: 'بازگرداندن وجه' } },
      barred: [{ person: 'receivables-1', as: 'proposer', title: { fa: 'پیشنهاددهنده' } }],
    });
    expect(seen).not.toHaveProperty('yourPart');
    expect(seen.history.map(({ kind, by, reason }: Record<string, string>) => [kind, by, reason])).toEqual([
      ['received', 'bank-1', undefined],
      ['proposed', 'receivables-1', 'تاریخ نادرست'],
      ['declined', 'receivables-2', 'مدرک'],
      ['proposed', 'receivables-1', 'تاریخ نادرست'],
    ]);
    const forHead = await api.when(get(`/v1/unidentified-payments/${id}`).by('head-1')).then(200);
    expect(forHead.body).toMatchObject({ yourPart: 'sign' });
    const forBank = await api.when(get(`/v1/unidentified-payments/${id}`).by('bank-1')).then(200);
    expect(forBank.body).toMatchObject({ status: 'proposed' });
    expect(forBank.body).not.toHaveProperty('barred');
    await api.when(step(id, 'confirmations', { proposal: 2 }).by('head-1')).then(200);
    expect(await one(id)).toMatchObject({ status: 'returned', proposedBy: 'receivables-1', confirmedBy: 'head-1' });
    const again = await api.when(paying({ paidOn: '2020-01-03', receiptNumber: 'A-2' })).then(201, []);
    expect(again.body).toMatchObject({ status: 'returned', unidentifiedPaymentId: id });
    const report = get('/v1/persons-decisions?kind=unidentifiedPayment&person=head-1').by('auditor-1');
    await eventually(async () =>
      expect((await api.when(report).then(200)).body.items).toMatchObject([
        {
          matter: id,
          status: 'decided',
          round: 1,
          parts: [
            { as: 'proposer', by: 'receivables-1', round: 0 },
            { as: 'decliner', by: 'receivables-2', round: 0 },
            { as: 'proposer', by: 'receivables-1', round: 1 },
            { as: 'signer', by: 'head-1', round: 1 },
          ],
        },
      ]),
    );
  });
  it('only channels, receivables, the head and auditors may see it', () =>
    api.when(get('/v1/unidentified-payments').by('clerk-101')).thenRefused(403, 'RoleMustAllow'));
  it('15.4-26: another county neither sees nor decides money of an account of the county', async () => {
    const ours = await opened({ paidOn: '2020-01-04', receiptNumber: 'C-1' });
    const nobodys = await opened({ billId: billIdFor(other), receiptNumber: 'C-2' });
    const idsSeenBy = async (user: string): Promise<readonly string[]> =>
      (await api.when(get('/v1/unidentified-payments?status=open&limit=200').by(user)).then(200)).body.items.map(
        ({ unidentifiedPaymentId }: { unidentifiedPaymentId: string }) => unidentifiedPaymentId,
      );
    for (const user of ['receivables-1', 'head-1', 'auditor-1', 'bank-1'])
      expect(await idsSeenBy(user)).toEqual(expect.arrayContaining([ours, nobodys]));
    expect(await idsSeenBy('receivables-3')).toContain(nobodys);
    expect(await idsSeenBy('receivables-3')).not.toContain(ours);
    await api
      .when(get(`/v1/unidentified-payments/${ours}`).by('receivables-3'))
      .thenRefused(404, 'UnidentifiedPaymentMustExist');
    const refused = [
      step(ours, 'proposals', { kind: 'return', reason: 'x' }),
      step(ours, 'confirmations', { proposal: 1 }),
      step(ours, 'declines', { proposal: 1, reason: 'x' }),
    ];
    for (const request of refused)
      await api.when(request.by('receivables-3')).thenRefused(404, 'UnidentifiedPaymentMustExist');
    await api.when(get(`/v1/unidentified-payments/${nobodys}`).by('receivables-3')).then(200);
  });
  it('15.4-26, 7.5: who confirms or declines an assignment is of the county of the account', async () => {
    const id = await opened({ billId: billIdFor(other), receiptNumber: 'C-4' });
    const assigning = step(id, 'proposals', { kind: 'assignment', accountId, reason: 'نام پرداخت‌کننده' });
    await api.when(assigning.by('receivables-1')).then(201);
    const partOf = async (user: string): Promise<unknown> =>
      (await api.when(get(`/v1/unidentified-payments/${id}`).by(user)).then(200)).body.yourPart;
    expect([await partOf('receivables-3'), await partOf('receivables-2')]).toEqual([undefined, 'sign']);
    const confirming = step(id, 'confirmations', { proposal: 1 });
    for (const request of [confirming, step(id, 'declines', { proposal: 1, reason: 'x' })])
      await api.when(request.by('receivables-3')).thenRefused(403, 'UnidentifiedPaymentMustBeOfTheOwnCounty');
    await api.when(confirming.by('receivables-2')).then(200);
  });
  it('8.7: a channel does not see money that another one reported', async () => {
    const id = await opened({ paidOn: '2020-01-05', receiptNumber: 'C-3' });
    expect((await api.when(get(`/v1/unidentified-payments/${id}`).by('bank-1')).then(200)).body).toMatchObject({
      channel: 'bank-1',
    });
    await api
      .when(get(`/v1/unidentified-payments/${id}`).by('bank-2'))
      .thenRefused(404, 'UnidentifiedPaymentMustExist');
    const { body } = await api.when(get('/v1/unidentified-payments').by('bank-2')).then(200);
    expect(body.items).toEqual([]);
  });
});

describe('changes of unidentified payments while one looks (ADR 0110)', () => {
  it('8.7, 15.4-26: each county hears of money of no known account, a bank of its own only', async () => {
    const feed = async (watch: string, who: string) => feedOf(api, watch, await platform.tokenFor(who));
    const all = 'unidentified-payments';
    const [own, otherCounty, bank, otherBank] = [
      await feed(all, 'receivables-1'),
      await feed(all, 'head-2'),
      await feed(all, 'bank-1'),
      await feed(all, 'bank-2'),
    ];
    for (const reader of [own, otherCounty, bank, otherBank]) expect((await reader.next())?.changed).toEqual([all]);
    const id = await opened({ billId: billIdFor(other), receiptNumber: 'W-1' });
    for (const reader of [own, otherCounty, bank]) expect((await reader.next())?.changed).toEqual([all]);
    const one = `unidentified-payment:${id}`;
    await expect(feed(one, 'bank-2')).rejects.toThrow('404');
    const looking = await feed(one, 'receivables-2');
    expect((await looking.next())?.changed).toEqual([one]);
    const { headers } = await api
      .when(step(id, 'proposals', { kind: 'assignment', accountId, reason: 'نام' }).by('receivables-1'))
      .then(201);
    expect(await looking.next()).toEqual({ changed: [one], position: headers.get('x-position') });
    const later = await api.when(paying({ paidOn: '2020-01-03', receiptNumber: 'W-2' }).by('bank-2')).then(201);
    const heard = await otherBank.next();
    expect(heard?.changed).toEqual([all]);
    expect(Number(heard?.position.split('-')[0])).toBeGreaterThanOrEqual(
      Number(later.headers.get('x-position')?.split('-')[0]),
    );
    for (const reader of [own, otherCounty, bank, otherBank, looking]) reader.leave();
  });
});
