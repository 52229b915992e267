import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { seenAt } from '../../bill-account/examples/correction.ts';
import { accepted, installed, requested, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;

const ofAThird = certificates['certificate-representative-101-b']!.map(({ type, data }) => ({
  type,
  data: { ...(data as object), subject: 'representative-101-c' },
}));
const found = async (correctionId: string) =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by('auditor-1')).then(200)).body;
const waiting = (correctionId: string) =>
  eventually(async () => {
    const correction = await found(correctionId);
    expect(correction.status).toBe('awaitingApproval');
    return correction;
  });
const posted = (correctionId: string) =>
  eventually(async () => expect((await found(correctionId)).status).toBe('posted'));
const ask = async (correctionId: string, rightIndex: number, more: object = {}) => {
  const request = requested(correctionId, { rightIndex, ...seenAt(3_010), ...more });
  await send('case-handling', `case-${correctionId}`, 'BillCorrectionRequested', request);
  return waiting(correctionId);
};
const typesIn = async (correctionId: string) =>
  (await platform.eventStore.readStream(`correction-${correctionId}`)).map(({ type }) => type);
const approving = ({ correctionId, hash }: { correctionId: string; hash: string }, by: string) =>
  api.send(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by(by));

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await api
    .given({ ...publishedSettings, ...certificates, 'certificate-representative-101-c': ofAThird })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
  await send('metering', 'meter-62000001', 'MeterInstalled', installed);
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('a', day(5), 1_060));
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('b', day(6), 1_240));
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('c', day(7), 3_000));
});
afterAll(() => platform.stop());

describe('situation 34: two approvers of a correction at one moment (7.5, 15.4-29, 15.4-35)', () => {
  it('situation 34: below the band one approval and one posting count; the other is told who was first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const correction = await ask(`below-${round}`, 1_200 - round);
      expect(correction.approvalsLeft).toEqual(['qualifiedRepresentative']);
      const [b, c] = ['representative-101-b', 'representative-101-c'];
      const answers = await Promise.all([approving(correction, b), approving(correction, c)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const [first, late] = answers[0]!.status === 200 ? [b, answers[1]!] : [c, answers[0]!];
      expect(late.body).toMatchObject({
        rule: 'CorrectionMustBeAwaitingApproval',
        data: { decidedBy: first, decidedOn: '2026-10-01' },
        detail: `درباره این تعدیل پیش‌تر تصمیم گرفته شده است و در انتظار تأیید نیست (تصمیم‌گیرنده: ${first}، تاریخ تصمیم: ۹ مهر ۱۴۰۵)`,
      });
      await posted(correction.correctionId);
      const types = await typesIn(correction.correctionId);
      for (const type of ['CorrectionApproved', 'CorrectionPosted'])
        expect(types.filter((each) => each === type)).toHaveLength(1);
    }
  });
  it('situation 34: above the band both signatures count and neither is asked again; a double click is one event', async () => {
    for (let round = 0; round < 4; round += 1) {
      const correction = await ask(`above-${round}`, round % 2 ? 1_150 : 2_700);
      expect(correction.approvalsLeft).toEqual(['qualifiedRepresentative', 'headOfSubscriberAffairs']);
      const answers = await Promise.all(
        ['representative-101-b', 'head-1', 'representative-101-b', 'head-1'].map((by) => approving(correction, by)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await posted(correction.correctionId);
      const types = await typesIn(correction.correctionId);
      expect(types.filter((each) => each === 'CorrectionApproved')).toHaveLength(2);
      expect(types.filter((each) => each === 'CorrectionPosted')).toHaveLength(1);
      expect((await approving(correction, 'head-1')).status).toBe(200);
    }
  });
});
