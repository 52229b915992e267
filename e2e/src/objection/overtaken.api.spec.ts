import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { readingAccepted } from '@pishkhan/contracts';
import { billIdOf } from '@pishkhan/identifiers';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { policies, settings, subscriber } from './surroundings.builders.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const [proposer, colleague] = ['representative-101-a', 'representative-101-b'];

let platform: TestPlatform;
let billing: Awaited<ReturnType<TestPlatform['start']>>;
let cases: Awaited<ReturnType<TestPlatform['start']>>;
const begin = async (definition = billingAdjustments) => {
  platform = await startTestPlatform();
  billing = await platform.start(definition);
  cases = await platform.start(caseHandling);
  await billing.given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await publishVersion(cases, '/v1/working-calendars', calendar);
  await publishVersion(cases, '/v1/fee-schedules', fees);
};
beforeAll(() => begin());
afterAll(() => platform.stop());

interface Action {
  readonly name: string;
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly title: { readonly fa: string };
}
const file = async (caseId: string, by: string) => (await cases.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;
const actionsOf = async (caseId: string, by: string): Promise<readonly Action[]> => (await file(caseId, by)).actions;
const namesOf = async (caseId: string, by: string) => (await actionsOf(caseId, by)).map(({ name }) => name);
const listed = async (caseId: string, by: string) => {
  const { body } = await cases.when(get('/v1/worklist?limit=100').by(by)).then(200);
  return body.items.find((item: { caseId: string }) => item.caseId === caseId);
};
const correction = async (correctionId: string) =>
  (await billing.when(get(`/v1/corrections/${correctionId}`).by(colleague)).then(200)).body;

/** A bill review that waits for the approval of its correction. */
const proposed = async (account: string) => {
  await subscriber(platform.messages, account, billIdOf({ fileNumber: account, companyCode: '062' }));
  const request = { kind: 'bill-review', billNumber: `${account}-1405-02-1`, objection: 'readFigure' };
  const { body } = await eventually(() => cases.when(post('/v1/cases', request).by('clerk-101')).then(201));
  const caseId: string = body.caseId;
  const visit = { visitedOn: platform.clock.today(), indexSeen: 1_255, meterSound: true };
  await eventually(() => cases.when(post(`/v1/cases/${caseId}/visits`, visit).by('clerk-101')).then(201));
  const readings = [{ readingId: `${account}-r2`, rightIndex: 1_250 }];
  const answer = { answer: 'errorConfirmed', readings, fault: 'company', reason: 'رقم اشتباه خوانده شده است' };
  const decide = post(`/v1/cases/${caseId}/decisions`, answer).by(proposer);
  const { body: decided } = await eventually(() => cases.when(decide).then(201));
  const correctionId: string = decided.requestId;
  await eventually(async () =>
    expect((await file(caseId, 'clerk-101')).correction).toMatchObject({ correctionId, state: 'proposed' }),
  );
  return { caseId, correctionId };
};
/** A payment of the first bill. */
const paid = async (account: string) => {
  const { body } = await billing.when(get(`/v1/bills/${account}-1405-01-1`).because('spec').by('clerk-101')).then(200);
  const { billId, paymentId, payable } = body;
  const payment = { billId, paymentId, amount: payable, paidOn: '2026-11-21', receiptNumber: `R-${account}` };
  await billing.when(post('/v1/payments', payment).by('bank-1')).then(201);
};
const overtaken = (caseId: string) =>
  eventually(async () => {
    const found = await file(caseId, 'clerk-101');
    expect(found.correction.overtaken).not.toBeNull();
    return found;
  });
/** The action that the case lists, as a screen sends it. */
const renewed = async (caseId: string, by: string) => {
  const { service, path } = (await actionsOf(caseId, by)).find(({ name }) => name === 'renew')!;
  expect(service).toBe('billing-adjustments');
  await billing.when(post(path).by(by)).then(200, [{ type: 'CorrectionReproposed' }]);
};
const signed = async (caseId: string, correctionId: string) => {
  const { hash } = await correction(correctionId);
  await billing.when(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by(colleague)).then(200);
  await eventually(async () => expect(await file(caseId, 'clerk-101')).toMatchObject({ stage: 'correctedAnswer' }));
};

describe('11.8, 15.4-29, 15.4-38: a proposal of a case that its account has overtaken', () => {
  it('by a payment: view and worklists say so in words, its proposer has it computed again, a colleague signs, it is posted', async () => {
    const { caseId, correctionId } = await proposed('3100001');
    const { hash } = await correction(correctionId);
    for (const by of [proposer, colleague, 'head-1']) expect(await listed(caseId, by)).toBeUndefined();
    expect(await namesOf(caseId, proposer)).not.toContain('renew');
    await paid('3100001');
    const seen = await overtaken(caseId);
    expect(seen).toMatchObject({
      stage: 'correction',
      waitsFor: 'qualifiedRepresentative',
      nextStep: { fa: 'محاسبه دوباره پیشنهاد تعدیل', en: 'Compute the proposal of the correction again' },
      correction: {
        state: 'proposed',
        difference: expect.any(Number),
        overtaken: {
          since: '2026-11-22',
          says: {
            fa: 'پس از پیشنهاد تعدیل، پرداختی به حساب رسید؛ این پیشنهاد دیگر تأیید نمی‌شود و نماینده دفتر یا رئیس امور مشترکین باید آن را دوباره محاسبه کند',
            en: expect.stringContaining('a payment arrived'),
          },
        },
      },
    });
    expect(seen.history.at(-1).says).toEqual(seen.correction.overtaken.says);
    await billing
      .when(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by(colleague))
      .thenRefused(422, 'ProposalMustMatchItsInputs');
    for (const [by, role] of [
      [proposer, 'qualifiedRepresentative'],
      [colleague, 'qualifiedRepresentative'],
      ['head-1', 'headOfSubscriberAffairs'],
    ] as const)
      expect(await eventually(async () => (await listed(caseId, by)) ?? Promise.reject(new Error(by)))).toMatchObject({
        shownTo: role,
        nextStep: { fa: 'محاسبه دوباره پیشنهاد تعدیل' },
      });
    // The clerk reads it in the case and can record a withdrawal, but nobody's worklist has what the person cannot do.
    expect(await listed(caseId, 'clerk-101')).toBeUndefined();
    expect(await namesOf(caseId, 'clerk-101')).toContain('withdraw');
    for (const by of [proposer, 'head-1'])
      expect(await namesOf(caseId, by)).toEqual(expect.arrayContaining(['renew', 'sendBack']));
    await renewed(caseId, proposer);
    await eventually(async () => {
      const found = await file(caseId, 'clerk-101');
      expect(found).toMatchObject({ waitsFor: null, correction: { state: 'proposed', overtaken: null } });
      expect(found.nextStep.fa).not.toContain('دوباره');
    });
    for (const by of [proposer, 'head-1']) {
      await eventually(async () => expect(await listed(caseId, by)).toBeUndefined());
      expect(await namesOf(caseId, by)).not.toContain('renew');
    }
    await signed(caseId, correctionId);
    expect(await correction(correctionId)).toMatchObject({ status: 'posted' });
  });

  it('by a late bill: the head has it computed again, and it is signed and posted', async () => {
    const { caseId, correctionId } = await proposed('3100002');
    const later = { accountId: '3100002', meterId: '63100002', readingId: '3100002-r3', readOn: '2026-11-22' };
    await speaking(platform.messages)(said(readingAccepted, 'meter-63100002', { ...later, index: 1_262 }));
    const seen = await overtaken(caseId);
    expect(seen.correction.overtaken.says.fa).toMatch(/قبض تازه‌ای صادر شد|قرائت تازه‌ای رسید/);
    await renewed(caseId, 'head-1');
    await eventually(async () => expect((await file(caseId, 'clerk-101')).correction.overtaken).toBeNull());
    await signed(caseId, correctionId);
  });

  it('may be sent back for another decision instead, and the case leaves the worklists at once', async () => {
    const { caseId } = await proposed('3100003');
    await paid('3100003');
    await overtaken(caseId);
    await cases.when(post(`/v1/cases/${caseId}/returns`, { reason: 'رقم دیگری درست است' }).by(proposer)).then(201);
    await eventually(async () =>
      expect(await file(caseId, 'clerk-101')).toMatchObject({
        stage: 'judgement',
        waitsFor: 'qualifiedRepresentative',
      }),
    );
    expect(await namesOf(caseId, proposer)).not.toContain('renew');
    expect(await namesOf(caseId, proposer)).toContain('decide');
  });
});

describe('11.8: proposals that waited before the release that compares them', () => {
  /** Billing without the comparison, as in earlier releases. */
  const earlier = {
    ...billingAdjustments,
    reactions: billingAdjustments.reactions.filter(({ name }) => !/^(compare|enter|remove)-/.test(name)),
  };
  it('are found at its first start, also one that was overtaken already, and once', async () => {
    await platform.stop();
    await begin(earlier);
    const { caseId, correctionId } = await proposed('3100004');
    const { correctionId: current } = await proposed('3100005');
    await paid('3100004');
    await eventually(async () => expect(await correction(correctionId)).toMatchObject({ isStale: true }));
    await billing.service.stop();
    for (const _ of ['first start', 'second start']) {
      billing = await platform.start(billingAdjustments);
      const { correction: shown } = await overtaken(caseId);
      expect(shown.overtaken.says.fa).toMatch(/^پس از پیشنهاد تعدیل، اطلاعات قبض تغییر کرد/);
      await billing.service.stop();
    }
    billing = await platform.start(billingAdjustments);
    const typesIn = async (id: string) =>
      (await platform.eventStore.readStream(`correction-${id}`)).map(({ type }) => type);
    expect(await typesIn(correctionId)).toEqual(['CorrectionProposed', 'CorrectionOvertaken']);
    // The one that was right is compared from now on.
    await paid('3100005');
    await eventually(async () => expect(await typesIn(current)).toContain('CorrectionOvertaken'));
    await renewed(caseId, proposer);
    await signed(caseId, correctionId);
  }, 90_000);
});

describe('11.8-5, 15.2: a proposal of a case that a new day has overtaken', () => {
  beforeAll(async () => {
    await platform.stop();
    await begin();
  });
  const shownAs = async (caseId: string, fa: RegExp) => {
    const { correction: shown, waitsFor } = await overtaken(caseId);
    expect(shown.overtaken.says.fa).toMatch(fa);
    expect(waitsFor).toBe('qualifiedRepresentative');
    for (const by of [proposer, colleague, 'head-1'])
      expect(await eventually(async () => (await listed(caseId, by)) ?? Promise.reject(new Error(by)))).toMatchObject({
        nextStep: { fa: 'محاسبه دوباره پیشنهاد تعدیل' },
      });
    return shown.overtaken;
  };

  it('by a policy that begins tomorrow: today nothing changes, tomorrow the case says so, it is computed again and posted', async () => {
    const { caseId, correctionId } = await proposed('3100006');
    const { name: _, ...sample } = policies.findLast(({ name }) => name === 'correction-approval')!;
    const tomorrow = { ...sample, version: 'from-tomorrow', effectiveFrom: '2026-11-23' };
    await publishVersion(billing, '/v1/policies/correction-approval/versions', tomorrow);
    expect(await correction(correctionId)).toMatchObject({ isStale: false });
    expect((await file(caseId, 'clerk-101')).correction.overtaken).toBeNull();
    platform.clock.advance(DAY_MS);
    const { since } = await shownAs(
      caseId,
      /^پس از پیشنهاد تعدیل، ضابطه تازه‌ای به اجرا درآمد؛ این پیشنهاد دیگر تأیید نمی‌شود/,
    );
    expect(since).toBe('2026-11-23');
    await renewed(caseId, proposer);
    await signed(caseId, correctionId);
    expect(await correction(correctionId)).toMatchObject({ status: 'posted' });
  });

  it('by the payment deadline of the bill that it replaces, which passes while billing is stopped; a payment after it is named too', async () => {
    const { caseId, correctionId } = await proposed('3100007');
    const { body } = await billing.when(get('/v1/bills/3100007-1405-02-1').because('spec').by('clerk-101')).then(200);
    expect((await correction(correctionId)).proposal.correctiveBill).toMatchObject({ replaces: body.billNumber });
    await billing.service.stop();
    const now = platform.clock.now().getTime();
    platform.clock.advance(Date.parse(`${body.paymentDeadline}T04:30:00.000Z`) - now);
    billing = await platform.start(billingAdjustments);
    expect(await correction(correctionId)).toMatchObject({ isStale: false });
    platform.clock.advance(DAY_MS);
    const { since } = await shownAs(caseId, /^پس از پیشنهاد تعدیل، مهلت پرداخت قبض گذشت؛/);
    await paid('3100007');
    const both = /^پس از پیشنهاد تعدیل، مهلت پرداخت قبض گذشت و پرداختی به حساب رسید؛/;
    await eventually(async () =>
      expect((await file(caseId, 'clerk-101')).correction.overtaken).toMatchObject({
        since,
        says: { fa: expect.stringMatching(both) },
      }),
    );
    await renewed(caseId, 'head-1');
    await eventually(async () => expect((await file(caseId, 'clerk-101')).correction.overtaken).toBeNull());
    await signed(caseId, correctionId);
    expect((await correction(correctionId)).proposal.correctiveBill).toBeUndefined();
  });
});
