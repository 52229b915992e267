import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { startService, type RunningService } from '@pishkhan/service-kit';
import {
  calendar,
  fees,
  dyingStore,
  eventually,
  post,
  startTestPlatform,
  speaking,
  type TestPlatform,
  publishVersion,
} from '@pishkhan/testing';
import { nextBill, oneSubscriber } from '../../case/spec/neighbours.builders.ts';
import { caseHandling } from '../../index.ts';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
type Request = Parameters<Api['send']>[0];

/** The appends of one case, by an event of each: claim, opening, withdrawal, and the notice that closes it. */
const steps = { claim: 'SubjectClaimed', opening: 'CaseOpened', withdrawal: 'CaseWithdrawn', closing: 'CaseClosed' };
const deaths = Object.entries(steps).flatMap(([step, event]) =>
  (['before', 'after'] as const).map((when) => ({ step, event, when })),
);
type Death = (typeof deaths)[number];
/** The append has happened when the process dies. */
const isDone = (step: keyof typeof steps, death: Death): boolean => {
  const [place, dies] = [step, death.step].map((each) => Object.keys(steps).indexOf(each)) as [number, number];
  return place < dies || (place === dies && death.when === 'after');
};

let platform: TestPlatform;
let api: Api;
beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '60000' } });
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  const last = { kind: 'bill-review', billNumber: 'corrective', objection: 'readFigure' };
  await eventually(() => api.when(post('/v1/cases', last).by('clerk-101')).then(201));
  await api.service.stop();
});
afterAll(() => platform.stop());

const sendTo = async (service: RunningService, { method, path, body, username, headers }: Request) => {
  const answer = await fetch(`${service.url}${path}`, {
    method,
    body: JSON.stringify(body),
    headers: {
      ...headers,
      'content-type': 'application/json',
      authorization: `Bearer ${await platform.tokenFor(username!)}`,
    },
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: answer.status, body: (await answer.json()) as any };
};

/** Opens, withdraws and closes a case, until the process dies. */
const liveAndDie = async (death: Death, opening: Request) => {
  const mortal = await startService(
    caseHandling,
    { ...(await platform.platformFor('case-handling')), eventStore: dyingStore(platform.eventStore, death).store },
    { host: '127.0.0.1', port: 0 },
  );
  await mortal.ready();
  const opened = await sendTo(mortal, opening);
  if (opened.status === 201) {
    const at = `/v1/cases/${opened.body.caseId}`;
    const withdrawn = await sendTo(mortal, post(`${at}/withdrawals`, { reason: 'found the leak' }).by('clerk-101'));
    if (withdrawn.status === 201) await sendTo(mortal, post(`${at}/notices`, { channel: 'sms' }).by('clerk-101'));
  }
  await mortal.stop();
};

const casesAbout = async (billNumber: string) => {
  const log = await platform.eventStore.readAll({ after: START, limit: 10_000 });
  const opened = log.filter(
    ({ type, data }) =>
      type === 'CaseOpened' && (data as { asked: { billNumber?: string } }).asked.billNumber === billNumber,
  );
  const ended = new Set(
    log.filter(({ type }) => type === 'CaseWithdrawn' || type === 'CaseClosed').map(({ stream }) => stream),
  );
  return { all: opened.length, open: opened.filter(({ stream }) => !ended.has(stream)).length };
};

describe('F10 a process killed at an append', () => {
  it.each(deaths)('F10: killed $when the $step, there is one open case or a free bill', async (death) => {
    const billNumber = nextBill();
    const body = { kind: 'bill-review', billNumber, objection: 'readFigure' };
    const opening = post('/v1/cases', body).by('clerk-101').key(`killed-${death.when}-${death.step}`);
    await liveAndDie(death, opening);
    const restarted = await platform.start(caseHandling);
    const claimed = isDone('claim', death);
    await eventually(async () => expect((await casesAbout(billNumber)).all).toBe(claimed ? 1 : 0));
    const isOpen = claimed && !isDone('withdrawal', death);
    expect(await casesAbout(billNumber)).toMatchObject({ open: isOpen ? 1 : 0 });
    const next = await restarted.send(post('/v1/cases', body).by('clerk-102'));
    expect([next.status, next.body.rule]).toEqual(isOpen ? [409, 'BillMustNotBeUnderReview'] : [201, undefined]);
    expect(await casesAbout(billNumber)).toMatchObject({ open: 1 });
    if (claimed) {
      const again = await restarted.send(opening);
      expect([again.status, await casesAbout(billNumber)]).toMatchObject([201, { open: 1 }]);
    }
    await restarted.service.stop();
  });
});
