import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, parseJalali } from '@pishkhan/calendar';
import { accountTermsChanged } from '@pishkhan/contracts';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { accepted, installed, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { correctionOfReading, correctionOfTerms } from '../../bill-account/domain/billing/own-proposals.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;
const on = (jalali: string) => parseJalali(jalali)!;
const [sample] = publishedSettings['policy-estimate-correction']!;
const published = sample!.data as PolicyVersion;
const estimatePolicy = (laterPeriod: string) => ({
  ...sample!,
  data: { ...published, content: { ...(published.content as object), laterPeriod, postedAtOnceUpTo: 0 } },
});

beforeEach(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
});
afterEach(() => platform.stop());

/** Two bills, the second one estimated; then a reading below the estimate. */
const startBilled = async (laterPeriod: 'hold' | 'billWithCredit') => {
  await api
    .given({ ...publishedSettings, ...certificates, 'policy-estimate-correction': [estimatePolicy(laterPeriod)] })
    .when(get('/v1/readings-not-billed').by('auditor-1'))
    .then(200);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', { ...supplied, openedOn: on('1404-09-01') });
  await send('metering', 'meter-1', 'MeterInstalled', { ...installed, installedOn: on('1404-10-01'), index: 1_000 });
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('a', on('1404-11-01'), 1_600));
  const estimate = {
    method: 'periodBefore' as const,
    methodVersion: 1,
    derivedFrom: [installed.readingId, 'reading-a'],
  };
  const guess = { kind: 'estimated' as const, estimatedBy: 'system' as const, estimate };
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('b', on('1404-12-01'), 2_200, guess));
};
const start = async (laterPeriod: 'hold' | 'billWithCredit') => {
  await startBilled(laterPeriod);
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('c', on('1405-01-15'), 1_900));
  return eventually(() => correctionSeenBy('head-1'));
};
const id = correctionOfReading('reading-c');
const correctionSeenBy = async (user: string, correctionId = id) =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by(user)).then(200)).body;
const listedFor = async (user: string) =>
  (await api.when(get('/v1/readings-not-billed').by(user)).then(200)).body.items;
const declineOf = (correctionId = id) =>
  post(`/v1/corrections/${correctionId}/declines`, { reason: 'عکس کنتور نیست' }).by('head-1');
const anewBy = (user: string, readingId = 'reading-c') =>
  post(`/v1/readings-not-billed/${readingId}/proposals`, { reason: 'عکس کنتور پیدا شد' }).by(user);
const staysBy = (user: string) =>
  post('/v1/readings-not-billed/reading-c/decisions', {
    decision: 'estimateStays',
    reason: 'مشترک برآورد را پذیرفت',
  }).by(user);

describe('case 02, F5b, 15.4-32: a declined correction of an estimate', () => {
  it('hold: the list has deadline and reason, an officer proposes anew, the head approves, and the reading is billed', async () => {
    await start('hold');
    await api.when(anewBy('affairs-1')).thenRefused(409, 'OwnProposalMustHaveEnded');
    await api.when(declineOf()).then(200);
    platform.clock.advance(20 * 24 * 60 * 60 * 1000);
    for (const user of ['affairs-1', 'head-1'])
      await eventually(async () =>
        expect(await listedFor(user)).toMatchObject([
          {
            readingId: 'reading-c',
            countyOffice: 'county-1',
            until: addDays(on('1405-07-10'), 10),
            isOverdue: true,
            billedWithoutUse: false,
            proposal: { correctionId: id, status: 'declined', by: 'head-1', reason: 'عکس کنتور نیست' },
          },
        ]),
      );
    await api.when(staysBy('affairs-1')).thenRefused(422, 'HeldReadingMustBeBilled');
    await api.when(anewBy('clerk-101')).then(403);
    await api.when(anewBy('affairs-1', 'reading-x')).thenRefused(404, 'OwnProposalMustExist');
    const { body } = await api.when(anewBy('affairs-1')).then(200);
    expect(body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['headOfSubscriberAffairs'] });
    const proposed = await eventually(async () => {
      const found = await correctionSeenBy('affairs-1');
      expect(found).toMatchObject({
        proposedBy: 'affairs-1',
        proposedAnew: { by: 'affairs-1', reason: 'عکس کنتور پیدا شد' },
      });
      return found;
    });
    await api.when(post(`/v1/corrections/${id}/approvals`, { hash: proposed.hash }).by('head-1')).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toEqual([]));
    const { items } = (await api.when(get('/v1/accounts/10203040/bills').by('auditor-1')).then(200)).body;
    expect(items.map(({ consumption }: { consumption: string }) => consumption)).toContain('177.000');
  });
  it('7.5: the head who proposes anew may not approve, and names somebody who may', async () => {
    await start('hold');
    await api.when(declineOf()).then(200);
    const { body } = await api.when(anewBy('head-1')).then(200);
    await api
      .when(post(`/v1/corrections/${id}/approvals`, { hash: body.hash }).by('head-1'))
      .thenRefused(422, 'ApproverMustNotBeProposer');
    const named = { person: 'representative-101-a', reason: 'رئیس خود پیشنهاد داده است' };
    await api.when(post(`/v1/corrections/${id}/stand-ins`, named).by('head-1')).then(201);
    await api.when(post(`/v1/corrections/${id}/approvals`, { hash: body.hash }).by('representative-101-a')).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toEqual([]));
  });
  it('billWithCredit: a decline enters it into the list until another person decides that the estimate stays', async () => {
    await start('billWithCredit');
    expect(await listedFor('affairs-1')).toEqual([]);
    await api.when(declineOf()).then(200);
    await eventually(async () =>
      expect(await listedFor('affairs-1')).toMatchObject([
        { readingId: 'reading-c', billedWithoutUse: true, proposal: { status: 'declined', reason: 'عکس کنتور نیست' } },
      ]),
    );
    await api.when(staysBy('head-1')).thenRefused(422, 'DeciderMustNotBeTheDecliner');
    await api.when(staysBy('affairs-1')).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toEqual([]));
    expect(await correctionSeenBy('head-1')).toMatchObject({
      status: 'leftAsIssued',
      reason: 'مشترک برآورد را پذیرفت',
    });
    expect((await platform.eventStore.readStream(`correction-${id}`)).at(-1)).toMatchObject({
      type: 'BillsLeftAsIssued',
      data: { by: 'affairs-1', reason: 'مشترک برآورد را پذیرفت' },
    });
  });
  it('billWithCredit: proposed anew it leaves the list for the inbox of the head', async () => {
    await start('billWithCredit');
    await api.when(declineOf()).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toHaveLength(1));
    await api.when(anewBy('affairs-1')).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toEqual([]));
    const inbox = '/v1/corrections?approvalsLeft=headOfSubscriberAffairs';
    await eventually(async () =>
      expect((await api.when(get(inbox).by('head-1')).then(200)).body.items).toMatchObject([{ correctionId: id }]),
    );
  });
});

