import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificateGranted, readingAccepted } from '@pishkhan/contracts';
import {
  calendar,
  fees,
  eventually,
  feedOf,
  get,
  post,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import fc from 'fast-check';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { peopleOf, wandered } from '../../engine/walk/search.builders.ts';
import { caseHandling } from '../../index.ts';
import { kinds } from '../../kinds/index.ts';
import { nextAccount, nextBill, oneSubscriber, OWN_READING, READING } from './neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;

const people = [
  'clerk-101',
  'clerk-102',
  'representative-101-a',
  'representative-101-b',
  'representative-101-c',
  'representative-101-lapsed',
  'representative-102',
  'head-1',
  'expert-1',
  'office-head-1',
  'connections-1',
  'repairs-1',
];
const worklistOf = async (who: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { body }: { body: { items: { caseId: string }[]; next: string | null } } = await api
      .when(get(`/v1/worklist?limit=100${cursor}`).by(who))
      .then(200);
    ids.push(...body.items.map(({ caseId }) => caseId));
    next = body.next;
  }
  return ids;
};
/** Whether the decider accepts a step of the stage by this person: a report, a decision, a notice, or a resumption. */
const mayStep = async (caseId: string, who: string): Promise<boolean> => {
  const { status, body } = await api.send(get(`/v1/cases/${caseId}`).by(who));
  const steps = ['report', 'decide', 'inform', 'resume'];
  return status === 200 && body.actions.some(({ name }: { name: string }) => steps.includes(name));
};

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(...oneSubscriber());
  const last = { kind: 'meter-visit', accountId: nextAccount(), reason: 'x' };
  await eventually(() => api.when(post('/v1/cases', last).by('clerk-101')).then(201));
});
afterAll(() => platform.stop());

interface Change {
  readonly openedBy: string;
  readonly closingReadingId: string;
  readonly indexSeen: number;
}
const changes = fc.record({
  openedBy: fc.constantFrom('clerk-101', 'representative-101-a', 'representative-101-b'),
  closingReadingId: fc.constantFrom(READING, OWN_READING),
  indexSeen: fc.constantFrom(2147, 9_999),
});
/** The events of a found case, with other persons, readings and an index seen of its own. */
const changed = (events: readonly CaseEvent[], caseId: string, { openedBy, closingReadingId, indexSeen }: Change) =>
  events.map((event) => {
    if (event.type === 'MeterVisited') return { ...event, data: { ...event.data, caseId, indexSeen } };
    if (event.type !== 'CaseOpened') return event;
    const { facts } = event.data;
    const disputed = 'closingReadingId' in facts ? { ...facts, openingReadingId: 'none', closingReadingId } : facts;
    return { ...event, data: { ...event.data, caseId, openedBy, facts: disputed } };
  });

