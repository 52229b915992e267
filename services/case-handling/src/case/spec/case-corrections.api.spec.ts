import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountOpened,
  billCorrected,
  billCorrectionRefused,
  billIssued,
  certificateGranted,
  meterInstalled,
  readingAccepted,
} from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  startTestPlatform,
  said,
  speaking,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';

const representative = 'representative-101-a';
const visit = { visitedOn: '2026-11-22', indexSeen: 8_505, meterSound: true };
const rows = (...of: readonly (readonly [string, unknown])[]) => ({
  answer: 'errorConfirmed',
  readings: of.map(([readingId, rightIndex]) => ({ readingId, rightIndex })),
  fault: 'company',
  reason: 'رقم کنتور در بازدید با قرائت مغایر است',
});

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const heard: ContractMessage[] = [];

/** An account with the chain of F5a: 8,400; reads 8,600 and 8,743. */
const subscriber = (accountId: string): ContractMessage[] => {
  const meterId = `6${accountId}`;
  const of = { accountId, meterId };
  const read = (readingId: string, readOn: string, index: number) =>
    said(readingAccepted, `meter-${meterId}`, { ...of, readingId: `${accountId}-${readingId}`, readOn, index });
  const installation = {
    ...of,
    serial: meterId,
    readingId: `${accountId}-r0`,
    installedOn: '2026-07-23',
    index: 8_400,
  };
  const bill = {
    ...of,
    billNumber: `${accountId}-2`,
    openingReadingId: `${accountId}-r1`,
    closingReadingId: `${accountId}-r2`,
    paymentDeadline: '2026-12-05',
  };
  return [
    said(accountOpened, `account-${accountId}`, { accountId }),
    said(meterInstalled, `meter-${meterId}`, installation),
    read('r1', '2026-08-23', 8_600),
    read('r2', '2026-09-23', 8_743),
    said(billIssued, `bill-account-${accountId}`, bill),
  ];
};
let accounts = 2_000_000;
/** A bill review after the visit, about a new account. */
const reviewed = async () => {
  const account = String((accounts += 1));
  await say(...subscriber(account));
  const request = { kind: 'bill-review', billNumber: `${account}-2`, objection: 'readFigure' };
  const { body } = await eventually(() => api.when(post('/v1/cases', request).by('clerk-101')).then(201));
  const caseId: string = body.caseId;
  await eventually(() => api.when(post(`/v1/cases/${caseId}/visits`, visit).by('clerk-101')).then(201));
  return { caseId, account };
};
const decide = (caseId: string, body: object) => post(`/v1/cases/${caseId}/decisions`, body).by(representative);
const file = async (caseId: string, by = 'clerk-101') =>
  (await api.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;
const actions = async (caseId: string, by: string) =>
  (await file(caseId, by)).actions.map(({ name }: { name: string }) => name);
/** A case that waits for its correction. */
const asked = async () => {
  const { caseId, account } = await reviewed();
  const both = rows([`${account}-r1`, 8_450], [`${account}-r2`, 8_500]);
  const { body } = await eventually(() => api.when(decide(caseId, both)).then(201));
  return { caseId, account, correctionId: body.requestId as string };
};
const replied = (contract: typeof billCorrected | typeof billCorrectionRefused, ids: object, change: object = {}) =>
  say(said(contract, `correction-${crypto.randomUUID()}`, { ...ids, ...change }));

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await platform.messages.consume({
    topics: [topicOf('case-handling')],
    group: 'spec',
    handle: (message) => Promise.resolve(void heard.push(message)),
  });
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(said(certificateGranted, `certificate-${representative}`, { subject: representative }));
});
afterAll(() => platform.stop());

