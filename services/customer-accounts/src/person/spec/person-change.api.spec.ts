import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { ask, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const contract = (fileNumber: string, person: object = {}) => {
  const { person: signed, ...rest } = signedContract({ fileNumber });
  return { ...rest, person: { ...signed, ...person } };
};
const newMobile = {
  mobile: '09350000000',
  document: 'nationalCard',
  documentNumber: '۱۲۳/الف',
  documentIssuedOn: '2024-08-22',
};

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  await api.when(post('/v1/accounts', contract('30000001')).by('affairs-1')).then(201);
});
afterAll(() => platform.stop());

const changes = (accountId: string) => `/v1/accounts/${accountId}/person-changes`;
const propose = (accountId: string, change: object = newMobile) => post(changes(accountId), change);
const approve = (accountId: string, changeId: string, body: object = {}) =>
  post(`${changes(accountId)}/${changeId}/approvals`, body);
const card = async (accountId: string) =>
  (await api.when(get(`/v1/accounts/${accountId}`).because('حسابرسی').by('auditor-1')).then(200)).body;
const found = async (search: string) =>
  (await api.when(ask('/v1/account-searches', { search }).by('auditor-1')).then(200)).body.items.map(
    ({ accountId }: { accountId: string }) => accountId,
  );

const worklist = async (by = 'head-1', state = 'waiting') =>
  (await api.when(get(`/v1/person-changes?state=${state}`).by(by)).then(200)).body.items;
const history = (accountId: string) => get(`/v1/accounts/${accountId}`);

describe('N8, A11-6: another mobile number of a subscriber', () => {
  it('N8: is proposed with a document, approved by the head, and found by the new number only', async () => {
    const { body } = await api.when(propose('30000001').by('clerk-101')).then(201, [{ type: 'PersonChangeProposed' }]);
    expect(await worklist()).toMatchObject([{ changeId: body.changeId, fields: ['mobile'], isStale: false }]);
    expect((await card('30000001')).person.mobile).toBe('+989123456789');
    await api
      .when(approve('30000001', body.changeId).by('head-1'))
      .then(200, [{ type: 'PersonChangeApproved', data: { fields: ['mobile'], personVersion: 1 } }]);
    expect(await card('30000001')).toMatchObject({
      person: { fullName: 'سارا احمدی', mobile: '+989350000000' },
      personVersion: 1,
      personChanges: [{ state: 'approved', proposedBy: 'clerk-101', decidedBy: 'head-1' }],
    });
    expect(await found('09350000000')).toEqual(['30000001']);
    expect(await found('09123456789')).toEqual([]);
    expect(await worklist()).toEqual([]);
  });
  it('N7, N8: the former number and the document are on the card, masked without a reason', async () => {
    const { body: whole } = await api.when(history('30000001').because('مراجعه').by('head-1')).then(200);
    expect(whole.personChanges).toMatchObject([
      { former: { mobile: '+989123456789' }, proposed: { mobile: '+989350000000' }, documentNumber: '۱۲۳/الف' },
    ]);
    const { body: masked } = await api.when(history('30000001').by('head-1')).then(200);
    expect(masked.personChanges).toMatchObject([{ former: { mobile: '…6789' }, proposed: { mobile: '…0000' } }]);
    expect(JSON.stringify(masked)).not.toMatch(/9123456789|9350000000/);
  });
  it('N8: no event, view or refusal has a value of a change', async () => {
    const log = await platform.eventStore.readAll({ after: START, limit: 10_000 });
    expect(log.some(({ type }) => type === 'PersonChangeApproved')).toBe(true);
    const { body: refused } = await api
      .when(propose('30000001').by('clerk-101'))
      .thenRefused(422, 'ChangedPersonMustDiffer');
    const text = JSON.stringify([
      log.map(({ data, metadata }) => [data, metadata]),
      refused,
      await worklist('auditor-1'),
    ]);
    expect(text).not.toMatch(/9123456789|9350000000|۱۲۳|احمدی/);
  });
});

describe('N17, N8: the name of a change', () => {
  it('N17: with a number of a person is refused, as at the opening of an account', async () => {
    for (const fullName of ['سارا احمدی ۰۹۱۲۳۴۵۶۷۸۹', 'سارا احمدی کد ملی 0084575948']) {
      const { body } = await api
        .when(propose('30000001', { ...newMobile, mobile: undefined, fullName }).by('clerk-101'))
        .thenRefused(400, 'InvalidInput');
      expect(body.errors).toEqual([expect.objectContaining({ field: 'fullName' })]);
    }
  });
});