describe('GET /v1/worklist', () => {
  it('15.4-36, 15.4-37, 1.2: over HTTP the same persons have a case in the worklist and its steps among the actions', async () => {
    const seed = 20_261_128;
    const picks = fc.sample(fc.array(fc.nat(9_999), { minLength: 400, maxLength: 400 }), { seed, numRuns: 200 });
    const found = picks.flatMap((numbers, place) => {
      const kind = kinds[place % kinds.length]!;
      const people = peopleOf(kind);
      const way = { people, late: place % 3 === 0, ...(place % 2 === 0 && { reader: 'representative-101-b' }) };
      const each = wandered(kind, way, place % 9, (limit) => numbers.pop()! % limit);
      return each ? [{ kind, each }] : [];
    });
    const compared = found.filter(({ kind, each: { file } }) => {
      const stage = kind.stages[file.stage];
      return stage === undefined || (!('requests' in stage) && !(file.paused !== undefined && 'decides' in stage));
    });
    const withdrawnOnes = compared.filter(({ each: { file } }) => file.stage === 'withdrawn').slice(0, 1);
    const chosen = [...compared.filter(({ each: { file } }) => file.stage !== 'withdrawn').slice(-9), ...withdrawnOnes];
    const made = fc.sample(changes, { seed, numRuns: chosen.length });
    const withdrawn = new Set<string>();
    const history = Object.fromEntries(
      chosen.map(({ each }, place) => {
        const caseId = crypto.randomUUID();
        if (each.file.stage === 'withdrawn') withdrawn.add(caseId);
        return [`case-${caseId}`, changed(each.events, caseId, made[place]!)];
      }),
    );
    await api.given(history).when(get('/v1/worklist').by('auditor-1')).then(200);
    const ids = Object.keys(history).map((stream) => stream.slice('case-'.length));
    for (const who of people) {
      const listed = await worklistOf(who);
      const accepted = await Promise.all(
        ids.map(async (caseId) => !withdrawn.has(caseId) && (await mayStep(caseId, who))),
      );
      const typesOf = (caseId: string) => history[`case-${caseId}`]!.map(({ type }) => type);
      expect([who, ids.filter((caseId) => listed.includes(caseId)).map(typesOf)]).toEqual([
        who,
        ids.filter((_, place) => accepted[place]).map(typesOf),
      ]);
    }
    expect(withdrawn.size).toBeGreaterThan(0);
  });

  describe('15.4-37: a disputed reader who is found only after the opening', () => {
    const opened = async (body: object) =>
      (await api.when(post('/v1/cases', body).by('clerk-101')).then(201)).body.caseId;
    const visited = async (body: object, indexSeen: number) => {
      const caseId = await opened(body);
      const visit = { visitedOn: '2026-11-22', indexSeen, meterSound: true };
      await api.when(post(`/v1/cases/${caseId}/visits`, visit).by('clerk-101')).then(201);
      return caseId;
    };
    const objection = () => ({ kind: 'bill-review', billNumber: nextBill(), objection: 'readFigure' });

    it('by a reading that the visit contradicts: the head has the case at once, the reader no longer', async () => {
      const caseId = await visited(objection(), 2_147);
      expect(await worklistOf('head-1')).toContain(caseId);
      expect(await worklistOf('representative-101-b')).toContain(caseId);
      expect(await worklistOf('representative-101-a')).not.toContain(caseId);
      const { body } = await api.when(get('/v1/worklist?limit=100').by('head-1')).then(200);
      expect(body.items.find((item: { caseId: string }) => item.caseId === caseId)).toMatchObject({
        shownTo: 'headOfSubscriberAffairs',
      });
      const right = { answer: 'visitAgain', reason: 'r' };
      await api
        .when(post(`/v1/cases/${caseId}/decisions`, right).by('representative-101-a'))
        .thenRefused(422, 'ReaderMustNotJudgeTheOwnReading');
      await api.when(post(`/v1/cases/${caseId}/decisions`, right).by('head-1')).then(201);
    });
    it('by a reading that arrives later, or a certificate granted later', async () => {
      const accountId = nextAccount();
      const meterId = `meter-of-${accountId}`;
      const caseId = await visited({ kind: 'meter-visit', accountId, reason: 'too high' }, 9_999);
      expect(await worklistOf('head-1')).not.toContain(caseId);
      const reading = { accountId, meterId, readingId: `late-${meterId}`, readOn: '2026-11-22', readerId: 'New-Rep' };
      await say(said(readingAccepted, `meter-${meterId}`, reading));
      await say(
        said(certificateGranted, 'certificate-new-rep', {
          subject: 'new-rep',
          certificateNumber: 'n',
          office: 'office-101',
        }),
      );
      await eventually(async () => expect(await worklistOf('head-1')).toContain(caseId));
      expect(await mayStep(caseId, 'head-1')).toBe(true);
    });
  });
});

describe('what changes while one looks', () => {
  const feed = async (who: string, watch: string) => {
    const reader = await feedOf(api, watch, await platform.tokenFor(who));
    expect((await reader.next())?.changed).toEqual(watch.split(','));
    return reader;
  };
  const opened = async (who: string): Promise<{ caseId: string; position: string | null }> => {
    const body = { kind: 'meter-visit', accountId: nextAccount(), reason: 'too high' };
    const answer = await api.when(post('/v1/cases', body).by(who)).then(201);
    return { caseId: answer.body.caseId, position: answer.headers.get('x-position') };
  };

  it('1.2, N29: a colleague at the case and the county hear of a step, another office of its own cases only', async () => {
    const { caseId } = await opened('clerk-101');
    const [colleague, expert, other] = [
      await feed('representative-101-b', `case:${caseId}`),
      await feed('expert-1', 'cases'),
      await feed('clerk-102', 'cases'),
    ];
    for (const id of [caseId, 'none'])
      await api.when(get(`/v1/changes?watch=case:${id}`).by('clerk-102')).thenRefused(404, 'CaseMustBeKnown');
    const note = post(`/v1/cases/${caseId}/notes`, { text: 'با مشترک تماس گرفته شد' }).by('clerk-101');
    const position = (await api.when(note).then(201)).headers.get('x-position');
    expect(await colleague.next()).toEqual({ changed: [`case:${caseId}`], position });
    expect(await expert.next()).toEqual({ changed: ['cases'], position });
    const there = await opened('clerk-102');
    expect(await other.next()).toMatchObject({ changed: ['cases'] });
    const { body } = await api
      .when(get(`/v1/cases/${there.caseId}`).with({ 'x-after-position': there.position! }).by('clerk-102'))
      .then(200);
    expect(body.caseId).toBe(there.caseId);
    for (const reader of [colleague, expert, other]) reader.leave();
  });
});
