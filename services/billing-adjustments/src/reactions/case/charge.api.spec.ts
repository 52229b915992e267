import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { billIssued, miscChargePosted, miscChargeRefused, miscChargeRequested } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually, get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;
const published: ContractMessage[] = [];
const answersTo = (chargeId: string) =>
  published.filter(({ data }) => (data as { readonly chargeId?: string }).chargeId === chargeId);
const request = (chargeId: string, more: object = {}) =>
  send('case-handling', 'case-9', miscChargeRequested.type, {
    ...miscChargeRequested.example,
    accountId: '10203040',
    chargeId,
    ...more,
  });

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: (message) => Promise.resolve(void published.push(message)),
  });
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
  await send('metering', 'meter-62000001', 'MeterInstalled', installed);
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('a', day(5), 1_060));
  await eventually(() => expect(published.map(({ type }) => type)).toContain(billIssued.type));
});
afterAll(() => platform.stop());

it('A1-11, B5-2: the cost of a test is posted once, its case is answered, and ledger and next bill name it', async () => {
  await request('charge-1');
  await request('charge-1');
  const [answer] = await eventually(() => {
    const answers = answersTo('charge-1');
    expect(answers).toHaveLength(1);
    return answers;
  });
  expect(answer).toMatchObject({
    type: miscChargePosted.type,
    data: { caseId: miscChargeRequested.example.caseId, item: 'meterTest', amount: 350_000 },
  });
  await eventually(async () => {
    const { body } = await api.when(get('/v1/accounts/10203040/ledger').because('spec').by('auditor-1')).then(200);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'charge', reference: 'charge-1' }));
  });
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('b', day(6), 1_120));
  const billNumber = '10203040-1405-02-1';
  await eventually(async () => {
    const { body } = await api
      .when(get(`/v1/bills/${billNumber}/explanation`).because('spec').by('auditor-1'))
      .then(200);
    const line = (body.lines as { line: string; amount: number; sentence: { fa: string } }[]).find(
      (each) => each.line === 'charge',
    );
    expect(line).toMatchObject({ amount: 350_000, sentence: { fa: expect.stringContaining('هزینه تست کنتور') } });
  });
});

it('B6-5: a damage without a decision is refused, and its case gets the rule in words', async () => {
  await request('charge-2', { item: 'meterDamage' });
  await eventually(() =>
    expect(answersTo('charge-2')).toMatchObject([
      {
        type: miscChargeRefused.type,
        data: { rule: 'DamageMustNameADecision', says: { fa: expect.stringContaining('تصمیم') } },
      },
    ]),
  );
});
