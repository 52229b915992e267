import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { meterExchanged, meterTakenOff } from '@pishkhan/contracts';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { correctionOfReading } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;

const correctionId = correctionOfReading('removal');
const exchange = {
  ...meterExchanged.example,
  exchangeId: 'exchange-late',
  accountId: '10203040',
  exchangedOn: day(6, 10),
  takenOff: { meterId: '62000001', index: 2_310, readingId: 'removal' },
  putIn: { ...meterExchanged.example.putIn, meterId: 'T-B', serial: 'T-B', index: 0, readingId: 'installation' },
  estimates: [
    { readingId: 'reading-july', readOn: day(7), index: 140 },
    { readingId: 'reading-august', readOn: day(8), index: 340 },
  ],
};
const typesOf = async () => (await platform.eventStore.readStream('bill-account-10203040')).map(({ type }) => type);
const found = async () => (await api.when(get(`/v1/corrections/${correctionId}`).by('head-1')).then(200)).body;
const notBilled = async () => (await api.when(get('/v1/readings-not-billed').by('affairs-1')).then(200)).body.items;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-27T08:00:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await api
    .given({ ...publishedSettings, ...certificates })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  const old = (type: string, data: object) => send('metering', 'meter-62000001', type, data);
  const guess = {
    kind: 'estimated' as const,
    estimatedBy: 'system' as const,
    estimate: { method: 'periodBefore' as const, methodVersion: 2, derivedFrom: ['reading-may', 'reading-june'] },
  };
  await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
  await old('MeterInstalled', { ...installed, index: 1_750 });
  await old('ReadingAccepted', accepted('may', day(5), 2_000));
  await old('ReadingAccepted', accepted('june', day(6), 2_250));
  await old('ReadingAccepted', accepted('july', day(7), 2_500, guess));
  await old('ReadingAccepted', accepted('august', day(8), 2_741, guess));
  await old('MeterExchanged', exchange);
  await send('metering', 'meter-T-B', 'ReadingAccepted', accepted('new', day(8, 5), 160, { meterId: 'T-B' }));
  await eventually(async () => expect(await typesOf()).toContain('ReadingKept'));
});
afterAll(() => platform.stop());

it('situation 12, 15.4-31: both waiting rows say why, and a person decides; declined it may be proposed again', async () => {
  const rows = await eventually(async () => {
    const items = await notBilled();
    expect(items).toMatchObject([{}, {}]);
    return items;
  });
  expect(rows.map(({ waitsFor }: { waitsFor: string }) => waitsFor).toSorted()).toEqual([
    'lateExchange',
    'laterEstimates',
  ]);
  const proposed = await eventually(found);
  expect(proposed).toMatchObject({
    status: 'awaitingApproval',
    cause: { kind: 'lateExchange', exchangedOn: day(6, 10) },
  });
  await api.when(post(`/v1/corrections/${correctionId}/declines`, { reason: 'صورت‌جلسه نیست' }).by('head-1')).then(200);
  const stays = post(`/v1/corrections/${correctionId}/decisions`, { decision: 'billsStay', reason: 'بماند' });
  await api.when(stays.by('affairs-1')).thenRefused(422, 'HeldReadingMustBeBilled');
  await eventually(async () =>
    expect(await notBilled()).toContainEqual(
      expect.objectContaining({ readingId: 'removal', proposal: expect.objectContaining({ status: 'declined' }) }),
    ),
  );
  await api
    .when(post(`/v1/corrections/${correctionId}/proposals-anew`, { reason: 'صورت‌جلسه رسید' }).by('affairs-1'))
    .then(200);
});

it('situation 12: the head approves; 60 + 160 = 220 m³ from 06-01 to 08-05, and nothing waits', async () => {
  const { hash } = await eventually(async () => {
    const now = await found();
    expect(now.status).toBe('awaitingApproval');
    return now;
  });
  await api.when(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by('head-1')).then(200);
  await eventually(async () => expect(await found()).toMatchObject({ status: 'posted' }));
  await eventually(async () => expect((await typesOf()).at(-1)).toBe('BillIssued'));
  const events = await platform.eventStore.readStream('bill-account-10203040');
  const corrected = events.find(({ type }) => type === 'BillsCorrected')!.data as {
    bills: { consumption: { after: string } }[];
    reason: string;
  };
  const last = events.at(-1)!.data as { consumption: string };
  const all = [...corrected.bills.map(({ consumption }) => consumption.after), last.consumption].map(Number);
  expect(all).toHaveLength(3);
  expect(all.reduce((sum, each) => sum + each, 0)).toBe(220);
  expect(corrected.reason.split(' | ')[0]).not.toMatch(/[a-z]/i);
  await eventually(async () => expect(await notBilled()).toEqual([]));
  const explained = await api
    .when(get('/v1/bills/10203040-1405-03-1/explanation').because('spec').by('clerk-101'))
    .then(200);
  expect(JSON.stringify(explained.body)).toContain('T-B');
});

it('11.4, 15.4-31: a removal entered late is proposed too; its days without a meter count nothing, and none is left as issued', async () => {
  const [accountId, meterId] = ['10203041', '62000002'];
  const own = (type: string, data: object) =>
    send('metering', `meter-${meterId}`, type, { ...data, accountId, meterId });
  const guess = { kind: 'estimated' as const, estimatedBy: 'system' as const };
  await send('customer-accounts', `account-${accountId}`, 'AccountOpened', { ...supplied, accountId });
  await own('MeterInstalled', { ...installed, index: 1_750, readingId: 'opening-2' });
  await own('ReadingAccepted', accepted('june-2', day(6), 2_250));
  await own('ReadingAccepted', accepted('july-2', day(7), 2_500, guess));
  await own('MeterTakenOff', {
    ...meterTakenOff.example,
    removalId: 'removal-2',
    takenOffOn: day(6, 10),
    takenOff: { meterId, index: 2_310, readingId: 'removed-2' },
    estimates: [{ readingId: 'reading-july-2', readOn: day(7) }],
  });
  const path = `/v1/corrections/${correctionOfReading('removed-2')}`;
  const proposal = await eventually(async () => (await api.when(get(path).by('head-1')).then(200)).body);
  expect(proposal).toMatchObject({
    status: 'awaitingApproval',
    cause: { kind: 'lateRemoval', removedOn: day(6, 10), absence: 'removed', takenOff: { index: 2_310 } },
  });
  await api.when(post(`${path}/declines`, { reason: 'صورت‌جلسه نیست' }).by('head-1')).then(200);
  const stays = post(`${path}/decisions`, { decision: 'billsStay', reason: 'بماند' });
  await api.when(stays.by('affairs-1')).thenRefused(422, 'HeldReadingMustBeBilled');
  await api.when(post(`${path}/proposals-anew`, { reason: 'رسید' }).by('affairs-1')).then(200);
  const { hash } = (await api.when(get(path).by('head-1')).then(200)).body;
  await api.when(post(`${path}/approvals`, { hash }).by('head-1')).then(200);
  const ofAccount = () => platform.eventStore.readStream(`bill-account-${accountId}`);
  await eventually(async () => expect((await ofAccount()).map(({ type }) => type)).toContain('BillsCorrected'));
  const corrected = (await ofAccount()).find(({ type }) => type === 'BillsCorrected')!.data;
  expect(corrected).toMatchObject({ bills: [{ consumption: { before: '250.000', after: '60.000' } }] });
});
