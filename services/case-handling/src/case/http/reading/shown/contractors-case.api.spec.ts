import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contractorRegistered,
  exchangeContractorAppointed,
  meterExchanged,
  meterExchangeRefused,
  meterInstalled,
  meterMovedToZone,
  miscChargePosted,
} from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import {
  eventually,
  fees,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { caseHandling } from '../../../../index.ts';
import { oneSubscriber } from '../../../spec/neighbours.builders.ts';

const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '2026-03-21',
  to: '2027-03-20',
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [],
};
const TODAY = '2026-11-22';
const ACCOUNT = '1000001';
const exchanged = {
  result: 'exchanged',
  doneOn: TODAY,
  removalIndex: 2450,
  serial: '62000901',
  capacity: 'G4',
  registerDigits: 5,
  index: 3,
  damaged: false,
};
const tested = {
  finding: 'sound',
  doneOn: TODAY,
  error: '0.8',
  answerNumber: 'ک/۱۲',
  answeredOn: TODAY,
  damaged: false,
};

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const heard: ContractMessage[] = [];

const report = (caseId: string, form: object, by: string) => post(`/v1/cases/${caseId}/reports`, form).by(by);
const decide = (caseId: string, answer: string, form: object = {}, by = 'representative-101-a') =>
  post(`/v1/cases/${caseId}/decisions`, { answer, reason: 'by the form', ...form }).by(by);
const read = async (caseId: string, by = 'clerk-101') =>
  (await api.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;
const worklist = async (by: string): Promise<string[]> =>
  (await api.when(get('/v1/worklist').by(by)).then(200)).body.items.map(({ caseId }: { caseId: string }) => caseId);
/** The last request of this sort that the case published. */
const requested = (caseId: string, type: string) =>
  eventually(() => {
    const found = heard.findLast(
      ({ type: each, data }) => each === type && (data as { caseId?: string }).caseId === caseId,
    );
    expect(found).toBeDefined();
    return found!.data as Record<string, string>;
  });
const at = (caseId: string, stage: string) => eventually(async () => expect((await read(caseId)).stage).toBe(stage));

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
  await say(
    ...oneSubscriber(),
    said(meterInstalled, 'meter-62000001', { zone: 'zone-a', countyOffice: 'county-1' }),
    said(contractorRegistered, 'contractor-contractor-taftan', {
      contractorId: 'contractor-taftan',
      title: 'کارگاه تفتان',
      works: ['calibration'],
    }),
  );
});
afterAll(() => platform.stop());