describe('15.4-32: a waiting proposal of billing follows its account', () => {
  it('a payment computes it again without a person, and the head signs the new amounts', async () => {
    const before = await start('hold');
    const { items } = (await api.when(get('/v1/accounts/10203040/bills').by('auditor-1')).then(200)).body;
    const { billId, paymentId, payable } = items[0];
    const paid = { billId, paymentId, amount: payable, paidOn: '2026-10-01', receiptNumber: 'R-1' };
    await api.when(post('/v1/payments', paid).by('bank-1')).then(201);
    const after = await eventually(async () => {
      const found = await correctionSeenBy('head-1');
      expect(found.hash).not.toBe(before.hash);
      return found;
    });
    await api.when(post(`/v1/corrections/${id}/approvals`, { hash: after.hash }).by('head-1')).then(200);
    await eventually(async () => expect(await listedFor('affairs-1')).toEqual([]));
  });
});

describe('15.4-39: a declined correction under other terms', () => {
  const anew = (user: string, accountId = '10203040') =>
    post(`/v1/accounts/${accountId}/terms-changes/t-1/proposals`, { reason: 'نامه شهرداری رسید' }).by(user);
  const change = async (changeId: string, terms: object) => {
    const data = { ...accountTermsChanged.example, accountId: '10203040', changeId, from: on('1404-10-15') };
    await send('customer-accounts', 'account-10203040', 'AccountTermsChanged', {
      ...data,
      dwellingUnits: undefined,
      ...terms,
    });
  };
  it('is proposed anew on its change of terms, and an officer finds it among the declined ones', async () => {
    await start('hold');
    const correctionId = correctionOfTerms('t-1');
    await change('t-1', { use: 'publicCommercial' });
    await eventually(() => correctionSeenBy('head-1', correctionId));
    await api.when(declineOf(correctionId)).then(200);
    await eventually(async () =>
      expect(
        (await api.when(get('/v1/corrections?status=declined').by('affairs-1')).then(200)).body.items,
      ).toMatchObject([{ correctionId, cause: { kind: 'terms', changeId: 't-1' } }]),
    );
    await api.when(anew('affairs-1', '10203057')).thenRefused(404, 'OwnProposalMustExist');
    await api.when(anew('affairs-1')).then(200);
    await eventually(async () =>
      expect(await correctionSeenBy('head-1', correctionId)).toMatchObject({
        status: 'awaitingApproval',
        proposedAnew: { by: 'affairs-1', reason: 'نامه شهرداری رسید' },
      }),
    );
  });
  it('that changes no amount ends with a recorded fact: no bill is replaced', async () => {
    await startBilled('hold');
    const bills = async () => (await api.when(get('/v1/accounts/10203040/bills').by('auditor-1')).then(200)).body.items;
    await eventually(async () => expect(await bills()).toHaveLength(2));
    await change('t-2', { dwellingUnits: 2 });
    await eventually(async () =>
      expect(await correctionSeenBy('head-1', correctionOfTerms('t-2'))).toMatchObject({ status: 'needless' }),
    );
    expect(await bills()).toHaveLength(2);
  });
});
