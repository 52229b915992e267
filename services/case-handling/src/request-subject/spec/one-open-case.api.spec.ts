import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  startTestPlatform,
  speaking,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { nextAccount, nextBill, oneSubscriber } from '../../case/spec/neighbours.builders.ts';
import { caseHandling } from '../../index.ts';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
let platform: TestPlatform;
let api: Api;
let second: Api;

const review = (billNumber = nextBill()) => ({ kind: 'bill-review', billNumber, objection: 'readFigure' });
const visitOf = (accountId = nextAccount()) => ({ kind: 'meter-visit', accountId, reason: 'too high' });
const faultOf = (accountId = nextAccount()) => ({ kind: 'meter-fault', accountId, fault: 'it does not move' });
const open = (body: object, by = 'clerk-101') => post('/v1/cases', body).by(by);
const opened = async (body: object, by?: string) => (await api.when(open(body, by)).then(201)).body;
const withdrawn = (caseId: string, by = 'clerk-101') =>
  post(`/v1/cases/${caseId}/withdrawals`, { reason: 'found the leak' }).by(by);
const told = (caseId: string, by = 'clerk-101') => post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by(by);
const openedAbout = async (subject: string) => {
  const events = await platform.eventStore.readAll({ after: START, limit: 10_000 });
  return events.filter(
    ({ type, data }) =>
      type === 'CaseOpened' && Object.values((data as { asked: object }).asked).some((value) => value === subject),
  );
};

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '60000' } });
  [api, second] = [await platform.start(caseHandling), await platform.start(caseHandling)];
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  const last = visitOf();
  await eventually(() => api.when(open(last)).then(201));
});
afterAll(() => platform.stop());

describe('F10 many openings at one moment', () => {
  it('F10, N13, A6-1: of 200 parallel reviews of a bill over two processes one is opened, 199 are refused', async () => {
    const body = review();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, place) =>
        (place % 2 ? second : api).send(open(body, place % 3 ? 'clerk-101' : 'clerk-102')),
      ),
    );
    const statuses = Map.groupBy(answers, ({ status }) => status);
    expect([...statuses.keys()].toSorted()).toEqual([201, 409]);
    expect(statuses.get(201)).toHaveLength(1);
    expect(new Set(statuses.get(409)!.map((answer) => answer.body.rule))).toEqual(
      new Set(['BillMustNotBeUnderReview']),
    );
    expect(await openedAbout(body.billNumber)).toHaveLength(1);
  });
  it('F10: 200 times the same request with the same Idempotency-Key is the same case', async () => {
    const body = visitOf();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, place) => (place % 2 ? second : api).send(open(body).key('one-and-the-same'))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.caseId)).size).toBe(1);
    expect(await openedAbout(body.accountId)).toHaveLength(1);
    const other = { ...body, reason: 'another text' };
    await api.when(open(other).key('one-and-the-same')).thenRefused(422, 'IdempotencyKeyMustNotBeReused');
  });
  it.each([
    ['A3-1', visitOf, 'AccountMustNotHaveAnOpenMeterVisit'],
    ['A2-1', faultOf, 'AccountMustNotHaveAnOpenMeterFault'],
  ] as const)('F10, %s: an account has one open case of the kind', async (_, form, rule) => {
    const body = form();
    await opened(body);
    for (const by of ['clerk-101', 'clerk-102']) await api.when(open(body, by)).thenRefused(409, rule);
  });
});

describe('F10 who learns which case is open', () => {
  it('F10, 15.4-21: its office learns the tracking code, another one only that it is open elsewhere', async () => {
    const body = review();
    const { caseId, trackingCode } = await opened(body);
    const own = await api.when(open(body)).thenRefused(409, 'BillMustNotBeUnderReview');
    const elsewhere = await api.when(open(body, 'clerk-102')).thenRefused(409, 'BillMustNotBeUnderReview');
    expect([own.body.data, elsewhere.body.data]).toEqual([{ caseId, trackingCode }, {}]);
  });
  it('F10: the clerk learns of another open case on the account before the second fee, and at the opening', async () => {
    const accountId = nextAccount();
    const { caseId, trackingCode } = await opened(visitOf(accountId));
    const visit = { kind: 'meter-visit', openedOn: '2026-11-22', caseId, trackingCode };
    const before = (by: string) => api.when(get(`/v1/open-cases?accountId=${accountId}`).by(by)).then(200);
    expect((await before('clerk-101')).body.items).toMatchObject([visit]);
    expect((await before('clerk-102')).body.items).toMatchObject([{ ...visit, caseId: null, trackingCode: null }]);
    expect((await opened(faultOf(accountId))).alsoOpen).toMatchObject([visit]);
  });
});

describe('F10 the next case about a subject', () => {
  it('F10, 15.4-49: can be opened as soon as the last one is withdrawn, or closed', async () => {
    const body = review();
    const first = await opened(body);
    await api.when(withdrawn(first.caseId)).then(201);
    const next = await opened(body, 'clerk-102');
    await api.when(told(first.caseId)).then(201);
    await api.when(open(body)).thenRefused(409, 'BillMustNotBeUnderReview');
    await api.when(withdrawn(next.caseId, 'clerk-102')).then(201);
    await api.when(told(next.caseId, 'clerk-102')).then(201);
    await opened(body);
    expect(await openedAbout(body.billNumber)).toHaveLength(3);
  });
  it('F10, A2-1: a case that continues as one that is open already continues in that one', async () => {
    const accountId = nextAccount();
    const fault = await opened(faultOf(accountId));
    const visit = await opened(visitOf(accountId));
    const seen = { visitedOn: '2026-11-22', indexSeen: 2450, meterSound: false };
    await api.when(post(`/v1/cases/${visit.caseId}/visits`, seen).by('clerk-101')).then(201);
    await eventually(async () => {
      const { body } = await api.when(get(`/v1/cases/${visit.caseId}`).by('clerk-101')).then(200);
      expect(body.continuedBy).toBe(fault.caseId);
    });
    const history = await platform.eventStore.readStream(`case-${fault.caseId}`);
    expect(history.filter(({ type }) => type === 'CaseNoted').map(({ data }) => data)).toMatchObject([
      { by: 'clerk-101', text: expect.stringContaining(visit.trackingCode) },
    ]);
  });
});

describe('F10 cases opened without a claim, by an earlier release', () => {
  const old = (caseId: string, accountId: string, officeId = 'office-101') => ({
    type: 'CaseOpened',
    data: {
      caseId,
      kind: 'meter-visit',
      kindVersion: 1,
      trackingCode: `1405-0901-${caseId}`,
      officeId,
      countyOffice: 'county-1',
      accountId,
      meterId: '62000001',
      openedOn: '2026-11-22',
      openedBy: 'clerk-101',
      asked: { accountId, reason: 'x' },
      facts: { reason: 'x' },
      fee: null,
    },
  });
  it('F10: count at once, and claim their subject', async () => {
    const accountId = nextAccount();
    await api
      .given({ 'case-old': [old('old', accountId)] })
      .when(open(visitOf(accountId)))
      .then(409);
    await eventually(async () =>
      expect((await platform.eventStore.readStream(`request-subject-meter-visit-${accountId}`))[0]).toMatchObject({
        type: 'SubjectClaimed',
        data: { caseId: 'old', opening: [] },
      }),
    );
    await api.when(open(visitOf(accountId), 'clerk-102')).thenRefused(409, 'AccountMustNotHaveAnOpenMeterVisit');
  });
});
