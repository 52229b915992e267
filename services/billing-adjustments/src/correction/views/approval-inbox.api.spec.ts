import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../bill-account/examples/correction.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const proposalOf = (correctionId: string, rightIndex: number) => {
  const request = requestOf({ correctionId, rightIndex, ...seenAt(5_262) });
  return {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulated(fold(billAccount, issued), request),
      countyOffice: 'county-1',
      disputedReaders: ['reader-17'],
      proposedOn: day(7, 10),
    },
  };
};
const [small, large] = [proposalOf('small', 5_239), proposalOf('large', 1_140)] as const;

const inbox = async (username: string, query: string) =>
  (await api.when(get(`/v1/corrections?${query}`).by(username)).then(200)).body.items
    .map(({ correctionId }: { correctionId: string }) => correctionId)
    .toSorted();
const approving = (correctionId: string, body: object) =>
  post(`/v1/corrections/${correctionId}/approvals`, body).by('representative-101-b');
const reasonsOf = async (stream: string) =>
  (await platform.eventStore.readStream(stream))
    .filter(({ type }) => type === 'CorrectionApproved')
    .map(({ metadata }) => metadata.reason);

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    'bill-account-10203040': issued,
    'correction-small': [small],
    'correction-large': [large],
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('the inbox of a role (7.5)', () => {
  it('7.5: a head finds corrections that need the head, a representative those that need a representative', async () => {
    expect(await inbox('head-1', 'status=awaitingApproval')).toEqual(['large', 'small']);
    expect(await inbox('head-1', 'status=awaitingApproval&approvalsLeft=headOfSubscriberAffairs')).toEqual(['large']);
    expect(await inbox('representative-101-b', 'approvalsLeft=qualifiedRepresentative')).toEqual(['large', 'small']);
    expect(await inbox('representative-102', 'approvalsLeft=qualifiedRepresentative')).toEqual([]);
    const count = async (who: string) => (await api.when(get('/v1/waiting-approvals').by(who)).then(200)).body.roles;
    const proposedOn = { oldestProposedOn: small.data.proposedOn };
    expect(await count('head-1')).toMatchObject([{ role: 'headOfSubscriberAffairs', waiting: 1, ...proposedOn }]);
    expect(await count('representative-101-b')).toMatchObject([{ waiting: 2, ...proposedOn }]);
    expect(await count('representative-102')).toMatchObject([{ waiting: 0, oldestProposedOn: null }]);
    await api.when(get('/v1/waiting-approvals').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/corrections?approvalsLeft=counterClerk').by('head-1')).thenRefused(400, 'InvalidInput');
  });
  it('7.5: a waiting correction names who may not approve it, and by which part', async () => {
    const { body } = await api.when(get('/v1/corrections/small').by('representative-101-b')).then(200);
    expect(body.barred).toEqual(
      expect.arrayContaining([
        { person: small.data.request.proposedBy, as: 'proposer', title: { fa: 'پیشنهاددهنده', en: 'proposer' } },
        { person: 'reader-17', as: 'reader', title: expect.objectContaining({ fa: 'کنتورخوان این قرائت' }) },
      ]),
    );
    const { body: listed } = await api.when(get('/v1/corrections').by('auditor-1')).then(200);
    expect(listed.items.some((each: object) => 'barred' in each)).toBe(false);
  });
  it('7.5: an approved correction waits only for the other approvers', async () => {
    await api.when(approving('large', { hash: large.data.hash })).then(200, [{ type: 'CorrectionApproved' }]);
    expect(await inbox('representative-101-b', 'approvalsLeft=qualifiedRepresentative')).toEqual(['small']);
    expect(await inbox('head-1', 'approvalsLeft=headOfSubscriberAffairs')).toEqual(['large']);
  });
});

describe('reason of an approval (quality A5)', () => {
  it('7.5: without a reason from the approver the log has the amount and the bills', async () => {
    const [reason] = await reasonsOf('correction-large');
    for (const part of [
      '10203040-1405-02-1',
      '10203040-1405-03-1',
      `approves a correction of ${large.data.proposal.difference.toLocaleString('en-US')} rial`,
      'تأیید تعدیل',
    ])
      expect(reason).toContain(part);
  });
  it("7.5: the approver's text is the reason of the approval", async () => {
    await api.when(approving('small', { hash: small.data.hash, reason: '' })).thenRefused(400, 'InvalidInput');
    await api
      .when(approving('small', { hash: small.data.hash, reason: 'x'.repeat(2_001) }))
      .thenRefused(400, 'InvalidInput');
    await api.when(approving('small', { hash: small.data.hash, reason: 'عکس کنتور رقم درست را نشان می‌دهد' })).then(200);
    expect(await reasonsOf('correction-small')).toEqual(['عکس کنتور رقم درست را نشان می‌دهد']);
  });
});
