import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected, billCorrectionProposed, billCorrectionRefused, certificateRevoked } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import {
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
import { isTrackingCode } from '@pishkhan/fields';
import { caseHandling } from '../../index.ts';
import { BILL, OWN_BILL, OWN_READING, READING, nextAccount, nextBill, oneSubscriber } from './neighbours.builders.ts';

const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '2026-03-21',
  to: '2027-03-20',
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [{ date: '2026-11-13', name: 'شهادت' }],
};
const objection = { kind: 'bill-review', billNumber: BILL, objection: 'readFigure' };
const visit = { visitedOn: '2026-11-22', indexSeen: 2450, meterSound: true };
const error = {
  answer: 'errorConfirmed',
  wrongReadingId: READING,
  rightIndex: 2147,
  fault: 'readingContractor',
  reason: 'a digit was misread',
};
const right = { answer: 'readingRight', reason: 'the index fits' };

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const heard: ContractMessage[] = [];

const fresh = (): object => ({ ...objection, billNumber: nextBill() });
const visitOf = (): object => ({ kind: 'meter-visit', accountId: nextAccount(), reason: 'too high' });
const open = (body: object = fresh(), by = 'clerk-101') => post('/v1/cases', body).by(by);
const opened = async (body: object = fresh()): Promise<string> => (await api.when(open(body)).then(201)).body.caseId;
const visits = (caseId: string, body: object = visit) => post(`/v1/cases/${caseId}/visits`, body).by('clerk-101');
const decisions = (caseId: string, body: object) =>
  post(`/v1/cases/${caseId}/decisions`, body).by('representative-101-a');
const notices = (caseId: string) => post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101');
const visited = async (seen: object = visit) => {
  const caseId = await opened();
  await api
    .when(visits(caseId, seen))
    .then(201, [
      { type: 'MeterVisited', data: { meterId: '62000001', visitedBy: 'clerk-101' } },
      { type: 'StageEntered' },
    ]);
  return caseId;
};
const stageOf = async (caseId: string, by = 'clerk-101') =>
  (await api.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '20' } });
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await platform.messages.consume({
    topics: [topicOf('case-handling')],
    group: 'spec',
    handle: (message) => Promise.resolve(void heard.push(message)),
  });
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(...oneSubscriber());
  await eventually(() =>
    api.when(open({ ...objection, billNumber: 'overdue' })).thenRefused(422, 'ObjectionMustPrecedePaymentDeadline'),
  );
  await eventually(() =>
    api.when(open({ ...objection, billNumber: 'replaced' })).thenRefused(422, 'BillMustNotBeReplaced'),
  );
  const last = visitOf();
  await eventually(() => api.when(open(last)).then(201));
});
afterAll(() => platform.stop());

