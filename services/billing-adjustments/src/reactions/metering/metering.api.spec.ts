import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readingKeptAsEvidence, readingPolicyPublished, type ReadingKeptAsEvidence } from '@pishkhan/contracts';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { correctionOfEvidence } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, requested, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await api
    .given({ ...publishedSettings, ...certificates })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  const meter = (type: string, data: object) => send('metering', 'meter-62000001', type, data);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
  await meter('MeterInstalled', installed);
  await meter('ReadingAccepted', accepted('a', day(5), 1_060));
  await meter('ReadingAccepted', accepted('b', day(6), 1_240, { kind: 'estimated', estimatedBy: 'system' }));
  const override = {
    evidence: 'photograph 7',
    findings: [{ kind: 'exceedsCapacity', fa: 'مصرف از ظرفیت بیشتر است', en: 'it exceeds the capacity' }],
  };
  await meter('ReadingAccepted', accepted('c', day(7), 1_300, { confirmed: { by: 'person', override } }));
  await eventually(async () => expect((await streamOf('BillIssued')).length).toBe(3));
});
afterAll(() => platform.stop());

const streamOf = async (type: string) =>
  (await platform.eventStore.readStream('bill-account-10203040')).filter((event) => event.type === type);
const evidence = (name: string, readOn: string, index: number, more: Partial<ReadingKeptAsEvidence> = {}) =>
  send('metering', 'meter-62000001', 'ReadingKeptAsEvidence', {
    ...readingKeptAsEvidence.example,
    accountId: '10203040',
    evidenceId: `evidence-${name}`,
    readOn,
    index,
    ...more,
  });
const correctionOf = (name: string) => correctionOfEvidence(`evidence-${name}`);
const found = async (correctionId: string) =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by('head-1')).then(200)).body;
const explained = async (billNumber: string, who: string) =>
  (await api.when(get(`/v1/bills/${billNumber}/explanation`).because('spec').by(who)).then(200)).body;

it('15.4-34: the policy that metering published judges right indexes, and a proposal names its version', async () => {
  await send('metering', 'reading-policy-index-judgement', 'ReadingPolicyPublished', readingPolicyPublished.example);
  await eventually(async () =>
    expect(await platform.eventStore.readStream('index-judgement-metering')).toMatchObject([
      { type: 'IndexJudgementTaken', data: { version: 'sample-1' } },
    ]),
  );
  const asked = requested('c-1', {
    readingId: 'reading-a',
    rightIndex: 1_050,
    fault: 'company',
    evidence: { visitedOn: day(7, 8), visitedBy: 'clerk-101', indexSeen: 1_320, remarks: 'five read as six' },
  });
  await send('case-handling', 'case-of-c-1', 'BillCorrectionRequested', asked);
  const { proposal } = await eventually(() => found('c-1'));
  expect(proposal.policies).toMatchObject({ judgement: 'sample-1' });
});

it('15.4-31, 15.4-32: evidence of the day of an estimate proposes its index, follows a payment, is approved by the head, and the explanation names it', async () => {
  await evidence('b', day(6), 1_180);
  const proposed = await eventually(() => found(correctionOf('b')));
  expect(proposed).toMatchObject({
    status: 'awaitingApproval',
    cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_180 }] },
    proposal: { approvalsNeeded: ['headOfSubscriberAffairs'], warnings: [] },
  });
  const { items } = (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200)).body;
  const { billId, paymentId, payable } = items[0];
  const payment = { billId, paymentId, amount: payable, paidOn: '2026-09-30', receiptNumber: 'R-1' };
  await api.when(post('/v1/payments', payment).by('bank-1')).then(201);
  const { hash } = await eventually(async () => {
    const again = await found(proposed.correctionId);
    expect(again.hash).not.toBe(proposed.hash);
    return again;
  });
  const approval = post(`/v1/corrections/${proposed.correctionId}/approvals`, { hash });
  await api.when(approval.by('representative-101-b')).thenRefused(404, 'CorrectionMustExist');
  await api.when(approval.by('head-1')).then(200);
  await eventually(async () => expect(await found(proposed.correctionId)).toMatchObject({ status: 'posted' }));
  const { evidence: named, readings } = await explained('10203040-1405-02-1', 'clerk-101');
  expect(readings.closing).toMatchObject({ index: 1_180 });
  expect(named).toMatchObject([{ readOn: day(6), index: 1_180 }]);
  expect(named[0].sentence.fa).toContain('۱٬۱۸۰');
  expect(named[0].sentence.fa).not.toMatch(/[a-z0-9]/i);
});

it('15.4-32: evidence of a day without an estimate, or the same message again, proposes nothing', async () => {
  await evidence('d', day(6, 10), 1_210);
  await evidence('b', day(6), 1_180);
  await eventually(async () => expect((await streamOf('EvidenceTaken')).length).toBe(2));
  await api.when(get(`/v1/corrections/${correctionOf('d')}`).by('head-1')).then(404);
});

it('15.4-34: what the head accepted against the judgement stays in the explanation of the bill', async () => {
  const falls = { kind: 'falls', fa: 'این رقم از رقم پیشین کمتر است', en: 'it is lower than the previous one' };
  await evidence('e', day(6, 20), 1_170, { override: { evidence: 'visit of 20 Shahrivar', findings: [falls] } });
  await eventually(async () => expect((await streamOf('EvidenceTaken')).length).toBe(3));
  const bill = '10203040-1405-03-1';
  const { evidence: named, readings } = await explained(bill, 'clerk-101');
  expect(readings.closing.accepted.fa).toContain('مصرف از ظرفیت بیشتر است');
  expect(readings.closing.accepted.en).not.toContain('photograph 7');
  expect(named.at(-1)).toMatchObject({ index: 1_170, sentence: { fa: expect.stringContaining(falls.fa) } });
  const byHead = await explained(bill, 'head-1');
  expect(byHead.readings.closing.accepted.en).toContain('photograph 7');
  expect(byHead.evidence.at(-1).sentence.en).toContain('visit of 20 Shahrivar');
});
