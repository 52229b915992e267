import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { paymentReversed } from '@pishkhan/contracts';
import { fold } from '@pishkhan/decider';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { Value } from 'typebox/value';
import { billingAdjustments } from '../../../index.ts';
import type { BillAccountEvent } from '../../domain/bill-account.messages.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { day, openedAccount } from '../../examples/account.ts';
import { after, read } from '../../examples/history.ts';
import { publishedSettings } from '../../examples/settings.ts';

/** B's bill of 795,000: file 20000902, as in the situation. */
const accountId = '20000902';
const billId = '2000090206238';
/** An account with a bill of 795,000. */
const billed = (account: string, bill: string): readonly BillAccountEvent[] => {
  const events = openedAccount.map((event): BillAccountEvent =>
    event.type === 'BillAccountOpened'
      ? { ...event, data: { ...event.data, accountId: account, billId: bill } }
      : event,
  );
  return after({ account: fold(billAccount, events), events }, [read('a', day(5), 300)]).events;
};
const neighbour = '20000901';
const neighboursBill = '2000090106233';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const published: ContractMessage[] = [];

const bill = async (account = accountId) =>
  (await api.when(get(`/v1/accounts/${account}/bills`).because('spec').by('receivables-1')).then(200)).body.items[0];
const payments = async (account = accountId) =>
  (await api.when(get(`/v1/accounts/${account}/payments`).because('spec').by('clerk-101')).then(200)).body.items;
const payment = async (receiptNumber: string, account = accountId) =>
  (await payments(account)).findLast((each: { receiptNumber: string }) => each.receiptNumber === receiptNumber);
const pay = async (receiptNumber: string, amount: number, more: object = {}) => {
  const { paymentId } = await bill();
  const body = { billId, paymentId, amount, paidOn: '2026-08-05', receiptNumber, ...more };
  return api.when(post('/v1/payments', body).by('bank-1')).then(201);
};
const returned = { reason: 'returnedCheque', documentNumber: 'B-1405-3317', documentDate: '1405/05/20' };
const reversing = (reference: string, body: object = returned) =>
  post(`/v1/payments/${reference}/reversals`, body).asTyped();
const step = (reversalId: string, name: string, body?: object) =>
  post(`/v1/payment-reversals/${reversalId}/${name}`, body);

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-08-12T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: async (message) => void published.push(message),
  });
  await api
    .given({
      ...publishedSettings,
      [`bill-account-${accountId}`]: billed(accountId, billId),
      [`bill-account-${neighbour}`]: billed(neighbour, neighboursBill),
    })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  await pay('r1', 400_000);
  await pay('r2', 395_000);
});
afterAll(() => platform.stop());