describe('N8, A11: a change of a person', () => {
  const opened = async (fileNumber: string, nationalId: string) => {
    await api.when(post('/v1/accounts', contract(fileNumber, { nationalId })).by('affairs-1')).then(201);
    return fileNumber;
  };
  const proposedBy = async (accountId: string, by: string, more: object = {}) =>
    (await api.when(propose(accountId, { ...newMobile, ...more }).by(by)).then(201)).body.changeId as string;

  it('S3, N8: is approved by the head of the county, not by its proposer, and once', async () => {
    const accountId = await opened('30000002', '0499370899');
    const changeId = await proposedBy(accountId, 'head-1');
    for (const by of ['clerk-101', 'affairs-1', 'representative-101-a', 'auditor-1'])
      await api.when(approve(accountId, changeId).by(by)).thenRefused(403, 'RoleMustAllow');
    await api.when(approve(accountId, changeId).by('head-1')).thenRefused(422, 'PersonChangeMustBeApprovedByAnother');
    const as = `${changes(accountId)}/${changeId}/declines`;
    await api
      .when(post(as, { because: 'documentDoesNotMatch' }).by('head-1'))
      .then(200, [{ type: 'PersonChangeDeclined' }]);
    await api.when(approve(accountId, changeId).by('head-1')).thenRefused(409, 'PersonChangeMustWait');
    expect((await card(accountId)).person.mobile).toBe('+989123456789');
    expect(await found('09350000000')).not.toContain(accountId);
  });
  it('N8: a second proposal for the same field is refused; its proposer alone withdraws the first', async () => {
    const accountId = await opened('30000003', '0790419904');
    const changeId = await proposedBy(accountId, 'clerk-101');
    await api
      .when(propose(accountId, { ...newMobile, mobile: '09351111111' }).by('affairs-1'))
      .thenRefused(409, 'OnlyOneChangeOfAFieldMayWait');
    const withdrawal = post(`${changes(accountId)}/${changeId}/withdrawals`);
    await api.when(withdrawal.by('affairs-1')).thenRefused(403, 'OnlyTheProposerMayWithdraw');
    await api.when(withdrawal.key('withdraw-1').by('clerk-101')).then(200, [{ type: 'PersonChangeWithdrawn' }]);
    await proposedBy(accountId, 'affairs-1', { mobile: '09351111111' });
    expect((await card(accountId)).personChanges.map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'waiting',
      'withdrawn',
    ]);
  });
  it('N8: what was proposed or read before another approval is shown as stale and refused', async () => {
    const accountId = await opened('30000004', '0013542419');
    const mobile = await proposedBy(accountId, 'clerk-101');
    const { mobile: _mobile, ...document } = newMobile;
    const name = { ...document, fullName: 'سارا احمدی‌نژاد' };
    const { body } = await api.when(propose(accountId, name).by('clerk-101')).then(201);
    await api.when(approve(accountId, mobile, { personVersion: 0 }).by('head-1')).then(200);
    expect(await worklist()).toEqual(
      expect.arrayContaining([expect.objectContaining({ changeId: body.changeId, isStale: true })]),
    );
    await api
      .when(approve(accountId, body.changeId, { personVersion: 0 }).by('head-1'))
      .thenRefused(409, 'PersonMustBeAsSeen');
    await api
      .when(propose(accountId, { ...newMobile, mobile: '09352222222', personVersion: 0 }).by('clerk-101'))
      .thenRefused(409, 'PersonMustBeAsSeen');
    await api.when(approve(accountId, body.changeId, { personVersion: 1 }).by('head-1')).then(200);
    expect(await card(accountId)).toMatchObject({
      personVersion: 2,
      person: { fullName: 'سارا احمدی‌نژاد', mobile: '+989350000000' },
    });
    expect(await found('احمدی‌نژاد')).toContain(accountId);
  });
  it('N8: the same request twice proposes once, and approves once', async () => {
    const accountId = await opened('30000005', '0067749828');
    const twice = propose(accountId).by('clerk-101').key('propose-twice-1');
    const [first, second] = [await api.send(twice), await api.send(twice)];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    const approval = approve(accountId, first.body.changeId).by('head-1').key('approve-twice-1');
    expect([(await api.send(approval)).status, (await api.send(approval)).status]).toEqual([200, 200]);
    const types = (await card(accountId)).personChanges;
    expect(types).toHaveLength(1);
  });
  it('A11-1: names a value, and a readable one, of a known account', async () => {
    const { mobile: _mobile, ...nothing } = newMobile;
    const { body } = await api.when(propose('30000001', nothing).by('clerk-101')).then(400);
    expect(body).toMatchObject({ errors: [{ field: 'fullName', rule: 'namesAChange' }] });
    for (const wrong of [{ mobile: '0912' }, { fullName: '\u200b' }, { document: 'visitingCard' }])
      await api.when(propose('30000001', { ...newMobile, ...wrong }).by('clerk-101')).thenRefused(400, 'InvalidInput');
    await api.when(propose('39999999').by('clerk-101')).thenRefused(404, 'AccountMustExist');
  });
});
