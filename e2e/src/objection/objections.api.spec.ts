import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected } from '@pishkhan/contracts';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { topicOf } from '@pishkhan/messages';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  said,
  startTestPlatform,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { settings, subscriber, tariffs } from './surroundings.builders.ts';

const representative = 'representative-101-a';
const reason = 'مدرک با قبض مغایر است';
const document = 'پروانه کسب شماره ۱۲۳';

let platform: TestPlatform;
let billing: Awaited<ReturnType<TestPlatform['start']>>;
let cases: Awaited<ReturnType<TestPlatform['start']>>;
const published: unknown[] = [];

beforeAll(async () => {
  platform = await startTestPlatform();
  billing = await platform.start(billingAdjustments);
  cases = await platform.start(caseHandling);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: ({ type, data }) => Promise.resolve(void (type === 'BillCorrected' && published.push(data))),
  });
  await billing.given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await publishVersion(cases, '/v1/working-calendars', calendar);
  await publishVersion(cases, '/v1/fee-schedules', fees);
});
afterAll(() => platform.stop());

const file = async (caseId: string, by = representative) =>
  (await cases.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;
const answersOf = async (caseId: string): Promise<readonly string[]> =>
  (await file(caseId)).actions.flatMap(({ fixed }: { fixed: { answer?: string } }) => fixed.answer ?? []);
const billOf = (account: string) => `${account}-1405-02-1`;

/** A bill review after the visit. */
const reviewed = async (account: string, billId: string, objection: string) => {
  await subscriber(platform.messages, account, billId);
  const request = { kind: 'bill-review', billNumber: billOf(account), objection };
  const { body } = await eventually(() => cases.when(post('/v1/cases', request).by('clerk-101')).then(201));
  const caseId: string = body.caseId;
  const visit = { visitedOn: '2026-11-22', indexSeen: 1_265, meterSound: true };
  await eventually(() => cases.when(post(`/v1/cases/${caseId}/visits`, visit).by('clerk-101')).then(201));
  return caseId;
};
const decide = (caseId: string, body: object) =>
  post(`/v1/cases/${caseId}/decisions`, { ...body, reason })
    .by(representative)
    .asTyped();
const decided = async (caseId: string, body: object): Promise<string> =>
  (await eventually(() => cases.when(decide(caseId, body)).then(201))).body.requestId;
const correction = async (correctionId: string) =>
  (await billing.when(get(`/v1/corrections/${correctionId}`).by('representative-101-b')).then(200)).body;
/** Signs what the proposal says, and closes the case with a notice. */
const approvedAndTold = async (caseId: string, correctionId: string) => {
  const proposed = await eventually(() => correction(correctionId));
  const approving = post(`/v1/corrections/${correctionId}/approvals`, { hash: proposed.hash });
  await billing.when(approving.by('representative-101-b')).then(200);
  await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'correctedAnswer' }));
  await cases.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
  return { proposed, closed: await file(caseId, 'clerk-101') };
};

