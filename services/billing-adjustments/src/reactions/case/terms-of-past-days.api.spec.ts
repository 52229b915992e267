import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accountTermsChanged, billCorrected, billIssued } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;
const published: ContractMessage[] = [];

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
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('b', day(6), 1_240));
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('c', day(7), 1_250));
  await eventually(async () => expect(await issued()).toHaveLength(3));
});
afterAll(() => platform.stop());

const stream = async (name: string) => (await platform.eventStore.readStream(name)).map(({ type }) => type);
const issued = async () => (await stream('bill-account-10203040')).filter((type) => type === 'BillIssued');
const change = (changeId: string, from: string, terms: object) =>
  send('customer-accounts', 'account-10203040', 'AccountTermsChanged', {
    ...accountTermsChanged.example,
    accountId: '10203040',
    changeId,
    from,
    dwellingUnits: undefined,
    ...terms,
  });
const found = async (changeId: string) =>
  (await api.when(get(`/v1/corrections/${derivedId('terms-changed', changeId)}`).by('head-1')).then(200)).body;

it('15.4-39, A6-1: a change for past days proposes the correction of every bill since, and the head approves it', async () => {
  await change('t-1', day(5, 11), { use: 'publicCommercial' });
  const proposed = await eventually(() => found('t-1'));
  expect(proposed).toMatchObject({
    status: 'awaitingApproval',
    cause: { kind: 'terms', changeId: 't-1', from: day(5, 11), use: 'publicCommercial' },
    proposal: {
      bills: [{ billNumber: '10203040-1405-02-1' }, { billNumber: '10203040-1405-03-1' }],
      approvalsNeeded: ['headOfSubscriberAffairs'],
    },
  });
  const approval = post(`/v1/corrections/${proposed.correctionId}/approvals`, { hash: proposed.hash });
  await api.when(approval.by('representative-101-b')).thenRefused(404, 'CorrectionMustExist');
  await api.when(approval.by('head-1')).then(200);
  await eventually(async () => expect(await found('t-1')).toMatchObject({ status: 'posted' }));
  expect((await stream('bill-account-10203040')).filter((type) => type === 'SupplyTermsAmended')).toHaveLength(1);
  await eventually(() =>
    expect(published).toContainEqual(
      expect.objectContaining({
        type: billCorrected.type,
        data: expect.objectContaining({ cause: expect.objectContaining({ changeId: 't-1' }) }),
      }),
    ),
  );
});

it('15.4-39: a change for days to come, or the same message again, proposes nothing', async () => {
  await change('t-2', day(7, 20), { use: 'household' });
  await change('t-1', day(5, 11), { use: 'publicCommercial' });
  await eventually(async () =>
    expect((await stream('bill-account-10203040')).filter((type) => type === 'SupplyTermsAmended')).toHaveLength(2),
  );
  await api.when(get(`/v1/corrections/${derivedId('terms-changed', 't-2')}`).by('head-1')).then(404);
  expect(await stream(`correction-${derivedId('terms-changed', 't-1')}`)).toEqual([
    'CorrectionProposed',
    'CorrectionApproved',
    'CorrectionFullyApproved',
    'CorrectionPosted',
  ]);
});

it('15.4-41: an issued and a corrected bill are published with the tariff versions by which they are rated', () => {
  const versions = [expect.any(String)];
  expect(published).toContainEqual(
    expect.objectContaining({ type: billIssued.type, data: expect.objectContaining({ tariffVersions: versions }) }),
  );
  const bills = expect.arrayContaining([expect.objectContaining({ tariffVersions: versions })]);
  expect(published).toContainEqual(
    expect.objectContaining({ type: billCorrected.type, data: expect.objectContaining({ bills }) }),
  );
});