describe('an order to a contractor over HTTP (A1)', () => {
  let caseId = '';
  it('A1-2, A1-4 the test is ordered when the county has appointed a company for the zone', async () => {
    const open = post('/v1/cases', { kind: 'meter-test', accountId: ACCOUNT, reason: 'too high' }).by('clerk-101');
    await eventually(async () => {
      caseId = (await api.when(open).then(201)).body.caseId;
    });
    const listed = await read(caseId, 'representative-101-a');
    expect(listed.actions.map(({ fixed }: { fixed: { answer?: string } }) => fixed.answer)).not.toContain(
      'testAccepted',
    );
    await say(said(exchangeContractorAppointed, 'exchange-appointment-county-1.zone-a'));
    await eventually(() => api.when(decide(caseId, 'testAccepted')).then(201));
  });
  it('1.2, A1-4 the company has the order with its zone, and sees neither persons nor what the applicant wrote', async () => {
    await eventually(async () => expect(await worklist('exchange-sabalan')).toContain(caseId));
    expect(await worklist('workshop-taftan')).not.toContain(caseId);
    const order = { caseId, zone: 'zone-a', stageAgeInDays: 0 };
    const { body: orders } = await api.when(get('/v1/worklist').by('exchange-sabalan')).then(200);
    expect(orders.items).toMatchObject([order]);
    const seen = await read(caseId, 'exchange-sabalan');
    expect(seen).toMatchObject({
      accountId: ACCOUNT,
      meterId: '62000001',
      openedBy: '',
      asked: {},
      fee: null,
      visit: null,
    });
    expect(seen.actions.map(({ name }: { name: string }) => name)).toEqual(['report']);
    expect(JSON.stringify(seen)).not.toMatch(/clerk-101|representative-101|too high/);
    expect((await api.when(get('/v1/cases').by('exchange-sabalan')).then(200)).body.items).toHaveLength(1);
  });
  it('N29 for another contractor the case does not exist', async () => {
    await api.when(get(`/v1/cases/${caseId}`).by('workshop-taftan')).thenRefused(404, 'CaseMustBeKnown');
    await api.when(report(caseId, tested, 'workshop-taftan')).thenRefused(404, 'CaseMustBeKnown');
    await api
      .when(post(`/v1/cases/${caseId}/notes`, { text: 'x' }).by('exchange-sabalan'))
      .thenRefused(403, 'RoleMustAllow');
  });
  it('A1-5, A1-13 the approved form becomes Card 13; a refusal says why, and the form is approved again', async () => {
    await api.when(report(caseId, { ...exchanged, serial: '' }, 'exchange-sabalan')).thenRefused(400, 'InvalidInput');
    await api.when(report(caseId, exchanged, 'exchange-sabalan')).then(201);
    const form = (await read(caseId, 'representative-101-a')).actions.find(
      ({ fixed }: { fixed: { answer?: string } }) => fixed.answer === 'formApproved',
    );
    expect(form.fields[0].options).toEqual([{ value: 'contractor-taftan', label: expect.anything() }]);
    await api.when(decide(caseId, 'formApproved', { workshop: 'contractor-taftan' })).then(201);
    const { exchangeId } = await requested(caseId, 'MeterExchangeRequested');
    await say(said(meterExchangeRefused, 'meter-62000001', { exchangeId: exchangeId!, caseId }));
    await at(caseId, 'exchangeForm');
    await api.when(decide(caseId, 'formApproved', { workshop: 'contractor-taftan' })).then(201);
    await eventually(async () => {
      const again = await requested(caseId, 'MeterExchangeRequested');
      expect(again['exchangeId']).not.toBe(exchangeId);
    });
    const again = await requested(caseId, 'MeterExchangeRequested');
    await say(said(meterExchanged, 'meter-62000001', { exchangeId: again['exchangeId']!, caseId }));
    await at(caseId, 'test');
  });
  it('A1-7, A1-8 the approved answer of the workshop is published', async () => {
    await eventually(async () => expect(await worklist('workshop-taftan')).toContain(caseId));
    await api.when(report(caseId, tested, 'workshop-taftan')).then(201);
    await api.when(decide(caseId, 'foundSound')).then(201);
    expect(await requested(caseId, 'MeterTested')).toMatchObject({
      meterId: '62000001',
      errorBasisPoints: 80,
      isSound: true,
      workshopId: 'contractor-taftan',
    });
  });
  it('A1-10, A1-11 the applicant is informed, the cost is charged, and the company gets the second order', async () => {
    await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }).by('clerk-101')).then(201);
    expect((await read(caseId)).state).toBe('open');
    await api.when(decide(caseId, 'costPosted')).then(201);
    const { chargeId } = await requested(caseId, 'MiscChargeRequested');
    await say(said(miscChargePosted, `bill-account-${ACCOUNT}`, { chargeId: chargeId!, caseId }));
    await at(caseId, 'return');
  });
  it('15.4-49 an order that is called back is in the list of the company', async () => {
    await api.when(post(`/v1/cases/${caseId}/returns`, { reason: 'wrong seal' }).by('representative-101-a')).then(201);
    await eventually(async () => {
      const { items } = (await api.when(get('/v1/called-back-orders').by('exchange-sabalan')).then(200)).body;
      expect(items).toMatchObject([{ caseId, reason: 'wrong seal' }]);
    });
    const late = report(caseId, { result: 'noAccess', doneOn: TODAY, remarks: 'nobody' }, 'exchange-sabalan');
    await api.when(late).then(201, [{ type: 'LateReportKept' }]);
    await api.when(decide(caseId, 'substituteKept')).then(201);
    await api.when(decide(caseId, 'checked', {}, 'head-1')).then(201);
    expect(await read(caseId)).toMatchObject({ state: 'closed', outcome: 'sound', answeredInTime: true });
  });
  it('A1-4, N5 an order after the meter has moved goes to the company of the new zone; a later move changes nothing yet', async () => {
    const open = post('/v1/cases', { kind: 'meter-test', accountId: ACCOUNT, reason: 'again' }).by('clerk-101');
    const { caseId: next } = (await api.when(open).then(201)).body;
    await say(
      said(meterMovedToZone, 'meter-62000001', { zone: 'zone-b', from: TODAY }),
      said(meterMovedToZone, 'meter-62000001', { moveId: 'move-2', zone: 'zone-a', from: '2026-11-23' }),
    );
    await eventually(async () => {
      const { actions } = await read(next, 'representative-101-a');
      expect(actions.map(({ fixed }: { fixed: { answer?: string } }) => fixed.answer)).not.toContain('testAccepted');
    });
    const appointed = { zone: 'zone-b', contractorId: 'contractor-alborz' };
    await say(said(exchangeContractorAppointed, 'exchange-appointment-county-1.zone-b', appointed));
    await eventually(() => api.when(decide(next, 'testAccepted')).then(201));
    const events = await platform.eventStore.readStream(`case-${next}`);
    const decided = JSON.stringify(events.map(({ data }) => data));
    expect(decided).toContain('contractor-alborz');
    expect(decided).not.toContain('contractor-sabalan');
    expect(await worklist('exchange-sabalan')).not.toContain(next);
  });
});