describe('F6, 15.4-39: an objection to the gas price, from registration to posting', () => {
  it('F6, 15.4-39: a wrong use and capacity correct every bill of their days, with evidence, approval and notice', async () => {
    const caseId = await reviewed('3000001', '3000001062', 'gasPrice');
    expect(await answersOf(caseId)).toEqual([
      'errorConfirmed',
      'termsWrong',
      'tariffWrong',
      'daysWrong',
      'severalWrong',
      'readingRight',
      'visitAgain',
    ]);
    await cases
      .when(decide(caseId, { answer: 'termsWrong', from: '2026-09-03', document }))
      .thenRefused(422, 'WrongTermsMustBeNamed');
    const terms = { from: '۱۴۰۵/۰۶/۱۲', use: 'publicCommercial', meterCapacity: 'G16' };
    const correctionId = await decided(caseId, { answer: 'termsWrong', ...terms, document });
    const { proposed, closed } = await approvedAndTold(caseId, correctionId);
    expect(proposed).toMatchObject({ document, cause: { kind: 'terms', from: '2026-09-03', use: 'publicCommercial' } });
    expect(proposed.proposal.bills.map(({ billNumber }: { billNumber: string }) => billNumber)).toEqual([
      '3000001-1405-01-1',
      billOf('3000001'),
    ]);
    expect(closed).toMatchObject({ outcome: 'corrected', correction: { state: 'corrected' } });
    expect(closed.correction.difference).toBe(proposed.proposal.difference);
    expect(closed.notices[0].says.fa).toMatch(/^اشکال قبض تأیید و قبض اصلاح شد\. .*شناسه پرداخت .*مهلت پرداخت/);
    const explanation = await billing
      .when(
        get(`/v1/bills/${billOf('3000001')}/explanation`)
          .because('spec')
          .by(representative),
      )
      .then(200);
    expect(explanation.body.corrections[0]).toMatchObject({
      sentence: {
        fa: expect.stringMatching(
          /^شرایط اشتراک از ۱۲ شهریور ۱۴۰۵ اصلاح .*نوع مصرف: تجاری عمومی و دولتی، ظرفیت کنتور: G16/,
        ),
      },
      reason: expect.stringContaining(document),
    });
  });

  it('F6, 15.4-41: a tariff version that two persons published after the bill is applied to this bill alone', async () => {
    const caseId = await reviewed('3000002', '3000002070', 'gasPrice');
    const last = tariffs.toSorted((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom)).at(-1)!;
    const next = { effectiveFrom: '2027-03-21', effectiveFromJalali: '1406-01-01' };
    const late = { effectiveFrom: '2026-10-01', effectiveFromJalali: '1405-07-09', vatBasisPoints: 1_000 };
    await publishVersion(billing, '/v1/tariff-versions', { ...last, version: 'next-year', ...next });
    await publishVersion(billing, '/v1/tariff-versions', { ...last, version: 'backdated', ...late });
    const refused = (version: string, status: number, rule: string) =>
      eventually(() =>
        cases.when(decide(caseId, { answer: 'tariffWrong', version, document })).thenRefused(status, rule),
      );
    await refused('none', 409, 'NamedTariffMustBePublished');
    await refused('next-year', 422, 'NamedTariffMustApplyToTheBill');
    await refused(last.version, 422, 'NamedTariffMustNotBeTheBillsOwn');
    const correctionId = await decided(caseId, { answer: 'tariffWrong', version: 'backdated', document });
    const { proposed, closed } = await approvedAndTold(caseId, correctionId);
    expect(proposed.proposal).toMatchObject({
      cause: { kind: 'tariffVersion', billNumber: billOf('3000002'), version: 'backdated' },
      bills: [{ billNumber: billOf('3000002') }],
    });
    expect(proposed.proposal.difference).toBeGreaterThan(0);
    expect(closed).toMatchObject({ outcome: 'corrected' });
  });

  it('F6, A6-1: an objection to the figure that was read offers neither', async () => {
    const caseId = await reviewed('3000003', '3000003089', 'readFigure');
    expect(await answersOf(caseId)).toEqual([
      'errorConfirmed',
      'daysWrong',
      'severalWrong',
      'readingRight',
      'visitAgain',
    ]);
    await cases
      .when(decide(caseId, { answer: 'tariffWrong', version: 'backdated', document }))
      .thenRefused(422, 'ObjectionMustConcernTheGasPrice');
  });
});

describe('F6, 15.4-39: an objection to miscellaneous amounts, from registration to posting', () => {
  it('F6, 15.4-39: a wrong Card 74 item is reversed on both sides, once, and the applicant is told the amount', async () => {
    const account = '3000004';
    const caseId = await reviewed(account, '3000004097', 'miscellaneous');
    const item = {
      linkId: 'link-of-3000004',
      contractorId: 'contractor-zagros',
      amount: 35_000,
      accountId: account,
      caseId: 'an-earlier-case',
      correctionId: 'link-of-3000004',
      reason: 'A3-5',
      postedOn: '2026-11-22',
      posting: {
        entries: [
          { ledgerAccount: 'clearing:card-74', amount: 35_000 },
          { ledgerAccount: `receivable:${account}`, amount: -35_000 },
        ],
      },
    };
    await billing
      .given({ [`bill-account-${account}`]: [{ type: 'MiscEntryPosted', data: item }] })
      .when(get('/v1/corrections').by('auditor-1'))
      .then(200);
    const owed = async () => {
      const { body } = await billing.when(get(`/v1/contractors/${item.contractorId}/account`).by('head-1')).then(200);
      return body.balance;
    };
    await eventually(async () => expect(await owed()).toBe(35_000));
    expect(await answersOf(caseId)).toEqual([
      'errorConfirmed',
      'daysWrong',
      'itemWrong',
      'severalWrong',
      'readingRight',
      'visitAgain',
    ]);
    const { linkId, contractorId, amount } = item;
    const corrected = { accountId: account, caseId: item.caseId, contractorEntry: { linkId, contractorId, amount } };
    await platform.messages.produce(topicOf('billing-adjustments'), [
      said(billCorrected, 'an-earlier-correction', corrected),
    ]);
    const wrong = { answer: 'itemWrong', linkId, document };
    const correctionId = await decided(caseId, wrong);
    const { proposed, closed } = await approvedAndTold(caseId, correctionId);
    expect(proposed.proposal).toMatchObject({ bills: [], reversedEntry: { reverses: item.linkId, amount: 35_000 } });
    expect(closed).toMatchObject({ outcome: 'corrected', correction: { difference: 35_000 } });
    expect(closed.notices[0].says.fa).toContain('۳۵٬۰۰۰ ریال به قبض بعدی شما افزوده می‌شود.');
    await eventually(async () => expect(await owed()).toBe(0));
    const ledger = (await billing.when(get(`/v1/accounts/${account}/ledger`).because('spec').by('clerk-101')).then(200))
      .body;
    expect(ledger.items[0]).toMatchObject({ kind: 'miscReversal', reference: correctionId });
  });
});

