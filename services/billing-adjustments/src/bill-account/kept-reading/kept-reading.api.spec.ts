import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, parseJalali } from '@pishkhan/calendar';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { accepted, installed, senderTo, supplied } from '../examples/messages.ts';
import { certificates, publishedSettings } from '../examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const on = (jalali: string) => parseJalali(jalali)!;

const [sample] = publishedSettings['policy-estimate-correction']!;
const published = sample!.data as PolicyVersion;
/** Nothing is posted without the head. */
const aboveEveryAmount = {
  ...sample!,
  data: { ...published, content: { ...(published.content as object), postedAtOnceUpTo: 0 } },
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api
    .given({ ...publishedSettings, ...certificates, 'policy-estimate-correction': [aboveEveryAmount] })
    .when(get('/v1/readings-not-billed').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

const notBilled = async () => (await api.when(get('/v1/readings-not-billed').by('auditor-1')).then(200)).body.items;

it('case 02, F8, 15.4-32: a reading below its estimate is listed with reason and deadline, the head approves, and it is billed', async () => {
  const send = senderTo(platform.messages);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', { ...supplied, openedOn: on('1404-09-01') });
  await send('metering', 'meter-1', 'MeterInstalled', { ...installed, installedOn: on('1404-10-01'), index: 1_000 });
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('a', on('1404-11-01'), 1_600));
  await send(
    'metering',
    'meter-1',
    'ReadingAccepted',
    accepted('b', on('1404-12-01'), 2_200, {
      kind: 'estimated',
      estimatedBy: 'system',
      estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom: [installed.readingId, 'reading-a'] },
    }),
  );
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('c', on('1405-01-15'), 1_900));
  const [kept] = await eventually(async () => {
    const items = await notBilled();
    expect(items).toHaveLength(1);
    return items;
  });
  expect(kept).toMatchObject({
    readingId: 'reading-c',
    waitsFor: 'estimateCorrection',
    since: '2026-10-02',
    until: addDays(on('1405-07-10'), 10),
    reason: { fa: expect.stringContaining('برآورد') },
  });
  const inbox = `/v1/corrections?status=awaitingApproval&approvalsLeft=headOfSubscriberAffairs`;
  const [proposed] = await eventually(async () => {
    const { items } = (await api.when(get(inbox).by('head-1')).then(200)).body;
    expect(items).toHaveLength(1);
    return items;
  });
  expect(proposed).toMatchObject({ cause: { kind: 'estimateOverruled', readingId: 'reading-c' } });
  await api
    .when(post(`/v1/corrections/${proposed.correctionId}/approvals`, { hash: proposed.hash }).by('head-1'))
    .then(200);
  await eventually(async () => expect(await notBilled()).toEqual([]));
  const { items } = (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200)).body;
  expect(items.map(({ consumption }: { consumption: string }) => consumption)).toContain('177.000');
});

it('F8, 11.1: a reading of 1396, before the first tariff, is in the worklist of the county with its reason, not vanished', async () => {
  const send = senderTo(platform.messages);
  const supply = { ...supplied, accountId: '10203041', fileNumber: '10203041', billId: '1020304106247' };
  const of = { accountId: '10203041', meterId: 'meter-2' };
  await send('customer-accounts', 'account-10203041', 'AccountOpened', { ...supply, openedOn: on('1396-01-15') });
  const installation = { ...installed, ...of, serial: 'meter-2', readingId: 'reading-of-1396' };
  await send('metering', 'meter-2', 'MeterInstalled', { ...installation, installedOn: on('1396-02-01'), index: 100 });
  await send('metering', 'meter-2', 'ReadingAccepted', { ...accepted('old', on('1396-03-01'), 190), ...of });
  const [kept] = await eventually(async () => {
    const items = await notBilled();
    expect(items).toHaveLength(1);
    return items;
  });
  expect(kept).toMatchObject({
    ...of,
    readingId: 'reading-old',
    readOn: on('1396-03-01'),
    index: 190,
    reason: { fa: expect.stringContaining('منتشر نشده است') },
  });
  const officers = (await api.when(get('/v1/readings-not-billed').by('affairs-1')).then(200)).body.items;
  expect(officers).toMatchObject([{ readingId: 'reading-old' }]);
  const { body } = await api.when(get('/v1/accounts/10203041/bills').because('spec').by('auditor-1')).then(200);
  expect(body.items).toEqual([]);
});
