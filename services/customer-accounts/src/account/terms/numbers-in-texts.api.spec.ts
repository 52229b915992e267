import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const [mobile, nationalId] = ['۰۹۱۲ ۳۴۵ ۶۷۸۹', '0084575948'];
const text = `نامه با همراه ${mobile} و کد ملی ${nationalId}`;
const shown = 'نامه با همراه [شماره همراه] و کد ملی [کد ملی]';
const plain = /۰۹۱۲|۶۷۸۹|0912.?345|0084575948/u;
const accountId = '20000901';
const card = get(`/v1/accounts/${accountId}`);

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const stored = async () =>
  JSON.stringify(
    (await platform.eventStore.readStream(`account-${accountId}`)).map(({ data, metadata }) => ({ data, metadata })),
  );

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  const contract = signedContract({ fileNumber: accountId });
  await api.when(post('/v1/accounts', contract).by('affairs-1')).then(201);
});
afterAll(() => platform.stop());

describe('N17: a number in the evidence of other terms', () => {
  it('15.4-39: is sealed for the account and opened on the card with a reason', async () => {
    const path = `/v1/accounts/${accountId}/terms-changes`;
    const change = { from: '2026-11-21', dwellingUnits: 2, evidence: text };
    const { body } = await api
      .when(post(path, change).by('affairs-1'))
      .then(201, [{ type: 'TermsChangeProposed', data: { accountId } }]);
    expect(await stored()).not.toMatch(plain);
    for (const who of ['clerk-101', 'affairs-1', 'auditor-1']) {
      const whole = await api.when(card.because('مراجعه حضوری').by(who)).then(200);
      expect(whole.body.proposedTerms).toMatchObject([{ evidence: text }]);
      expect((await api.when(card.by(who)).then(200)).body.proposedTerms).toMatchObject([{ evidence: shown }]);
    }
    await api.when(post(`${path}/${body.changeId}/declines`, { reason: text }).by('head-1')).then(201);
    expect(await stored()).not.toMatch(plain);
    const { database } = await platform.platformFor('customer-accounts');
    expect(await database.db!.collection('sealed_numbers').distinct('subject')).toEqual([`account-${accountId}`]);
  });
  it('a closed office has no subscriber: the number is refused by its field', async () => {
    const closing = post('/v1/offices/office-102/closings', { closedFrom: '2026-12-01', reason: text });
    const refused = await api.when(closing.by('policy-1').asTyped()).thenRefused(400, 'InvalidInput');
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field: 'reason' }));
  });
});