describe('situation 5 over HTTP: r2 of 395,000 comes back (15.4-47)', () => {
  it('the payments list names each payment', async () => {
    expect(await payments()).toMatchObject([
      { reference: expect.stringMatching(/^20000902-[0-9a-f]{12}$/), receiptNumber: 'r2', status: 'received' },
      { receiptNumber: 'r1', amount: 400_000, channel: 'bank-1' },
    ]);
    expect(await bill()).toMatchObject({ status: 'paid', paid: 795_000, leftToPay: 0 });
  });
  it('is requested by a receivables officer of the county, with evidence', async () => {
    const { reference } = await payment('r2');
    await api.when(reversing(reference).by('bank-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(reversing(reference).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(reversing(reference).by('receivables-3')).thenRefused(404, 'PaymentMustExist');
    await api.when(reversing('20000902-000000000000').by('receivables-1')).thenRefused(404, 'PaymentMustExist');
    await api.when(reversing('nobody').by('receivables-1')).thenRefused(404, 'PaymentMustExist');
    const { body } = await api
      .when(reversing(reference, { reason: 'changedMind', documentNumber: ' ' }).by('receivables-1'))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'documentDate',
      'documentNumber',
      'reason',
    ]);
    await api.when(reversing(reference).by('receivables-1')).then(201, [
      {
        type: 'PaymentReversalRequested',
        data: { reversalId: reference, evidence: { documentDate: '2026-08-11' }, requestedBy: 'receivables-1' },
      },
    ]);
    await api.when(reversing(reference).by('receivables-2')).thenRefused(409, 'ReversalMustNotBeOpen');
    expect(await bill()).toMatchObject({ settled: true });
  });
  it('waits for a second person of the county', async () => {
    const { reference } = await payment('r2');
    await api
      .when(step(reference, 'confirmations').by('receivables-1'))
      .thenRefused(422, 'ConfirmerMustNotBeRequester');
    await api.when(step(reference, 'confirmations').by('receivables-3')).thenRefused(404, 'ReversalMustExist');
    await api.when(step('20000902-0', 'confirmations').by('receivables-2')).thenRefused(404, 'ReversalMustExist');
    const { body } = await api.when(get('/v1/payment-reversals?status=requested').by('head-1')).then(200);
    expect(body.items).toMatchObject([{ reversalId: reference, payments: [{ receiptNumber: 'r2' }] }]);
    expect((await api.when(get('/v1/payment-reversals').by('receivables-3')).then(200)).body.items).toEqual([]);
    await api.when(get(`/v1/payment-reversals/${reference}`).by('receivables-3')).thenRefused(404, 'ReversalMustExist');
  });
  it('leaves 395,000 to pay, with the same deadline and payment id; a double click is one event (situation 34)', async () => {
    const before = await bill();
    const { reference } = await payment('r2');
    await Promise.all([
      api.send(step(reference, 'confirmations').by('receivables-2')),
      api.send(step(reference, 'confirmations').by('receivables-2')),
    ]).then((answers) => expect(answers.map(({ status }) => status)).toEqual([200, 200]));
    await eventually(async () => expect(await bill()).toMatchObject({ status: 'issued', leftToPay: 395_000 }));
    const { settled: _s, status: _t, paid: _p, leftToPay: _l, ...face } = before;
    expect(await bill()).toMatchObject({ ...face, paid: 400_000, leftToPay: 395_000, settled: false });
    const types = (await platform.eventStore.readStream(`payment-reversal-${reference}`)).map(({ type }) => type);
    await eventually(() => expect(types.slice(0, 2)).toEqual(['PaymentReversalRequested', 'PaymentReversalConfirmed']));
    expect(await payment('r2')).toMatchObject({ status: 'reversed', reversalId: reference, reason: 'returnedCheque' });
    await eventually(async () =>
      expect((await api.when(get(`/v1/payment-reversals/${reference}`).by('auditor-1')).then(200)).body).toMatchObject({
        status: 'posted',
        confirmedBy: 'receivables-2',
      }),
    );
  });
  it('says it in the ledger, in the explanation of the bill, and to other services', async () => {
    const { billNumber } = await bill();
    const { reference } = await payment('r2');
    const { body: ledger } = await api
      .when(get(`/v1/accounts/${accountId}/ledger`).because('spec').by('receivables-1'))
      .then(200);
    expect(ledger.items[0]).toMatchObject({
      kind: 'reversal',
      reference,
      entries: [{ amount: 395_000 }, { ledgerAccount: 'cash', amount: -395_000 }],
    });
    const { body } = await api
      .when(get(`/v1/bills/${billNumber}/explanation`).because('spec').by('clerk-101'))
      .then(200);
    expect(body.returnedPayments).toMatchObject([
      {
        fa: 'پرداخت ۳۹۵٬۰۰۰ ریال با رسید r2 در ۲۱ مرداد ۱۴۰۵ برگشت خورد، چون چک آن وصول نشد؛ مهلت و شناسه پرداخت قبض همان است.',
      },
    ]);
    const message = await eventually(() => {
      const found = published.find(({ type }) => type === 'PaymentReversed');
      expect(found).toBeDefined();
      return found!;
    });
    expect(message.data).toMatchObject({ accountId, paymentReference: reference, reopens: [billNumber] });
    expect([...Value.Errors(paymentReversed.schema, message.data)]).toEqual([]);
  });
  it('is not reversed once more: 409', async () => {
    const { reference } = await payment('r2');
    await api.when(reversing(reference).by('receivables-1')).thenRefused(409, 'PaymentMustNotBeReversed');
    await api.when(step(reference, 'confirmations').by('receivables-2')).then(200, []);
    await api.when(step(reference, 'confirmations').by('head-1')).thenRefused(409, 'ReversalMustAwaitConfirmation');
  });
  it('15.4-47: the channel that reports the returned payment again learns that it came back', async () => {
    const { reference } = await payment('r2');
    const { body } = await pay('r2', 395_000);
    expect(body).toMatchObject({ status: 'reversed', reference, settles: [], because: expect.any(String) });
    expect(body).not.toHaveProperty('matched');
  });
  it('honoured after all: once, by name; r3 besides is a credit', async () => {
    const { reference } = await payment('r2');
    const { body } = await pay('r2', 395_000, { honours: reference });
    expect(body).toMatchObject({ matched: { to: 'bill' }, settles: [(await bill()).billNumber] });
    expect(await bill()).toMatchObject({ status: 'paid', paid: 795_000, leftToPay: 0 });
    expect((await payments()).slice(0, 2)).toMatchObject([
      { receiptNumber: 'r2', status: 'received', honours: reference },
      { receiptNumber: 'r2', status: 'reversed', honouredBy: body.reference },
    ]);
    const { paymentId } = await bill();
    const again = { billId, paymentId, amount: 395_000, paidOn: '2026-08-06', receiptNumber: 'r9', honours: reference };
    await api.when(post('/v1/payments', again).by('bank-1')).thenRefused(409, 'ReversalMustBeHonouredOnce');
    const { body: besides } = await pay('r3', 395_000);
    // The carried remainder of 743 rials takes its part first (F17, 11.7).
    expect(besides.matched).toMatchObject({ asked: 0, owed: 743, difference: 394_257 });
  });
});

