import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { nextAccount, oneSubscriber } from '../spec/neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const reason = 'روستا از مهر به شهرستان دیگر پیوسته است';
const handOver = (caseId: string, to: string, body: object = { reason }) =>
  post(`/v1/cases/${caseId}/hand-overs`, { to, ...body });
const visitCase = () => ({ kind: 'meter-visit', accountId: nextAccount(), reason: 'too high' });

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  const there = { ...calendar, unit: 'county-2', version: 'there-1', weeklyClosingDays: ['saturday', 'friday'] };
  for (const each of [calendar, there]) await publishVersion(api, '/v1/working-calendars', each);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  const last = { kind: 'meter-visit', accountId: nextAccount(), reason: 'x' };
  await eventually(() => api.when(post('/v1/cases', last).by('clerk-101')).then(201));
});
afterAll(() => platform.stop());

it('15.4-50: the head hands a case over, its deadlines have the calendar of the new county, and he sees it no longer', async () => {
  const { caseId } = (await api.when(post('/v1/cases', visitCase()).by('clerk-101')).then(201)).body;
  await api.when(handOver(caseId, 'county-2').by('clerk-101')).then(403);
  await api.when(handOver(caseId, 'county-2', {}).by('head-1')).then(400);
  await api.when(handOver(caseId, 'karaj').by('head-1')).thenRefused(422, 'OfficeMustBeRegistered');
  await api.when(handOver(caseId, 'office-101').by('head-1')).thenRefused(422, 'OfficeMustBeOfTheKind');
  const actionsFor = async (who: string) =>
    (await api.when(get(`/v1/cases/${caseId}`).by(who)).then(200)).body.actions as { name: string; path: string }[];
  expect(await actionsFor('head-1')).toContainEqual(
    expect.objectContaining({ name: 'handOver', path: `/v1/cases/${caseId}/hand-overs` }),
  );
  expect((await actionsFor('clerk-101')).map(({ name }) => name)).not.toContain('handOver');
  await api.when(handOver(caseId, 'county-1').by('head-1')).thenRefused(422, 'CaseMustMoveToAnotherCounty');
  await eventually(() => api.when(handOver(caseId, 'county-2').by('head-1')).then(201));
  const recorded = await platform.eventStore.readStream(`case-${caseId}`);
  expect(recorded.slice(-2)).toMatchObject([
    { type: 'CaseHandedOver', data: { from: 'county-1', to: 'county-2', by: 'head-1', reason } },
    { type: 'DeadlineReplanned', data: { calendarUnit: 'county-2' } },
  ]);
  await api.when(handOver(caseId, 'county-3').by('head-1')).then(404);
  await eventually(() => api.when(get(`/v1/cases/${caseId}`).by('head-1')).then(404));
  const { body } = await api.when(get(`/v1/cases/${caseId}`).by('auditor-1')).then(200);
  expect(body).toMatchObject({ countyOffice: 'county-2', history: expect.any(Array) });
  const says = body.history.find(({ type }: { type: string }) => type === 'CaseHandedOver').says;
  expect(says.fa).toBe(`به اداره گاز شهرستان دیگری سپرده شد؛ ${reason}`);
  const { items } = (await api.when(get('/v1/worklist?limit=100').by('head-1')).then(200)).body;
  expect(items.map((item: { caseId: string }) => item.caseId)).not.toContain(caseId);
  await api.when(get(`/v1/cases/${caseId}`).by('clerk-101')).then(200);
});
