import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseMovedToOffice } from '@pishkhan/contracts';
import { fold } from '@pishkhan/decider';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
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
const request = requestOf({
  ...seenAt(5_262),
  correctionId: 'c-1',
  rightIndex: 5_239,
  officeId: 'office-101',
  proposedBy: 'representative-101-a',
});
const { hash, ...simulation } = simulated(fold(billAccount, issued), request);
const proposed = {
  type: 'CorrectionProposed',
  data: { request, ...simulation, hash, countyOffice: 'county-1', disputedReaders: [], proposedOn: day(7, 10) },
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    'bill-account-10203040': issued,
    'correction-c-1': [proposed],
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

const approval = (username: string) => post('/v1/corrections/c-1/approvals', { hash }).by(username);

describe('a correction whose case moved to another office', () => {
  it('N24, 7.5: waits for the representatives of the new office, and those of the closed one sign no more', async () => {
    const caseId = request.caseId;
    const message = said(caseMovedToOffice, `case-${caseId}`, { caseId, accountId: '10203040', pendingRequest: 'c-1' });
    await speaking(platform.messages)(message);
    await eventually(async () => {
      const { body } = await api.when(get('/v1/corrections/c-1').by('representative-102')).then(200);
      expect(body).toMatchObject({ officeId: 'office-102', status: 'awaitingApproval', yourPart: 'sign' });
    });
    expect((await api.when(approval('representative-101-b')).then(404, [])).status).toBe(404);
    await api.when(approval('representative-102')).then(200);
    await eventually(async () =>
      expect((await platform.eventStore.readStream('correction-c-1')).map(({ type }) => type)).toEqual([
        'CorrectionProposed',
        'CorrectionMovedToOffice',
        'CorrectionApproved',
        'CorrectionFullyApproved',
        'CorrectionPosted',
      ]),
    );
  });
});