describe('15.4-47: one cheque for bills of two accounts', () => {
  it('comes back from both accounts, requested by either of them', async () => {
    const { paymentId } = await bill(neighbour);
    const shared = { receiptNumber: 'cheque-7', paidOn: '2026-08-07' };
    await pay('cheque-7', 100_000, { paidOn: shared.paidOn });
    await api
      .when(post('/v1/payments', { ...shared, billId: neighboursBill, paymentId, amount: 200_000 }).by('bank-1'))
      .then(201);
    expect(await bill(neighbour)).toMatchObject({ paid: 200_000 });
    const { reference } = await payment('cheque-7');
    const { body } = await api.when(reversing(reference).by('receivables-2')).then(201);
    expect(body.payments.map((each: { accountId: string }) => each.accountId)).toEqual([neighbour, accountId]);
    await api
      .when(reversing((await payment('cheque-7', neighbour)).reference).by('receivables-1'))
      .thenRefused(409, 'ReversalMustNotBeOpen');
    await api.when(step(body.reversalId, 'confirmations').by('head-1')).then(200);
    await eventually(async () => {
      expect(await bill(neighbour)).toMatchObject({ paid: 0 });
      expect(await payment('cheque-7')).toMatchObject({ status: 'reversed', reversalId: body.reversalId });
      expect(await payment('cheque-7', neighbour)).toMatchObject({ status: 'reversed', reversalId: body.reversalId });
    });
  });
  it('15.4-47: one cheque for 431 payments comes back as a whole, also those that no view has yet', async () => {
    const { paymentId } = await bill(neighbour);
    const rows = Array.from(
      { length: 430 },
      (_, nr) => `${neighboursBill},${paymentId},${1_000 + nr},1405/05/16,chq-9`,
    );
    const csv = ['bill_id,payment_id,amount,paid_on,receipt', ...rows].join('\n');
    const { body: file } = await api.when(post('/v1/payment-files', csv, 'text/csv').asTyped().by('bank-1')).then(202);
    await eventually(async () => {
      const { body } = await api.when(get(`${file.location}?limit=1`).by('bank-1')).then(200);
      expect(body).toMatchObject({ state: 'taken', totals: { posted: { rows: 430 } } });
    }, 30_000);
    const { body: paid } = await pay('chq-9', 7_000, { paidOn: '2026-08-07' });
    const { body } = await api.when(reversing(paid.reference).by('receivables-1')).then(201);
    expect(body.payments).toHaveLength(431);
    await api.when(step(body.reversalId, 'confirmations').by('receivables-2')).then(200);
    await eventually(async () => {
      const { body: done } = await api.when(get(`/v1/payment-reversals/${body.reversalId}`).by('head-1')).then(200);
      expect(done.status).toBe('posted');
    }, 60_000);
    expect(await payment('chq-9')).toMatchObject({ status: 'reversed' });
    const { body: late } = await pay('chq-9', 8_000, { paidOn: '2026-08-07' });
    const found = (await payments()).find(({ reference }: { reference: string }) => reference === late.reference);
    expect(found.cameBackWithReceipt).toContain(paid.reference);
  }, 120_000);
  it('15.4-47: a payment of the cheque that arrives between request and confirmation is not left out', async () => {
    const cheque = { paidOn: '2026-08-10' };
    const { body: first } = await pay('chq-10', 5_000, cheque);
    const { body } = await api.when(reversing(first.reference).by('receivables-1')).then(201);
    const { body: second } = await pay('chq-10', 6_000, cheque);
    const refused = await api
      .when(step(body.reversalId, 'confirmations').by('receivables-2'))
      .thenRefused(409, 'ReversalMustIncludeItsReceipt');
    expect(refused.body.data).toEqual({ missing: [second.reference] });
    await api.when(step(body.reversalId, 'declines', { reason: 'ناقص است' }).by('receivables-2')).then(200);
    const { body: again } = await api.when(reversing(first.reference).by('receivables-1')).then(201);
    expect(again.payments).toHaveLength(2);
    await api.when(step(again.reversalId, 'confirmations').by('receivables-2')).then(200);
    await eventually(async () =>
      expect((await payments()).slice(0, 2)).toMatchObject([{ status: 'reversed' }, { status: 'reversed' }]),
    );
  });
  it('a payment for the wrong account comes back alone, and can be declined and requested again', async () => {
    const { paymentId } = await bill(neighbour);
    const slip = { receiptNumber: 'slip-8', paidOn: '2026-08-08' };
    await pay('slip-8', 10_000, { paidOn: slip.paidOn });
    await api
      .when(post('/v1/payments', { ...slip, billId: neighboursBill, paymentId, amount: 20_000 }).by('bank-1'))
      .then(201);
    const { reference } = await payment('slip-8', neighbour);
    const wrong = { ...returned, reason: 'wrongAccount' };
    const { body } = await api.when(reversing(reference, wrong).by('receivables-1')).then(201);
    expect(body.payments).toHaveLength(1);
    await api
      .when(step(reference, 'declines', { reason: 'حساب درست است' }).by('receivables-2'))
      .then(200, [{ type: 'PaymentReversalDeclined' }]);
    await api
      .when(step(reference, 'confirmations').by('receivables-2'))
      .thenRefused(409, 'ReversalMustAwaitConfirmation');
    await api.when(reversing(reference, wrong).by('receivables-1')).then(201);
  });
  it('15.4-45: a receipt number that the channel used for another payment of the day does not bring that one back', async () => {
    const { paymentId } = await bill(neighbour);
    const slip = { receiptNumber: '55001', paidOn: '2026-08-06' };
    await pay('55001', 11_000, { paidOn: slip.paidOn });
    await api
      .when(post('/v1/payments', { ...slip, billId: neighboursBill, paymentId, amount: 22_000 }).by('bank-1'))
      .then(201);
    const { reference } = await payment('55001');
    const alone = { ...returned, extent: 'thisPayment' };
    const { body } = await api.when(reversing(reference, alone).by('receivables-1')).then(201);
    expect(body.payments).toMatchObject([{ reference }]);
    await api.when(step(reference, 'confirmations').by('receivables-2')).then(200);
    await eventually(async () => expect(await payment('55001')).toMatchObject({ status: 'reversed' }));
    expect(await payment('55001', neighbour)).toMatchObject({ status: 'received' });
  });
  it('15.4-47: money of a wrong account waits for a person, who assigns it; it is honoured by no channel', async () => {
    const { paymentId } = await bill();
    await pay('slip-9', 30_000, { paidOn: '2026-08-09' });
    const { reference } = await payment('slip-9');
    await api.when(reversing(reference, { ...returned, reason: 'wrongAccount' }).by('receivables-1')).then(201);
    await api.when(step(reference, 'confirmations').by('receivables-2')).then(200);
    const waiting = await eventually(async () => {
      const { body } = await api.when(get('/v1/unidentified-payments?status=open').by('receivables-1')).then(200);
      const found = body.items.find((each: { receiptNumber: string }) => each.receiptNumber === 'slip-9');
      expect(found).toMatchObject({ rule: 'PaymentMustBeOfItsAccount', amount: 30_000, data: { reference } });
      return found;
    });
    const honoured = { billId, paymentId, amount: 30_000, paidOn: '2026-08-09', receiptNumber: 'slip-9' };
    await api
      .when(post('/v1/payments', { ...honoured, honours: reference }).by('bank-1'))
      .thenRefused(422, 'HonouredPaymentMustBeReversed');
    const again = () => api.when(post('/v1/payments', honoured).by('bank-1')).then(201, []);
    const { unidentifiedPaymentId } = waiting;
    expect((await again()).body).toMatchObject({ status: 'unidentified', unidentifiedPaymentId, settles: [] });
    const path = `/v1/unidentified-payments/${unidentifiedPaymentId}`;
    const proposal = { kind: 'assignment', accountId: neighbour, reason: 'اشتراک درست' };
    await api.when(post(`${path}/proposals`, proposal).by('receivables-1')).then(201);
    await api.when(post(`${path}/confirmations`, { proposal: 1 }).by('receivables-2')).then(200);
    await eventually(async () =>
      expect(await payment('slip-9', neighbour)).toMatchObject({ status: 'received', amount: 30_000 }),
    );
    expect(await payment('slip-9')).toMatchObject({ status: 'reversed' });
    expect((await again()).body).toMatchObject({ status: 'posted', accountId: neighbour });
  });
  it('15.4-47: money that was of this account after all is another payment than the reversed one', async () => {
    await pay('slip-10', 40_000, { paidOn: '2026-08-09' });
    const { reference } = await payment('slip-10');
    await api.when(reversing(reference, { ...returned, reason: 'wrongAccount' }).by('receivables-1')).then(201);
    await api.when(step(reference, 'confirmations').by('receivables-2')).then(200);
    const path = await eventually(async () => {
      const { body } = await api.when(get('/v1/unidentified-payments?status=open').by('receivables-1')).then(200);
      const found = body.items.find((each: { receiptNumber: string }) => each.receiptNumber === 'slip-10');
      return `/v1/unidentified-payments/${found.unidentifiedPaymentId}`;
    });
    const proposal = { kind: 'assignment', accountId, reason: 'همین اشتراک' };
    await api.when(post(`${path}/proposals`, proposal).by('receivables-1')).then(201);
    await api.when(post(`${path}/confirmations`, { proposal: 1 }).by('receivables-2')).then(200);
    await eventually(async () => {
      const found = (await payments()).filter((each: { receiptNumber: string }) => each.receiptNumber === 'slip-10');
      expect(found.map(({ status }: { status: string }) => status).toSorted()).toEqual(['received', 'reversed']);
    });
  });
});