describe('one case corrects every reading that the visit contradicts', () => {
  it('F5a, 15.4-38: one reading is refused with those that are left, by day and index; both are one request', async () => {
    const { caseId, account } = await reviewed();
    const one = await eventually(() =>
      api
        .when(decide(caseId, rows([`${account}-r1`, 8_490])))
        .thenRefused(422, 'EveryReadingAboveIndexSeenMustBeCorrected'),
    );
    expect(one.body).toMatchObject({
      data: { readings: [{ readingId: `${account}-r2`, readOn: '2026-09-23', index: 8_743 }], indexSeen: 8_505 },
      detail: expect.stringContaining('(تاریخ قرائت: ۱ مهر ۱۴۰۵، رقم کنتور: ۸٬۷۴۳، رقم دیده‌شده در بازدید: ۸٬۵۰۵)'),
    });
    await api.when(decide(caseId, rows([`${account}-r2`, '۸٬۵۰۰'], [`${account}-r1`, 8_450])).asTyped()).then(201);
    await eventually(() =>
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'BillCorrectionRequested',
          version: 4,
          data: expect.objectContaining({
            caseId,
            cause: {
              kind: 'readings',
              readings: [
                { readingId: `${account}-r1`, rightIndex: 8_450 },
                { readingId: `${account}-r2`, rightIndex: 8_500 },
              ],
            },
          }),
        }),
      ),
    );
  });
  it('15.4-38, 15.4-44: rubbish in the list is named by row, in Persian', async () => {
    const { caseId, account } = await reviewed();
    const row = { readingId: `${account}-r2`, rightIndex: 8_500 };
    const whole = rows();
    const cases: readonly (readonly [unknown, string, string])[] = [
      [undefined, 'readings', 'isRows'],
      [null, 'readings', 'isRows'],
      ['r1', 'readings', 'isRows'],
      [{ 0: row }, 'readings', 'isRows'],
      [[], 'readings', 'isRows'],
      [[null], 'readings[0]', 'isObject'],
      [[row, [row]], 'readings[1]', 'isObject'],
      [[row, { ...row, rightIndex: -1 }], 'readings[1].rightIndex', 'isMeterIndex'],
      [[{ ...row, rightIndex: '8.5' }], 'readings[0].rightIndex', 'isMeterIndex'],
      [[{ rightIndex: 1 }], 'readings[0].readingId', 'isId'],
      [[{ ...row, toString: 1 }], 'readings[0].toString', 'whitelistValidation'],
      [[{ ...row, readingId: { $ne: '' } }], 'readings[0].readingId', 'isId'],
      [Array.from({ length: 61 }, () => row), 'readings', 'arrayMaxSize'],
    ];
    for (const [readings, field, rule] of cases) {
      const { body } = await api.when(decide(caseId, { ...whole, readings })).thenRefused(400, 'InvalidInput');
      expect(body.errors).toEqual([
        { field, rule, message: expect.stringMatching(/^[^A-Za-z]+(toString [^A-Za-z]+)?$/) },
      ]);
    }
    await api.when(decide(caseId, rows(['none', 1]))).thenRefused(409, 'ReadingMustBeKnown');
    await api
      .when(decide(caseId, rows([row.readingId, 8_500], [row.readingId, 8_400])))
      .thenRefused(422, 'ReadingMustBeNamedOnce');
  });
  it('15.4-38: the action lists the form of one row, for a screen', async () => {
    const { caseId } = await reviewed();
    const found = (await file(caseId, representative)).actions.find(
      ({ fixed }: { fixed: { answer?: string } }) => fixed.answer === 'errorConfirmed',
    );
    expect(found.fields[0]).toMatchObject({
      name: 'readings',
      type: 'list',
      maxRows: 60,
      rowFields: [
        { name: 'readingId', type: 'reading' },
        { name: 'rightIndex', type: 'index' },
      ],
    });
  });
});

