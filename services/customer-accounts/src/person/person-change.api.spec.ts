import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../index.ts';

const contract = (fileNumber: string, person: object = {}) => ({
  fileNumber,
  person: { nationalId: '0084575948', fullName: 'سارا احمدی', mobile: '09123456789', ...person },
  address: { postalCode: '1345678901', text: 'تهران، خیابان انقلاب' },
  subscriptionNumber: '062100000101',
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: '2024-08-22',
});
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

describe('N8, A11-6: another mobile number of a subscriber', () => {
  it('is proposed with a document, approved by the head, and found by the new number only', async () => {
    const { body } = await api.when(propose('30000001').by('clerk-101')).then(201, [{ type: 'PersonChangeProposed' }]);
    expect((await card('30000001')).person.mobile).toBe('+989123456789');
    await api
      .when(approve('30000001', body.changeId).by('head-1'))
      .then(200, [{ type: 'PersonChangeApproved', data: { fields: ['mobile'], personVersion: 1 } }]);
    expect((await card('30000001')).person).toMatchObject({ fullName: 'سارا احمدی', mobile: '+989350000000' });
    expect(await found('09350000000')).toEqual(['30000001']);
    expect(await found('09123456789')).toEqual([]);
  });
});
