import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { billCorrected, billIssued, meterExchanged } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, requested, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;
const published: ContractMessage[] = [];
const ofType = (type: string) => published.filter((message) => message.type === type).map(({ data }) => data);
const streamOf = async (type: string) =>
  (await platform.eventStore.readStream('bill-account-10203040')).filter((event) => event.type === type);
const explained = async (billNumber: string) =>
  (await api.when(get(`/v1/bills/${billNumber}/explanation`).because('spec').by('clerk-101')).then(200)).body;

/** A request about what a meter measured: it has no visit and no party at fault. */
const ask = (correctionId: string, cause: object) => {
  const {
    readingId: _r,
    rightIndex: _i,
    evidence: _e,
    fault: _f,
    contractorId: _c,
    ...request
  } = requested(correctionId);
  const data = { ...request, document: 'answer 17 of the workshop', cause };
  return send('case-handling', `case-of-${correctionId}`, 'BillCorrectionRequested', data, 4);
};
const posted = async (correctionId: string) => {
  const { hash, proposal } = await eventually(async () => {
    const { body } = await api.when(get(`/v1/corrections/${correctionId}`).by('representative-101-b')).then(200);
    expect(body.status).toBe('awaitingApproval');
    return body;
  });
  await api.when(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by('representative-101-b')).then(200);
  await eventually(() => expect(ofType(billCorrected.type)).toContainEqual(expect.objectContaining({ correctionId })));
  return proposal;
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: (message) => Promise.resolve(void published.push(message)),
  });
  await api
    .given({ ...publishedSettings, ...certificates })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
  await send('metering', 'meter-62000001', 'MeterInstalled', installed);
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('a', day(5), 1_213));
  await eventually(async () => expect((await streamOf('BillIssued')).length).toBe(1));
});
afterAll(() => platform.stop());

it('case 09, 11.4: the index of a new meter waits for Card 13, and its bill names both meters', async () => {
  await send('metering', 'meter-62000901', 'ReadingAccepted', accepted('b', day(6), 32, { meterId: '62000901' }));
  await eventually(async () => {
    const { body } = await api.when(get('/v1/readings-not-billed').by('head-1')).then(200);
    expect(body.items).toMatchObject([{ readingId: 'reading-b', waitsFor: 'meter' }]);
  });
  const { takenOff, putIn, ...exchange } = meterExchanged.example;
  await send('metering', 'meter-62000001', 'MeterExchanged', {
    ...exchange,
    accountId: '10203040',
    exchangedOn: day(5, 16),
    takenOff: { ...takenOff, index: 1_243 },
    putIn: { ...putIn, index: 2 },
  });
  await eventually(() => expect(ofType(billIssued.type)).toHaveLength(2));
  expect(ofType(billIssued.type)[1]).toMatchObject({
    consumption: '60.000',
    parts: [
      { meterId: '62000001', openingIndex: 1_213, closingIndex: 1_243, recorded: 30 },
      { meterId: '62000901', openingIndex: 2, closingIndex: 32, recorded: 30 },
    ],
  });
  const { meters } = await explained('10203040-1405-02-1');
  expect(meters.map(({ consumption }: { consumption: string }) => consumption)).toEqual(['30.000', '30.000']);
});

it('A1-9, 15.4-17, 15.4-29: an error of the meter is proposed with the rule of its start, signed by another, and published', async () => {
  await ask('c-error', {
    kind: 'meterError',
    meterId: '62000001',
    testId: 'test-1',
    errorBasisPoints: 650,
    requestedOn: day(5, 14),
  });
  const proposal = await posted('c-error');
  expect(proposal).toMatchObject({
    window: { from: day(4), to: day(5, 16), fixedBy: 'A1-9' },
    policies: { window: 'sample-1' },
  });
  expect(ofType(billCorrected.type)).toContainEqual(
    expect.objectContaining({ window: { meterId: '62000001', from: day(4), to: day(5, 16), fixedBy: 'A1-9' } }),
  );
  const { consumption, meters, corrections } = await explained('10203040-1405-01-1');
  expect(consumption).toBe('200.000');
  expect(meters[0].sentence.fa).toContain('۶٫۵ درصد بیشتر');
  expect(corrections[0].sentence.fa).not.toMatch(/[a-z]/i);
});

it('A1-9, A1-14: an error of 0 takes the posted one back, and the bills are as before', async () => {
  await ask('c-error-back', {
    kind: 'meterError',
    meterId: '62000001',
    testId: 'test-1',
    errorBasisPoints: 0,
    requestedOn: day(5, 14),
  });
  const proposal = await posted('c-error-back');
  expect(proposal.difference).toBeGreaterThan(0);
  const corrected = ofType(billCorrected.type) as { difference: number }[];
  expect(corrected.reduce((sum, { difference }) => sum + difference, 0)).toBe(0);
  const { consumption, corrections } = await explained('10203040-1405-01-1');
  expect(consumption).toBe('213.000');
  expect(corrections[1].sentence.fa).toContain('پس گرفته شد');
});

it('A2-6: a fault period of the next meter, and its withdrawal', async () => {
  await send('metering', 'meter-62000901', 'ReadingAccepted', accepted('c', day(7), 40, { meterId: '62000901' }));
  await eventually(async () => expect((await streamOf('BillIssued')).length).toBe(3));
  const fault = { kind: 'faultPeriod', meterId: '62000901', from: day(6), to: day(7), method: 'averageBefore' };
  await ask('c-fault', fault);
  const proposal = await posted('c-fault');
  expect(proposal.window).toMatchObject({ method: 'averageBefore', basis: { from: day(4), to: day(6) } });
  expect(proposal.difference).toBeGreaterThan(0);
  await ask('c-back', { kind: 'faultPeriodWithdrawn', faultOf: 'c-fault' });
  expect((await posted('c-back')).difference).toBe(-proposal.difference);
});
