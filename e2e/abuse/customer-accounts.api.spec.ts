import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { ask, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { strangerOf } from './strangers.builders.ts';

const contract = signedContract({});
const card = '/v1/accounts/10203040';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  await api.when(post('/v1/accounts', contract).by('affairs-1')).then(201);
});
afterAll(() => platform.stop());

describe('abuse of customer-accounts: a clerk who sells addresses, an officer who becomes another person', () => {
  it('S1, N7: a clerk gets no list, masked values without a reason, and leaves a trace with one', async () => {
    await api.when(get('/v1/accounts').by('clerk-101')).thenRefused(422, 'SearchMustBeNamed');
    await api.when(get('/v1/accounts?search=0084575948').by('clerk-101')).thenRefused(422, 'SearchMustNotBeInAddress');
    const { body } = await api.when(ask('/v1/account-searches', { search: 'احمدی' }).by('clerk-101')).then(200);
    expect(JSON.stringify(body)).not.toMatch(/احمدی|9123456789|1345678901|انقلاب/);
    const masked = (await api.when(get(card).by('clerk-101')).then(200)).body;
    expect(JSON.stringify(masked)).not.toMatch(/احمدی|9123456789|1345678901|انقلاب/);
    await api.when(get(card).because('پیگیری قبض').by('clerk-101')).then(200);
    const { items } = (await api.when(get('/v1/look-ups?reader=clerk-101').by('auditor-1')).then(200)).body;
    expect(JSON.stringify(items)).toContain('پیگیری قبض');
  });
  it('S1, N6, N29: an officer of another county finds and changes nothing', async () => {
    const stranger = await strangerOf(platform)('subscriberAffairsOfficer', 'county-2');
    const terms = { from: '2026-10-23', dwellingUnits: 3, evidence: 'پروانه' };
    await api.when(get(card).because('کنجکاوی').with(stranger)).thenRefused(404, 'AccountMustExist');
    await api.when(post(`${card}/terms-changes`, terms).with(stranger)).thenRefused(404, 'AccountMustExist');
    const mine = { ...contract, fileNumber: '10203041', subscriptionNumber: '062100000102' };
    await api.when(post('/v1/accounts', mine).with(stranger)).thenRefused(403, 'AccountMayOnlyBeOpenedInTheOwnCounty');
  });
  it('S1, N8: nobody becomes a known person by a second account, or changes terms alone', async () => {
    const thief = { ...contract.person, mobile: '09350000000' };
    const second = { ...contract, fileNumber: '10203042', subscriptionNumber: '062100000103', person: thief };
    await api.when(post('/v1/accounts', second).by('affairs-1')).thenRefused(422, 'PersonMustBeIdentified');
    const terms = { from: '2026-10-23', dwellingUnits: 9, evidence: 'پروانه' };
    const { changeId } = (await api.when(post(`${card}/terms-changes`, terms).by('affairs-1')).then(201)).body;
    const own = post(`${card}/terms-changes/${changeId}/confirmations`).by('affairs-1');
    await api.when(own).thenRefused(422, 'ConfirmerMustNotBeProposer');
  });
});
