import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected, tariffVersionPublished } from '@pishkhan/contracts';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { nextBill, oneSubscriber } from './neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const document = 'مدرک ۷';
const reason = 'مدرک با قبض مغایر است';

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(...oneSubscriber());
});
afterAll(() => platform.stop());

/** A bill review of the objection after its visit. */
const judged = async (objection: string): Promise<string> => {
  const request = { kind: 'bill-review', billNumber: nextBill(), objection };
  const { body } = await eventually(() => api.when(post('/v1/cases', request).by('clerk-101')).then(201));
  const visit = { visitedOn: '2026-11-22', indexSeen: 9_999, meterSound: true };
  await api.when(post(`/v1/cases/${body.caseId}/visits`, visit).by('clerk-101')).then(201);
  return body.caseId;
};
const decision = (caseId: string, body: object) =>
  post(`/v1/cases/${caseId}/decisions`, { ...body, document, reason }).by('representative-101-b');
const version = (name: string, effectiveFrom: string, number: number) =>
  said(tariffVersionPublished, 'tariff-book-gas', { version: name, effectiveFrom, number });

describe('a decision about the tariff or a Card 74 item', () => {
  it('F6, 15.4-41: an unknown version, or one of other days, is refused, with the versions that are known', async () => {
    const caseId = await judged('gasPrice');
    await say(version('first', '2018-04-05', 1), version('spring', '2026-10-01', 2), version('next', '2026-11-01', 3));
    await eventually(async () => {
      const { body } = await api
        .when(decision(caseId, { answer: 'tariffWrong', version: 'none' }))
        .thenRefused(409, 'NamedTariffMustBePublished');
      expect(body).toMatchObject({
        title: expect.stringMatching(/^نسخه تعرفه‌ای با این نام منتشر نشده/),
        data: { version: 'none', versions: ['first', 'spring', 'next'] },
      });
    });
    const { body } = await api
      .when(decision(caseId, { answer: 'tariffWrong', version: 'next' }))
      .thenRefused(422, 'NamedTariffMustApplyToTheBill');
    expect(body.data).toMatchObject({ from: '2026-09-22', to: '2026-10-22', versions: ['first', 'spring'] });
    expect((await api.when(get(`/v1/cases/${caseId}`).by('clerk-101')).then(200)).body.stage).toBe('judgement');
    await api.when(decision(caseId, { answer: 'tariffWrong', version: 'spring' })).then(201);
  });

  it('F6, 15.4-39: an item that the account does not have, or that is reversed, is refused', async () => {
    const caseId = await judged('miscellaneous');
    const { contractorEntry: _, ...reversal } = billCorrected.example;
    const item = { answer: 'itemWrong', linkId: billCorrected.example.contractorEntry!.linkId };
    await api.when(decision(caseId, { ...item, linkId: 'another' })).thenRefused(409, 'NamedItemMustBeOfTheAccount');
    await say(said(billCorrected, 'bill-account-1000001', { caseId: 'an-earlier-case' }));
    const other = await judged('miscellaneous');
    await eventually(() => api.when(decision(caseId, item)).then(201));
    const cause = { kind: 'miscItem', linkId: item.linkId };
    await say({
      ...said(billCorrected, 'bill-account-1000001'),
      data: { ...reversal, caseId: 'an-earlier-case', cause },
    });
    await eventually(() => api.when(decision(other, item)).thenRefused(422, 'NamedItemMustNotBeReversed'));
  });
});