describe('a case that waits for its correction (15.4-38)', () => {
  it('15.4-38: is sent back by the representative, and decided again', async () => {
    const { caseId, account, correctionId } = await asked();
    expect(await actions(caseId, representative)).toContain('sendBack');
    const returning = post(`/v1/cases/${caseId}/returns`, { reason: 'رقم دیگری هم اشتباه است' }).by(representative);
    await api.when(returning).then(201, [{ type: 'RequestRecalled', data: { then: 'sendBack' } }]);
    expect(await actions(caseId, representative)).not.toContain('sendBack');
    await eventually(() =>
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'BillCorrectionWithdrawn',
          data: expect.objectContaining({ caseId, correctionId, withdrawnBy: representative }),
        }),
      ),
    );
    await replied(billCorrectionRefused, { caseId, correctionId }, { rule: 'CorrectionMustNotBeWithdrawn' });
    await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'judgement' }));
    await api.when(decide(caseId, rows([`${account}-r1`, 8_440], [`${account}-r2`, 8_500]))).then(201);
  });
  it('15.4-38: is sent back by the head of the county, and by nobody of another office', async () => {
    const { caseId } = await asked();
    const returns = () => post(`/v1/cases/${caseId}/returns`, { reason: 'r' });
    await api.when(returns().by('representative-102')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(returns().by('clerk-101')).thenRefused(403, 'StageMayOnlyBeDoneByItsOwner');
    await api.when(returns().by('head-1')).then(201, [{ type: 'RequestRecalled' }]);
    await api.when(returns().by('head-1')).thenRefused(409, 'CaseMustNotAwaitAnotherService');
  });
  it('15.4-38, 15.4-49: is withdrawn at the counter, and stands in no worklist once it is closed', async () => {
    const { caseId, correctionId } = await asked();
    const withdrawal = post(`/v1/cases/${caseId}/withdrawals`, { reason: 'پرداخت کرد' }).by('clerk-101');
    await api.when(withdrawal).then(201, [{ type: 'RequestRecalled', data: { then: 'withdraw' } }]);
    await replied(billCorrectionRefused, { caseId, correctionId }, { rule: 'CorrectionMustNotBeWithdrawn' });
    await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'withdrawn' }));
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    for (const by of ['clerk-101', representative, 'head-1', 'expert-1', 'auditor-1']) {
      const { body } = await api.when(get('/v1/worklist?limit=200').by(by)).then(200);
      expect(body.items.map((item: { caseId: string }) => item.caseId)).not.toContain(caseId);
    }
  });
  it('15.4-38: learns that the posting was first', async () => {
    const { caseId, correctionId } = await asked();
    await api.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'r' }).by('clerk-101')).then(201);
    await replied(billCorrected, { caseId, correctionId });
    await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'correctedAnswer' }));
    const { history } = await file(caseId);
    expect(history.map(({ says }: { says: { fa: string } }) => says.fa)).toContainEqual(
      expect.stringMatching(/^تعدیل تأیید و ثبت شد؛ .*[^.]؛ پیش از آن‌که درخواست پس گرفته شود$/),
    );
  });
});

describe('what the applicant is told (A6-4, 15.4-21)', () => {
  it('A6-4: amount, payment id and deadline of the corrective bill, as data, as a sentence and in the notice', async () => {
    const { caseId, correctionId } = await asked();
    const face = { ...billIssued.example, billNumber: 'x-3', payable: 287_000, paymentDeadline: '2026-12-22' };
    const [bill] = billCorrected.example.bills;
    const bills = [{ ...bill!, settlement: 'correctiveBill', correctiveBill: face }];
    await replied(billCorrected, { caseId, correctionId }, { bills });
    await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'correctedAnswer' }));
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    const { correction, notices } = await file(caseId);
    expect(correction).toMatchObject({
      correctionId,
      state: 'corrected',
      path: `/v1/corrections/${correctionId}`,
      difference: -146_156,
      correctiveBill: {
        billNumber: 'x-3',
        payable: 287_000,
        paymentId: '367507',
        paymentDeadline: '2026-12-22',
        path: '/v1/bills/x-3',
      },
      feeRefunded: 35_000,
    });
    expect(notices[0].says.fa).toContain(
      'اشکال قبض تأیید و قبض اصلاح شد. مبلغ قابل پرداخت قبض اصلاحی ۲۸۷٬۰۰۰ ریال، شناسه قبض ۱۰۲۰۳۰۴۰۰۶۲۳۹، شناسه پرداخت ۳۶۷۵۰۷، مهلت پرداخت ۱ دی ۱۴۰۵. کارمزد درخواست (۳۵٬۰۰۰ ریال) به حساب اشتراک شما برگشت.',
    );
  });
  it('A6-4: why a correction was rejected, in the file and in the history', async () => {
    const { caseId, correctionId } = await asked();
    const says = { fa: 'رقم صحیح همان رقم ثبت‌شده است (رقم کنتور: ۸٬۴۵۰)', en: 'the same index' };
    await replied(billCorrectionRefused, { caseId, correctionId }, { rule: 'CorrectIndexMustDiffer', says });
    await eventually(async () => expect(await file(caseId)).toMatchObject({ stage: 'judgement' }));
    const { correction, history } = await file(caseId);
    expect(correction).toMatchObject({ state: 'refused', says: { fa: `تعدیل پذیرفته نشد: ${says.fa}` } });
    expect(history.map((line: { says: { fa: string } }) => line.says.fa)).toContain(`تعدیل پذیرفته نشد: ${says.fa}`);
  });
});