describe('15.4-39: the day of a reading was recorded wrongly, from registration to posting', () => {
  it('15.4-39, 11.5: both periods have other days, metering receives the day, and the explanation says it in Persian', async () => {
    const account = '3000005';
    const caseId = await reviewed(account, '3000005060', 'gasPrice');
    const days = (rightDay: string) => [{ readingId: `${account}-r1`, rightDay }];
    const wrong = { answer: 'daysWrong', fault: 'company', document };
    await cases
      .when(decide(caseId, { ...wrong, days: days('۱۴۰۵/۰۶/۰۱') }))
      .thenRefused(422, 'RightDayMustKeepTheOrder');
    const correctionId = await decided(caseId, { ...wrong, days: days('۱۴۰۵/۰۷/۱۱') });
    const { proposed, closed } = await approvedAndTold(caseId, correctionId);
    expect(proposed.proposal).toMatchObject({
      cause: { kind: 'days', readings: [{ readingId: `${account}-r1`, rightDay: '2026-10-03' }] },
      bills: [
        { periodTo: '2026-09-23', rightPeriod: { from: '2026-08-23', to: '2026-10-03' } },
        { periodFrom: '2026-09-23', rightPeriod: { from: '2026-10-03', to: '2026-11-19' } },
      ],
    });
    expect(closed).toMatchObject({ outcome: 'corrected' });
    expect(published).toContainEqual(
      expect.objectContaining({
        accountId: account,
        readings: [expect.objectContaining({ rightDay: '2026-10-03', because: 'dayCorrected' })],
      }),
    );
    const path = `/v1/bills/${account}-1405-01-1/explanation`;
    const { body } = await billing.when(get(path).because('spec').by(representative)).then(200);
    expect(body).toMatchObject({
      periodTo: '2026-10-03',
      days: 41,
      periodAsIssued: { to: '2026-09-23' },
      corrections: [{ sentence: { fa: expect.stringContaining('روز قرائت از ۱ مهر ۱۴۰۵ به ۱۱ مهر ۱۴۰۵ اصلاح') } }],
    });
  });
});

describe('15.4-38: one case corrects several causes, from registration to posting', () => {
  it('15.4-38, 15.4-39: a wrong zone and a wrong reading are one proposal, one approval and one posting', async () => {
    const account = '3000006';
    const caseId = await reviewed(account, '3000006067', 'gasPrice');
    const correctionId = await decided(caseId, {
      answer: 'severalWrong',
      readings: [{ readingId: `${account}-r2`, rightIndex: '۱٬۲۵۰' }],
      terms: [{ from: '۱۴۰۵/۰۶/۱۲', climateZone: '۲' }],
      fault: 'company',
      document,
    });
    const { proposed, closed } = await approvedAndTold(caseId, correctionId);
    expect(proposed.proposal).toMatchObject({
      cause: { kind: 'several', causes: [{ kind: 'readings' }, { kind: 'terms', climateZone: 2 }] },
      bills: [{ consumption: { after: '180.000' } }, { consumption: { before: '80.000', after: '70.000' } }],
    });
    expect(closed).toMatchObject({ outcome: 'corrected', correction: { difference: proposed.proposal.difference } });
  });
});
