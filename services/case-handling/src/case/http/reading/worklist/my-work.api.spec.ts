import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, fees, get, post, publishVersion, speaking, startTestPlatform, calendar } from '@pishkhan/testing';
import type { TestPlatform } from '@pishkhan/testing';
import { caseHandling } from '../../../../index.ts';
import { nextAccount, oneSubscriber } from '../../../spec/neighbours.builders.ts';

const complaint = {
  kind: 'complaint',
  subject: 'behaviour',
  complaint: 'x',
  countyOffice: 'county-1',
  mobile: '09123456789',
};
const reason = 'r';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const opened = async (body: object): Promise<string> =>
  (await eventually(() => api.when(post('/v1/cases', body).by('clerk-101')).then(201))).body.caseId;
const act = (caseId: string, verb: string, body: object, who: string) =>
  api.when(post(`/v1/cases/${caseId}/${verb}`, body).by(who)).then(201);
const read = async (path: string, who: string) => (await api.when(get(path).by(who)).then(200)).body;
const itemOf = async (path: string, caseId: string, who: string) =>
  (await read(path, who)).items.find((item: { caseId: string }) => item.caseId === caseId);

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
});
afterAll(() => platform.stop());

describe('the work of a person in figures', () => {
  it('A5-2: a case that a section sends back is marked for the head, and listed for the section until it goes on', async () => {
    const caseId = await opened(complaint);
    expect((await itemOf('/v1/worklist', caseId, 'office-head-1')).cameBack).toBeNull();
    await act(caseId, 'decisions', { answer: 'referred', unit: 'REPAIRS', reason }, 'office-head-1');
    expect(await itemOf('/v1/sent-back', caseId, 'repairs-1')).toBeUndefined();
    await act(caseId, 'returns', { reason }, 'repairs-1');
    const back = { by: 'repairs-1', on: expect.any(String) };
    expect((await itemOf('/v1/worklist', caseId, 'office-head-1')).cameBack).toEqual(back);
    expect((await itemOf('/v1/sent-back', caseId, 'repairs-1')).cameBack).toEqual(back);
    expect(await itemOf('/v1/sent-back', caseId, 'connections-1')).toBeUndefined();
    expect(await read('/v1/worklist/summary', 'repairs-1')).toMatchObject({ sentBack: 1, roles: [{ waiting: 0 }] });
    await act(caseId, 'decisions', { answer: 'referred', unit: 'REPAIRS', reason }, 'office-head-1');
    expect(await itemOf('/v1/sent-back', caseId, 'repairs-1')).toBeUndefined();
    expect((await itemOf('/v1/worklist', caseId, 'repairs-1')).cameBack).toBeNull();
  });

  it('15.4-36: counts, nearest deadline and oldest case are those of the worklist, for each role of the person', async () => {
    await opened({ kind: 'meter-visit', accountId: nextAccount(), reason: 'x' });
    await opened({ kind: 'meter-visit', accountId: nextAccount(), reason: 'x' });
    for (const who of ['clerk-101', 'expert-1', 'office-head-1', 'auditor-1']) {
      const { items } = await read('/v1/worklist?limit=100', who);
      const { roles } = await read('/v1/worklist/summary', who);
      const days = items.flatMap(({ dueOn }: { dueOn: string | null }) => dueOn ?? []);
      expect(roles).toEqual([
        {
          role: expect.any(String),
          title: { fa: expect.any(String), en: expect.any(String) },
          waiting: items.length,
          overdue: 0,
          dueSoon: items.filter(({ daysLeft }: { daysLeft: number }) => daysLeft <= 2).length,
          paused: 0,
          cameBack: 0,
          nearestDueOn: days.toSorted()[0] ?? null,
          oldestInDays: items.length === 0 ? null : 0,
        },
      ]);
    }
  });

  it('A3-2: the cases that wait for a visit to a meter are listed alone, by the stages of their kinds', async () => {
    const complained = await opened(complaint);
    const visited = await opened({ kind: 'meter-visit', accountId: nextAccount(), reason: 'x' });
    const waiting = await opened({ kind: 'meter-visit', accountId: nextAccount(), reason: 'x' });
    const visit = { visitedOn: '2026-11-22', indexSeen: 2_147, meterSound: true };
    await act(visited, 'visits', visit, 'clerk-101');
    for (const who of ['expert-1', 'clerk-101', 'auditor-1']) {
      const { items } = await read('/v1/worklist?work=meterVisit&limit=100', who);
      const ids = items.map(({ caseId }: { caseId: string }) => caseId);
      expect([ids.includes(waiting), ids.includes(visited), ids.includes(complained)]).toEqual([true, false, false]);
    }
    await api.when(get('/v1/worklist?work=nothing').by('expert-1')).thenRefused(400, 'InvalidInput');
  });

  it('one role of a person has its own list; a role that the person does not hold has none', async () => {
    const [{ role, waiting }] = (await read('/v1/worklist/summary', 'expert-1')).roles;
    expect((await read(`/v1/worklist?role=${role}&limit=100`, 'expert-1')).items).toHaveLength(waiting);
    expect((await read('/v1/worklist?role=counterClerk', 'expert-1')).items).toEqual([]);
    await api.when(get('/v1/worklist?role=king').by('expert-1')).thenRefused(400, 'InvalidInput');
    await api.when(get('/v1/worklist/summary').by('clerk-102')).then(200);
  });
});
