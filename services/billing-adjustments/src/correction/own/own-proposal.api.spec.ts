import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, parseJalali } from '@pishkhan/calendar';
import { accountTermsChanged, readingKeptAsEvidence } from '@pishkhan/contracts';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { accepted, installed, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import {
  correctionOfEvidence,
  correctionOfReading,
  correctionOfTerms,
} from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
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

const guess = {
  kind: 'estimated' as const,
  estimatedBy: 'system' as const,
  estimate: { method: 'periodBefore' as const, methodVersion: 1, derivedFrom: [installed.readingId, 'reading-a'] },
};

/** Two bills, the second one estimated; then a reading below the estimate. */
const startBilled = async (laterPeriod: 'hold' | 'billWithCredit') => {
  await api
    .given({ ...publishedSettings, ...certificates, 'policy-estimate-correction': [estimatePolicy(laterPeriod)] })
    .when(get('/v1/readings-not-billed').by('auditor-1'))
    .then(200);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', { ...supplied, openedOn: on('1404-09-01') });
  await send('metering', 'meter-1', 'MeterInstalled', { ...installed, installedOn: on('1404-10-01'), index: 1_000 });
  await send('metering', 'meter-1', 'ReadingAccepted', accepted('a', on('1404-11-01'), 1_600));
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
    const { items } = (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200))
      .body;
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
        {
          readingId: 'reading-c',
          until: addDays(on('1405-07-10'), 10),
          billedWithoutUse: true,
          proposal: { status: 'declined', reason: 'عکس کنتور نیست' },
        },
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
    const { items } = (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200))
      .body;
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

describe('15.4-31, 15.4-32: a declined correction by late evidence', () => {
  const evidence = async (evidenceId: string, readOn: string, index: number) => {
    const data = { ...readingKeptAsEvidence.example, accountId: '10203040', meterId: installed.meterId };
    await send('metering', 'meter-1', 'ReadingKeptAsEvidence', { ...data, evidenceId, readOn, index });
    return correctionOfEvidence(evidenceId);
  };
  const act = (correctionId: string, verb: string, user: string, body: object) =>
    post(`/v1/corrections/${correctionId}/${verb}`, body).by(user);
  const anew = (correctionId: string, user: string) =>
    act(correctionId, 'proposals-anew', user, { reason: 'عکس همان روز رسید' });
  const stays = (correctionId: string, user: string) =>
    act(correctionId, 'decisions', user, { decision: 'billsStay', reason: 'رقم سند خوانا نیست' });
  it('is proposed anew by an officer, and another person approves it', async () => {
    await startBilled('hold');
    const correctionId = await evidence('e-1', on('1404-12-11'), 1_640);
    const { proposal } = await eventually(() => correctionSeenBy('head-1', correctionId));
    expect(proposal.readings).toMatchObject([{ readingId: 'reading-b', wrongIndex: 2_200, rightIndex: 1_630 }]);
    await api.when(anew(correctionId, 'affairs-1')).thenRefused(409, 'OwnProposalMustHaveEnded');
    await api.when(declineOf(correctionId)).then(200);
    await api.when(anew(correctionId, 'clerk-101')).then(403);
    await api.when(anew('unknown', 'affairs-1')).thenRefused(404, 'OwnProposalMustExist');
    const { body } = await api.when(anew(correctionId, 'affairs-1')).then(200);
    expect(body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['headOfSubscriberAffairs'] });
    await api.when(post(`/v1/corrections/${correctionId}/approvals`, { hash: body.hash }).by('head-1')).then(200);
    await eventually(async () =>
      expect(await correctionSeenBy('head-1', correctionId)).toMatchObject({ status: 'posted' }),
    );
  });
  it('ends if another person than the decliner decides that the bills stay', async () => {
    await startBilled('hold');
    const correctionId = await evidence('e-2', on('1404-12-01'), 1_640);
    await eventually(() => correctionSeenBy('head-1', correctionId));
    await api.when(stays(correctionId, 'affairs-1')).thenRefused(409, 'OwnProposalMustBeDeclined');
    await api.when(declineOf(correctionId)).then(200);
    await api.when(stays(correctionId, 'head-1')).thenRefused(422, 'DeciderMustNotBeTheDecliner');
    expect((await api.when(stays(correctionId, 'affairs-1')).then(200)).body).toMatchObject({ status: 'leftAsIssued' });
  });
  it('an estimate that is billed between evidence and proposal is proposed, and computed again after a payment', async () => {
    await startBilled('hold');
    const correctionId = await evidence('e-3', on('1405-01-01'), 2_230);
    await send('metering', 'meter-1', 'ReadingAccepted', accepted('d', on('1405-01-01'), 2_900, guess));
    const before = await eventually(() => correctionSeenBy('head-1', correctionId));
    const { items } = (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200))
      .body;
    const { billId, paymentId, payable } = items[0];
    const paid = { billId, paymentId, amount: payable, paidOn: '2026-10-01', receiptNumber: 'R-2' };
    await api.when(post('/v1/payments', paid).by('bank-1')).then(201);
    await eventually(async () => expect((await correctionSeenBy('head-1', correctionId)).hash).not.toBe(before.hash));
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
  it('15.4-39: another person than the decliner decides that the bills stay, and it can still be proposed anew', async () => {
    const stays = (user: string, accountId = '10203040') =>
      post(`/v1/accounts/${accountId}/terms-changes/t-1/decisions`, {
        decision: 'billsStay',
        reason: 'تغییر از ابتدای سال آینده است',
      }).by(user);
    await start('billWithCredit');
    const correctionId = correctionOfTerms('t-1');
    await change('t-1', { use: 'publicCommercial' });
    await eventually(() => correctionSeenBy('head-1', correctionId));
    await api.when(stays('affairs-1')).thenRefused(409, 'OwnProposalMustBeDeclined');
    await api.when(declineOf(correctionId)).then(200);
    await api.when(stays('clerk-101')).then(403);
    await api.when(stays('affairs-1', '10203057')).thenRefused(404, 'OwnProposalMustExist');
    await api.when(stays('head-1')).thenRefused(422, 'DeciderMustNotBeTheDecliner');
    expect((await api.when(stays('affairs-1')).then(200)).body).toMatchObject({ status: 'leftAsIssued' });
    await eventually(async () =>
      expect(await correctionSeenBy('head-1', correctionId)).toMatchObject({
        status: 'leftAsIssued',
        reason: 'تغییر از ابتدای سال آینده است',
      }),
    );
    await api.when(anew('affairs-1')).then(200);
  });
  it('that changes no amount ends with a recorded fact: no bill is replaced', async () => {
    await startBilled('hold');
    const bills = async () =>
      (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200)).body.items;
    await eventually(async () => expect(await bills()).toHaveLength(2));
    await change('t-2', { dwellingUnits: 2 });
    await eventually(async () =>
      expect(await correctionSeenBy('head-1', correctionOfTerms('t-2'))).toMatchObject({ status: 'needless' }),
    );
    expect(await bills()).toHaveLength(2);
  });
});
