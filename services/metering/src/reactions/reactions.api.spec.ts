import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected, meterVisited, readingAccepted } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually, get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { metering } from '../index.ts';

const meterId = '62000001';
const readingId = derivedId(meterId, '2026-10-22');
const installed = {
  type: 'MeterInstalled',
  data: {
    meterId,
    accountId: '10203040',
    serial: meterId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-09-22',
    index: 120,
    readingId: derivedId(meterId, '2026-09-22'),
  },
};
const accepted = {
  type: 'ReadingAccepted',
  data: {
    ...readingAccepted.example,
    readingId,
    readOn: '2026-10-22',
    index: 417,
    estimate: { because: 'readerEstimated', method: 'byReader' },
  },
};
const actor = { subject: 'representative-101-a', roles: ['qualifiedRepresentative'], office: 'office-101' };
const message = (type: string, source: string, data: unknown, revision = 0): ContractMessage => ({
  id: crypto.randomUUID(),
  type,
  version: 1,
  source,
  stream: `${type}-1`,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T05:00:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'correlation-1',
  causationId: 'cause-1',
  actor,
  data,
});

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const published: ContractMessage[] = [];
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await platform.messages.consume({
    topics: [topicOf('metering')],
    group: 'spec',
    handle: async (heard) => void published.push(heard),
  });
  await api
    .given({ [`meter-${meterId}`]: [installed, accepted] })
    .when(get(`/v1/meters/${meterId}`).because('spec').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

const eventsOfMeter = async (from: number) => (await platform.eventStore.readStream(`meter-${meterId}`)).slice(from);

describe('reactions of metering', () => {
  it('publishes installation and reading, without the method of an estimate', async () => {
    await eventually(() => expect(published.map(({ type }) => type)).toEqual(['MeterInstalled', 'ReadingAccepted']));
    expect(published[1]).toMatchObject({
      source: 'metering',
      stream: `meter-${meterId}`,
      data: { readingId, index: 417 },
    });
    expect(published[1]!.data).not.toHaveProperty('estimate');
  });

  it('corrects the reading when its bills were corrected, once (11.8-2)', async () => {
    const correction = message('BillCorrected', 'billing-adjustments', {
      ...billCorrected.example,
      meterId,
      readingId,
      wrongIndex: 417,
      rightIndex: 217,
      readings: [{ readingId, wrongIndex: 417, rightIndex: 217, rolledOver: false, because: 'corrected' }],
    });
    await platform.messages.produce(topicOf('billing-adjustments'), [correction]);
    const [corrected] = await eventually(async () => {
      const found = await eventsOfMeter(2);
      expect(found).toHaveLength(1);
      return found;
    });
    expect(corrected).toMatchObject({
      type: 'ReadingCorrected',
      data: { readingId, wrongIndex: 417, rightIndex: 217 },
      metadata: { causationId: correction.id, actor },
    });
    await platform.messages.produce(topicOf('billing-adjustments'), [correction]);
    await eventually(() => expect(published.map(({ type }) => type)).toContain('ReadingCorrected'));
    const { body } = await api.when(get(`/v1/meters/${meterId}/readings`).because('spec').by('auditor-1')).then(200);
    expect(body.items[0]).toMatchObject({ index: 217, corrected: { wrongIndex: 417 } });
  });

  it('records a fault that a visit finds, and nothing for a sound meter (A3-2, A6-2)', async () => {
    const visit = { ...meterVisited.example, meterId, indexSeen: 300 };
    const visits = [
      message('MeterVisited', 'case-handling', { ...visit, meterSound: true }),
      message('MeterVisited', 'case-handling', { ...visit, meterSound: false }, 1),
    ];
    await platform.messages.produce(topicOf('case-handling'), visits);
    await eventually(async () => expect((await eventsOfMeter(3)).map(({ type }) => type)).toEqual(['MeterFaultFound']));
    const { body } = await api.when(get(`/v1/meters/${meterId}`).because('spec').by('auditor-1')).then(200);
    expect(body).toMatchObject({ lastReading: { index: 217 }, faults: [{ caseId: visit.caseId, indexSeen: 300 }] });
  });
});