describe('POST /v1/cases', () => {
  it('A6-1 opens a bill review with tracking code, promise and fee', async () => {
    const { body } = await api.when(open()).then(201, [
      { type: 'SubjectClaimed', data: { kind: 'bill-review', officeId: 'office-101' } },
      {
        type: 'CaseOpened',
        data: {
          officeId: 'office-101',
          countyOffice: 'county-1',
          accountId: '1000001',
          openedBy: 'clerk-101',
          fee: { amount: 35_000, schedule: 'sample-1403' },
        },
      },
      {
        type: 'ClockStarted',
        data: { clock: 'answer', unit: 'workingDays', calendarUnit: 'county-1', calendarVersions: ['1405-1'] },
      },
      { type: 'StageEntered', data: { stage: 'visit', waitsFor: 'counterClerk' } },
    ]);
    expect(body).toEqual({
      caseId: expect.any(String),
      trackingCode: expect.stringMatching(/^1405-0901-\d{5}-\d{5}-\d$/),
      answerBy: '2026-11-25',
      provisional: false,
      feeCharged: 35_000,
      says: {
        fa: expect.stringMatching(
          /^«درخواست بررسی قبض» با کد رهگیری [۰-۹-]+ ثبت شد\. پاسخ تا .*۱۴۰۵ آماده می‌شود\. کارمزد: ۳۵٬۰۰۰ ریال\.$/,
        ),
        en: expect.stringContaining('The reply is due by 2026-11-25. Fee: 35,000 rial'),
      },
      alsoOpen: expect.any(Array),
    });
    await eventually(() =>
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'CaseOpened',
          data: expect.objectContaining({ caseId: body.caseId, feeCharged: 35_000 }),
        }),
      ),
    );
  });
  it('A3-4 opens a meter visit with its three calendar days', async () => {
    const { body } = await api.when(open(visitOf())).then(201);
    expect(body.answerBy).toBe('2026-11-25');
  });
  it('B3-5 rejects an objection after the payment deadline, and accepts one on the last day', async () => {
    await api
      .when(open({ ...objection, billNumber: 'overdue' }))
      .thenRefused(422, 'ObjectionMustPrecedePaymentDeadline');
    await api.when(open({ ...objection, billNumber: 'last-day' })).then(201);
  });
  it('11.8-5 rejects a bill that a corrective bill replaced, and accepts an objection to the corrective one', async () => {
    const { body } = await api
      .when(open({ ...objection, billNumber: 'replaced' }))
      .thenRefused(422, 'BillMustNotBeReplaced');
    expect(body.data).toEqual({ correctiveBill: 'corrective' });
    await api.when(open({ ...objection, billNumber: 'corrective' })).then(201);
  });
  it('A6-1 allows one open review per bill, across offices; after closing another one', async () => {
    const one = fresh();
    const caseId = await opened(one);
    for (const by of ['clerk-101', 'clerk-102'])
      await api.when(open(one, by)).thenRefused(409, 'BillMustNotBeUnderReview');
    await api.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'found the leak' }).by('clerk-101')).then(201);
    await api.when(notices(caseId)).then(201);
    await api.when(open(one, 'clerk-102')).then(201);
  });
  it('A6-1 rejects unknown bills and accounts', async () => {
    await api.when(open({ ...objection, billNumber: 'none' })).thenRefused(409, 'BillMustBeKnown');
    await api
      .when(open({ kind: 'meter-visit', accountId: 'none', reason: 'x' }))
      .thenRefused(409, 'AccountMustBeKnown');
  });
  it('returns the first response to a repeated command, and rejects its key for another body', async () => {
    const request = open().key('repeated-opening');
    const first = await api.when(request).then(201);
    const again = await api.when(request).then(201, []);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-repeated')).toBe('true');
    await api
      .when(open({ ...objection, remarks: 'else' }).key('repeated-opening'))
      .thenRefused(422, 'IdempotencyKeyMustNotBeReused');
  });
  it('situation 39: the same key again while the first is running: one case, one fee, one tracking code', async () => {
    const request = open(visitOf()).key('situation-39');
    const answers = await Promise.all([api.send(request), api.send(request), api.send(request)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [first] = answers;
    expect(first!.body).toMatchObject({ feeCharged: 35_000 });
    for (const { body } of answers) expect(body).toEqual(first!.body);
    const events = await platform.eventStore.readStream(`case-${first!.body.caseId}`);
    expect(events.filter(({ type }) => type === 'CaseOpened')).toHaveLength(1);
    await api.when(open().key('situation-39')).thenRefused(422, 'IdempotencyKeyMustNotBeReused');
  });
  it.each([
    ['an unknown kind', { kind: 'meter-dance' }, 'kind', 'isOneOf'],
    ['no kind', {}, 'kind', 'isOneOf'],
    ['a number for a text', { ...objection, billNumber: 7 }, 'billNumber', 'isBillNumber'],
    ['an unknown objection', { ...objection, objection: 'weather' }, 'objection', 'isOneOf'],
    ['a field of another kind', { ...objection, accountId: '1000001' }, 'accountId', 'whitelistValidation'],
    ['a field with an inherited name', { ...objection, toString: '1' }, 'toString', 'whitelistValidation'],
    ['an array', [objection], '', 'isObject'],
  ])('names the field of %s', async (_, body, field, rule) => {
    const { body: problem } = await api.when(open(body)).thenRefused(400, 'InvalidInput');
    expect(problem.errors).toContainEqual(expect.objectContaining({ field, rule }));
  });
  it('names the error by the title of the field, in Persian or in the requested language', async () => {
    const wrong = { ...objection, billNumber: 7, colour: 'red' };
    const messages = async (request: ReturnType<typeof post>) =>
      (await api.when(request).thenRefused(400, 'InvalidInput')).body.errors.map(
        ({ message }: { message: string }) => message,
      );
    const english = ['Bill number must be an id of letters, digits and dashes', 'colour is not known in this request'];
    expect(await messages(open(wrong).with({ 'accept-language': 'en' }))).toEqual(english);
    for (const request of [open(wrong), open(wrong).with({ 'accept-language': 'fa' })])
      expect(await messages(request)).toEqual([
        expect.stringMatching(/^شماره قبض [^A-Za-z]+$/),
        'پارامتر colour پذیرفته نمی‌شود',
      ]);
    expect(await messages(decisions('any', { ...right, reason: '' }))).toEqual([expect.stringMatching(/^دلیل /)]);
    expect(await messages(visits('any', { ...visit, indexSeen: -1 }))).toEqual([
      expect.stringMatching(/^رقم دیده‌شده /),
    ]);
    expect(await messages(open({ kind: 'none' }))).toEqual([expect.stringMatching(/^نوع درخواست را انتخاب کنید: /)]);
  });
  it('needs the role', async () => {
    await api.when(open(objection, 'expert-1')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(open(objection, 'representative-101-a'))
      .thenRefused(403, 'RequestMayOnlyBeRegisteredAtACounterOffice');
    await api.when(post('/v1/cases', objection)).thenRefused(401, 'TokenMustBeValid');
  });
});

describe('the steps of a bill review', () => {
  let atJudgement = '';
  beforeAll(async () => {
    atJudgement = await visited();
  });

  it('A6-3 is corrected, the applicant informed and the case closed; other services receive it', async () => {
    const caseId = await visited();
    const { body } = await api.when(decisions(caseId, error)).then(201, [
      {
        type: 'CaseDecided',
        data: { decidedBy: 'representative-101-a', reading: { index: 2417, contractorId: 'contractor-zagros' } },
      },
      { type: 'StageEntered', data: { stage: 'correction', waitsFor: null } },
      {
        type: 'ServiceRequested',
        data: {
          request: 'BillCorrectionRequested',
          content: { proposedBy: 'representative-101-a', feeCharged: 35_000, contractorId: 'contractor-zagros' },
        },
      },
    ]);
    expect(body).toEqual({
      caseId,
      state: 'open',
      stage: 'correction',
      waitsFor: null,
      requestId: expect.any(String),
      outcome: null,
      says: null,
    });
    await eventually(() =>
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'BillCorrectionRequested',
          data: expect.objectContaining({
            caseId,
            correctionId: body.requestId,
            cause: { kind: 'readings', readings: [{ readingId: READING, rightIndex: 2147 }] },
          }),
        }),
      ),
    );
    const ids = { caseId, correctionId: body.requestId };
    await say(
      said(billCorrectionProposed, `correction-${body.requestId}`, ids),
      said(billCorrected, `correction-${body.requestId}`, ids),
    );
    await eventually(async () =>
      expect(await stageOf(caseId)).toMatchObject({ stage: 'correctedAnswer', waitsFor: 'counterClerk' }),
    );
    await api.when(notices(caseId)).then(
      201,
      [
        {
          type: 'ApplicantInformed',
          data: { channel: 'sms', informedBy: 'clerk-101', reference: expect.any(String) as never },
        },
        { type: 'CaseClosed', data: { outcome: 'corrected', answeredInTime: true } },
      ].map(({ type }) => ({ type })),
    );
    const file = await stageOf(caseId, 'auditor-1');
    expect(file).toMatchObject({
      state: 'closed',
      outcome: 'corrected',
      answeredInTime: true,
      nextStep: null,
      notices: [{ channel: 'sms', informedBy: 'clerk-101', at: '2026-11-22T04:30:00.000Z' }],
      clocks: [{ state: 'kept' }],
    });
    expect(file.history.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['CaseOpened', 'ServiceAnswered', 'AnswerRecorded', 'CaseClosed']),
    );
    expect(file.history[0]).toMatchObject({
      actor: { subject: 'clerk-101', office: 'office-101' },
      says: { fa: expect.stringContaining('بررسی قبض'), en: expect.stringContaining('Bill review') },
    });
    await eventually(() =>
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'CaseClosed',
          data: expect.objectContaining({ caseId, outcome: 'corrected', answeredInTime: true }),
        }),
      ),
    );
  });
  it('A6-3 returns to the representative if the correction is rejected', async () => {
    const caseId = await visited();
    const {
      body: { requestId },
    } = await api.when(decisions(caseId, error)).then(201);
    await say(said(billCorrectionRefused, `correction-${requestId}`, { caseId, correctionId: requestId }));
    await eventually(async () =>
      expect(await stageOf(caseId)).toMatchObject({ stage: 'judgement', waitsFor: 'qualifiedRepresentative' }),
    );
  });
  it('A6-4 finds the bill right, and the applicant is informed of that too', async () => {
    const caseId = await visited();
    await api.when(notices(caseId)).thenRefused(409, 'AnswerMustBeRecordedBeforeInforming');
    await api
      .when(decisions(caseId, right))
      .then(201, [
        { type: 'CaseDecided' },
        { type: 'StageEntered' },
        { type: 'AnswerRecorded', data: { outcome: 'billStands' } },
        { type: 'ClockStopped', data: { kept: true } },
      ]);
    await api.when(notices(caseId)).then(201);
    await api.when(notices(caseId)).thenRefused(409, 'CaseMustBeOpen');
  });
  it('A6-2, A2-1 continues as a meter fault, whose case is opened automatically', async () => {
    const caseId = await opened();
    await api.when(visits(caseId, { ...visit, meterSound: false })).then(201);
    await api.when(notices(caseId)).then(201);
    const first = await stageOf(caseId);
    expect(first).toMatchObject({ outcome: 'meterFaulty', continuesAs: 'meter-fault', answeredInTime: true });
    await eventually(async () =>
      expect(await stageOf(first.continuedBy)).toMatchObject({
        kind: 'meter-fault',
        stage: 'confirmation',
        officeId: 'office-101',
        fee: null,
        continues: { caseId, kind: 'bill-review', trackingCode: first.trackingCode },
      }),
    );
  });
  it('15.4-21 rejects a notice by another office', async () => {
    const caseId = await visited();
    await api.when(decisions(caseId, right).by('representative-102')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(visits(caseId).by('clerk-102')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(decisions(caseId, right).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(decisions(caseId, right)).then(201);
    await api.when(notices(caseId).by('clerk-102')).thenRefused(404, 'CaseMustBeKnown');
  });
  it('A3-2 allows the county’s expert to visit', async () => {
    const caseId = await opened();
    await api
      .when(visits(caseId).by('expert-1'))
      .then(201, [{ type: 'MeterVisited', data: { visitedBy: 'expert-1' } }, { type: 'StageEntered' }]);
  });
  it.each([
    ['a text instead of an index', { ...error, rightIndex: '2147.5' }, 'rightIndex', 'isMeterIndex'],
    ['a missing reading', { ...error, wrongReadingId: undefined }, 'wrongReadingId', 'isId'],
    ['a fault of nobody', { ...error, fault: 'subscriber' }, 'fault', 'isOneOf'],
    ['no reason', { ...right, reason: undefined }, 'reason', 'isText'],
    ['an answer that is not a text', { ...right, answer: 7 }, 'answer', 'isText'],
    ['a field outside the form of the answer', { ...right, rightIndex: 1 }, 'rightIndex', 'whitelistValidation'],
  ])('names the field of %s, by the stage of the case', async (_, body, field, rule) => {
    const { body: problem } = await api.when(decisions(atJudgement, body)).thenRefused(400, 'InvalidInput');
    expect(problem.errors).toContainEqual(expect.objectContaining({ field, rule }));
  });
  it('1.2, A6-3, A6-4 rejects a representative whose certificate has expired, does not exist or was revoked', async () => {
    const caseId = await visited();
    for (const by of ['representative-101-lapsed', 'representative-101-c']) {
      for (const body of [error, right])
        await api.when(decisions(caseId, body).by(by)).thenRefused(403, 'RepresentativeMustHoldValidCertificate');
    }
    await say(
      said(certificateRevoked, 'certificate-representative-101-b', {
        subject: 'representative-101-b',
        certificateNumber: 'b',
      }),
    );
    await eventually(() =>
      api
        .when(decisions(caseId, { ...error, rightIndex: 2417 }).by('representative-101-b'))
        .thenRefused(403, 'RepresentativeMustHoldValidCertificate'),
    );
    await api.when(decisions(caseId, right)).then(201);
  });
  it('1.2 a representative without a valid certificate is offered no decision, and every verb that moves the work', async () => {
    const [caseId, by] = [await visited(), 'representative-101-lapsed'];
    const { body } = await api.when(get(`/v1/cases/${caseId}`).by(by)).then(200);
    expect(body.actions.map(({ name }: { name: string }) => name)).toEqual(['reassign', 'note', 'pause', 'escalate']);
    const assignments = { to: 'representative-101-b' };
    const moves = { pauses: { cause: 'noAccess' }, resumptions: {}, escalations: {}, assignments };
    for (const [path, form] of Object.entries(moves))
      await api.when(post(`/v1/cases/${caseId}/${path}`, { ...form, reason: 'r' }).by(by)).then(201);
  });
  it('F1, A3-3, A6-4 compares right index and decision with the index seen on the sound meter, and with the capacity', async () => {
    const unseen = await opened();
    await api
      .when(visits(unseen, { ...visit, indexSeen: 123_456, remarks: 'photograph 7' }))
      .thenRefused(422, 'IndexSeenMustFitRegister');
    const belowEveryReading = { ...visit, indexSeen: 100 };
    await api.when(visits(unseen, belowEveryReading)).thenRefused(422, 'IndexSeenMustBeExplained');
    const caseId = await visited({ ...belowEveryReading, remarks: 'photograph 8' });
    const byTheHead = (body: object) => decisions(caseId, body).by('head-1');
    await api.when(byTheHead({ ...error, rightIndex: 23_705 })).thenRefused(422, 'RightIndexMustNotExceedIndexSeen');
    await api.when(byTheHead(right)).thenRefused(422, 'ReadingMustNotExceedIndexSeen');
    await api.when(byTheHead({ ...error, rightIndex: 99_950 })).thenRefused(422, 'RightIndexMustNotExceedCapacity');
  });
  it('F4, A3-3, 15.4-37 the reader of the disputed reading has no such case in the worklist and may not judge it; the head may', async () => {
    const caseId = await opened({ ...objection, billNumber: OWN_BILL });
    await api.when(visits(caseId)).then(201);
    const waitsFor = async (by: string) =>
      (await api.when(get('/v1/worklist?limit=200').by(by)).then(200)).body.items.some(
        (item: { caseId: string }) => item.caseId === caseId,
      );
    await eventually(async () => expect(await waitsFor('head-1')).toBe(true));
    expect(await waitsFor('representative-101-a')).toBe(false);
    for (const body of [right, { ...error, wrongReadingId: OWN_READING }, { answer: 'visitAgain', reason: 'r' }])
      await api.when(decisions(caseId, body)).thenRefused(422, 'ReaderMustNotJudgeTheOwnReading');
    const { body } = await api.when(get(`/v1/cases/${caseId}`).by('representative-101-a')).then(200);
    expect(body.actions.map(({ name }: { name: string }) => name)).not.toContain('decide');
    await api
      .when(decisions(caseId, right).by('head-1'))
      .then(201, [
        { type: 'CaseDecided', data: { decidedBy: 'head-1', decidedAs: 'headOfSubscriberAffairs' } },
        { type: 'StageEntered' },
        { type: 'AnswerRecorded' },
        { type: 'ClockStopped' },
      ]);
  });
  it('A3-3 decides a meter visit by the last reading', async () => {
    const caseId = await opened(visitOf());
    await api.when(visits(caseId, { ...visit, indexSeen: 2416 })).then(201);
    await api.when(decisions(caseId, right)).thenRefused(422, 'ReadingMustNotExceedIndexSeen');
    await api
      .when(decisions(caseId, { ...right, answer: 'visitAgain' }))
      .then(201, [{ type: 'CaseDecided' }, { type: 'StageEntered', data: { stage: 'visit' } }]);
  });
  it('A5 of quality: each event has its reason', async () => {
    const {
      body: { caseId, trackingCode },
    } = await api.when(open({ ...fresh(), remarks: 'twice last year’s' })).then(201);
    await api.when(visits(caseId, { ...visit, remarks: 'glass is clean' })).then(201);
    const {
      body: { requestId },
    } = await api.when(decisions(caseId, error)).then(201);
    await say(said(billCorrected, `correction-${requestId}`, { caseId, correctionId: requestId }));
    await eventually(async () => expect(await stageOf(caseId)).toMatchObject({ stage: 'correctedAnswer' }));
    await api.when(notices(caseId)).then(201);
    const reasons = new Map(
      (await platform.eventStore.readStream(`case-${caseId}`)).map(({ type, metadata }) => [type, metadata.reason]),
    );
    expect(Object.fromEntries(reasons)).toMatchObject({
      CaseOpened: 'objection: readFigure; remarks: twice last year’s',
      MeterVisited: 'glass is clean',
      CaseDecided: error.reason,
      ServiceRequested: error.reason,
      ServiceAnswered: `case ${trackingCode}`,
      ApplicantInformed: 'answer told by sms',
      CaseClosed: 'answer told by sms',
    });
    expect([...reasons.values()]).not.toContain(undefined);
    const [other, bare] = [await visited(), await opened(visitOf())];
    expect((await platform.eventStore.readStream(`case-${other}`)).at(-1)!.metadata.reason).toBe(
      'index 2450 seen, meter sound',
    );
    expect((await platform.eventStore.readStream(`case-${bare}`))[0]!.metadata.reason).toBe('reason: too high');
  });
  it('A6-3 names the rule that a decision breaks', async () => {
    const caseId = await visited();
    await api
      .when(decisions(caseId, { ...error, rightIndex: 2417 }))
      .thenRefused(422, 'RightIndexMustDifferFromBilledIndex');
    await api.when(decisions(caseId, { ...error, wrongReadingId: 'none' })).thenRefused(409, 'ReadingMustBeKnown');
    await api.when(visits(caseId)).thenRefused(409, 'WorkMustBeAwaited');
    await api.when(visits('none')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(visits(caseId, { ...visit, indexSeen: -1 })).thenRefused(400, 'InvalidInput');
  });
});

describe('access to cases', () => {
  it('an office sees its own, the head the county’s, the auditor all', async () => {
    const caseId = await opened();
    const listed = async (by: string) =>
      (await api.when(get('/v1/cases?state=open&limit=200').by(by)).then(200)).body.items.map(
        (item: { caseId: string }) => item.caseId,
      );
    expect(
      [await listed('clerk-101'), await listed('clerk-102'), await listed('head-1'), await listed('auditor-1')].map(
        (ids) => ids.includes(caseId),
      ),
    ).toEqual([true, false, true, true]);
    await api.when(get(`/v1/cases/${caseId}`).by('clerk-102')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(get('/v1/cases/none').by('clerk-101')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(get(`/v1/cases/${caseId}`).by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
  });
  it('C3-2 finds by tracking code, whose check digit reveals a typing error', async () => {
    const { body } = await api.when(open()).then(201);
    expect((await api.when(get(`/v1/tracking/${body.trackingCode}`).by('clerk-101')).then(200)).body.caseId).toBe(
      body.caseId,
    );
    const persian = body.trackingCode.replace(/\d/g, (digit: string) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]);
    expect(
      (await api.when(get(`/v1/tracking/${encodeURIComponent(persian)}`).by('clerk-101')).then(200)).body.caseId,
    ).toBe(body.caseId);
    const foreign = await api
      .when(get(`/v1/tracking/${body.trackingCode}`).by('clerk-102'))
      .thenRefused(404, 'TrackingCodeMustBeKnown');
    expect(JSON.stringify(foreign.body)).not.toContain(body.caseId);
    // Modulo 11, two remainders share a check digit: one other digit in this place can fit as well.
    const misread = [...'0123456789']
      .map((digit) => body.trackingCode.replace(/-\d(\d{4})-/, `-${digit}$1-`))
      .find((code) => !isTrackingCode(code));
    await api.when(get(`/v1/tracking/${misread}`).by('clerk-101')).thenRefused(400, 'InvalidInput');
  });
  it('A3-2 a case is in the worklist of everybody who may do its step', async () => {
    const caseId = await visited();
    const lists = async () => {
      const found: string[] = [];
      for (const by of ['clerk-101', 'clerk-102', 'representative-101-a', 'representative-102', 'head-1', 'expert-1']) {
        const { body } = await api.when(get('/v1/worklist?limit=200').by(by)).then(200);
        if (body.items.some((item: { caseId: string }) => item.caseId === caseId)) found.push(by);
      }
      return found;
    };
    expect(await lists()).toEqual(['representative-101-a']);
    await api.when(decisions(caseId, { answer: 'visitAgain', reason: 'the glass is dirty' })).then(201);
    expect(await lists()).toEqual(['clerk-101', 'expert-1']);
    await api.when(visits(caseId)).then(201);
    await api.when(decisions(caseId, error)).then(201);
    expect(await lists()).toEqual([]);
  });
});

describe('deadlines', () => {
  it('10.5-6 replans open deadlines when the calendar is published again', async () => {
    const caseId = await opened();
    const closure = {
      ...calendar,
      version: '1405-2',
      holidays: [...calendar.holidays, { date: '2026-11-24', name: 'آلودگی هوا' }],
    };
    await publishVersion(api, '/v1/working-calendars', closure);
    await eventually(async () =>
      expect((await stageOf(caseId)).clocks).toMatchObject([
        { dueOn: '2026-11-28', earlierDueOn: ['2026-11-25'], calendarVersions: ['1405-2'] },
      ]),
    );
    await api
      .when(post('/v1/working-calendars', { ...closure, version: '1405-3', from: '2026-03-22' }).by('policy-1'))
      .thenRefused(422, 'CalendarMustReplaceOneWholeOrOverlapNone');
    expect(
      (await api.when(get('/v1/working-calendars/county-1').by('clerk-101')).then(200)).body.inForce,
    ).toMatchObject([{ version: '1405-2' }]);
  });
  it('A6-5, 15.4-36 a missed deadline is shown once to the head of subscriber affairs, and to the owner too', async () => {
    const caseId = await visited();
    platform.clock.set('2026-11-29T05:00:00.000Z');
    await eventually(async () =>
      expect(await stageOf(caseId)).toMatchObject({
        escalatedTo: 'headOfSubscriberAffairs',
        clocks: [{ state: 'missed' }],
      }),
    );
    const { body } = await api.when(get('/v1/worklist?limit=200').by('head-1')).then(200);
    expect(body.items.find((item: { caseId: string }) => item.caseId === caseId)).toMatchObject({
      shownTo: 'headOfSubscriberAffairs',
      waitsFor: 'qualifiedRepresentative',
      escalated: true,
      ageInDays: 7,
      dueOn: '2026-11-28',
      daysLeft: -1,
      title: { fa: expect.any(String) },
    });
    const owner = await api.when(get('/v1/worklist?limit=200').by('representative-101-a')).then(200);
    expect(owner.body.items.find((item: { caseId: string }) => item.caseId === caseId)).toMatchObject({
      shownTo: 'qualifiedRepresentative',
      escalated: true,
    });
    const missed = (await platform.eventStore.readStream(`case-${caseId}`)).filter(
      ({ type }) => type === 'DeadlineMissed',
    );
    expect(missed).toHaveLength(1);
    expect(missed[0]!.metadata.actor).toEqual({ subject: 'deadline-watch', roles: [] });
    await api.when(decisions(caseId, right)).then(201);
    await api.when(notices(caseId)).then(201);
    expect(await stageOf(caseId)).toMatchObject({ answeredInTime: false, clocks: [{ state: 'late' }] });
  });
  it('10.5-6, A6-5 a deadline that one calendar moved on and the next moved back is missed again', async () => {
    platform.clock.set('2026-11-22T04:30:00.000Z');
    const caseId = await visited();
    platform.clock.set('2026-11-29T05:00:00.000Z');
    const clockIs = (expected: object) =>
      eventually(async () => expect((await stageOf(caseId)).clocks).toMatchObject([expected]));
    const publishWith = (version: string, ...closed: string[]) => {
      const holidays = ['2026-11-24', ...closed].map((date) => ({ date, name: 'آلودگی هوا' }));
      const next = { ...calendar, version, holidays: [...calendar.holidays, ...holidays] };
      return publishVersion(api, '/v1/working-calendars', next);
    };
    await clockIs({ state: 'missed', dueOn: '2026-11-28' });
    await publishWith('1405-moved-on', '2026-11-23', '2026-11-25');
    await clockIs({ state: 'running', dueOn: '2026-11-30' });
    await publishWith('1405-moved-back');
    await clockIs({ state: 'missed', dueOn: '2026-11-28', earlierDueOn: ['2026-11-28', '2026-11-30'] });
  });
  it('F3, A6-2, 15.4-36 the field expert has the visits of the county in the worklist; after a missed deadline the head may do any step', async () => {
    platform.clock.set('2026-11-22T04:30:00.000Z');
    const caseId = await opened();
    const item = async (by: string) =>
      (await api.when(get('/v1/worklist?limit=200').by(by)).then(200)).body.items.find(
        (each: { caseId: string }) => each.caseId === caseId,
      );
    await eventually(async () => expect(await item('expert-1')).toMatchObject({ shownTo: 'fieldExpert' }));
    expect(await item('head-1')).toBeUndefined();
    await api.when(visits(caseId).by('head-1')).thenRefused(403, 'StageMayOnlyBeDoneByItsOwner');
    platform.clock.set('2026-11-29T05:00:00.000Z');
    await eventually(async () => expect(await item('head-1')).toMatchObject({ shownTo: 'headOfSubscriberAffairs' }));
    for (const by of ['clerk-101', 'expert-1']) expect(await item(by)).toMatchObject({ escalated: true });
    await api.when(visits(caseId).by('head-1')).then(201);
    await api.when(decisions(caseId, right).by('head-1')).then(201);
  });
  it('15.2-1 rejects fees without those of the kinds of case', async () => {
    const { body } = await api
      .when(
        post('/v1/fee-schedules', { ...fees, version: 'x', effectiveFrom: '2026-12-01', fees: { x: 1 } }).by(
          'policy-1',
        ),
      )
      .thenRefused(422, 'FeeScheduleMustHaveEveryFee');
    expect(body.data).toEqual({ missing: ['billReview', 'meterVisit'] });
  });
  it('13.4 rejects a second version of fees from the same day', async () => {
    await api
      .when(post('/v1/fee-schedules', { ...fees, version: 'other' }).by('policy-1'))
      .thenRefused(422, 'FeeScheduleDayMustBeUnique');
    await api
      .when(post('/v1/fee-schedules', { ...fees, fees: { billReview: 1.5 } }).by('policy-1'))
      .thenRefused(400, 'InvalidInput');
    await api.when(post('/v1/fee-schedules', fees).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    expect((await api.when(get('/v1/fee-schedules').by('clerk-101')).then(200)).body.inForce).toBe('sample-1403');
  });
});
