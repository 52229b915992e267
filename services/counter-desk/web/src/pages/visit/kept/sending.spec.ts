import { describe, expect, it } from '@jest/globals';
import type { ActionDto, CaseFileDto } from '../../../api/generated/case-handling.ts';
import { ConnectionLost, ProblemError } from '../../../api/problem.ts';
import type { KeptVisit } from './kept-visit.ts';
import { confirmed, finished, isWaiting, sendVisit, type CaseDesk } from './sending.ts';

const action = { name: 'report', path: '/v1/cases/c-1/visits', fixed: {}, fields: [] } as unknown as ActionDto;
const line = (subject: string, at: string) =>
  ({ at, actor: { subject, office: null }, says: { fa: at, en: at }, type: 'Noted' }) as never;
const opening = line('clerk-101', '1');

const open: KeptVisit = {
  caseId: 'c-1',
  trackingCode: '',
  title: { fa: '', en: '' },
  dueOn: null,
  address: 'خیابان انقلاب',
  meter: null,
  action,
  seen: 1,
  day: '2026-11-29',
  values: { indexSeen: '۸۷۴۳' },
  progress: { state: 'open' },
};
const body = { indexSeen: 8743 };

/** A service that records each key once, with the case beside it. */
const service = () => {
  const recorded = new Map<string, unknown>();
  const state = { history: [opening], actions: [action], posts: 0, faults: [] as unknown[], isUnknown: false };
  const refusal = (rule: string, status: number) => new ProblemError({ type: '', title: '', status, rule });
  const desk: CaseDesk = {
    subject: 'expert-1',
    read: () => {
      if (state.isUnknown) throw refusal('CaseMustExist', 404);
      return Promise.resolve({ history: state.history, actions: state.actions } as unknown as CaseFileDto);
    },
    post: (_, sent, key) => {
      state.posts++;
      if (recorded.has(key)) return Promise.resolve();
      const fault = state.faults.shift();
      if (fault instanceof ProblemError) throw fault;
      recorded.set(key, sent);
      state.history = [...state.history, line('Expert-1', '2')];
      state.actions = [];
      // It has arrived, and the answer is lost.
      if (fault) throw new ConnectionLost(fault);
      return Promise.resolve();
    },
  };
  return { state, desk, recorded, refusal };
};

const sent = async (desk: CaseDesk, visit: KeptVisit) => {
  const noted: KeptVisit[] = [];
  const note = (tried: KeptVisit) => Promise.resolve(void noted.push(tried));
  if (!isWaiting(visit)) throw new Error('it does not wait');
  try {
    return await sendVisit(visit, desk, { note, now: () => 7 });
  } catch (error) {
    if (!(error instanceof ConnectionLost || error instanceof ProblemError)) throw error;
    return noted.at(-1) ?? visit;
  }
};
let keys = 0;
const done = (visit = open, of: object = body) => finished(visit, of as typeof body, () => `key-${++keys}`);

describe('a finished visit', () => {
  it('reaches its case, and nothing of it stays but that it was sent', async () => {
    const { desk, recorded } = service();
    const visit = await sent(desk, done());
    expect(visit).toMatchObject({ progress: { state: 'sent', at: 7 }, address: null, values: {} });
    expect([...recorded.values()]).toEqual([body]);
  });

  it('situation 41: refused twice for the moment, then cut in the middle: it reaches its case once', async () => {
    const { desk, state, recorded, refusal } = service();
    state.faults = [refusal('PartMustBeAvailable', 503), refusal('RateMustBeWithinLimit', 503), 'cut'];
    let visit = done();
    for (let attempt = 0; attempt < 3; attempt++) {
      visit = await sent(desk, visit);
      expect(visit.progress).toMatchObject({ state: 'waiting', isTried: true });
    }
    expect((await sent(desk, visit)).progress.state).toBe('sent');
    expect([recorded.size, state.posts]).toEqual([1, 4]);
  });

  it('situation 41: it is not sent to a case that somebody withdrew meanwhile, and the words stay', async () => {
    const { desk, state } = service();
    state.history = [opening, line('clerk-101', '2')];
    state.actions = [];
    const visit = await sent(desk, done());
    expect(visit).toMatchObject({ progress: { state: 'movedOn', isGone: true, body }, values: { indexSeen: '۸۷۴۳' } });
    expect(state.posts).toBe(0);
  });

  it('is not sent to a case that waits for another visit now: the expert decides, and then the service', async () => {
    const { desk, state, recorded } = service();
    state.history = [opening, line('clerk-101', '2')];
    const visit = await sent(desk, done());
    expect([visit.progress.state, state.posts]).toEqual(['movedOn', 0]);
    expect((await sent(desk, confirmed(visit))).progress.state).toBe('sent');
    expect(recorded.size).toBe(1);
  });

  it('an attempt that did not arrive is no reason to overwrite what a colleague did after it', async () => {
    const { desk, state, refusal } = service();
    state.faults = [refusal('PartMustBeAvailable', 503)];
    const tried = await sent(desk, done());
    state.history = [opening, line('clerk-101', '2')];
    expect((await sent(desk, tried)).progress).toMatchObject({ state: 'movedOn', isGone: false });
  });

  it('an attempt that arrived gets the answer of then, although colleagues went on', async () => {
    const { desk, state, recorded } = service();
    state.faults = ['cut'];
    const tried = await sent(desk, done());
    state.history = [...state.history, line('representative-101-a', '3')];
    expect((await sent(desk, tried)).progress.state).toBe('sent');
    state.isUnknown = true;
    expect((await sent(desk, tried)).progress.state).toBe('sent');
    expect(recorded.size).toBe(1);
  });

  it('a case that is not shown to the person any more is no place for it', async () => {
    const { desk, state } = service();
    state.isUnknown = true;
    expect((await sent(desk, done())).progress).toMatchObject({ state: 'movedOn', isGone: true });
  });

  it('a refusal stands in words; corrected words have a new key, the same words keep theirs', async () => {
    const { desk, state, refusal } = service();
    state.faults = [refusal('IndexSeenMustFitRegister', 422)];
    const visit = await sent(desk, done());
    expect(visit.progress).toMatchObject({ state: 'refused', problem: { rule: 'IndexSeenMustFitRegister' }, body });
    const { key } = visit.progress as { key: string };
    expect(done(visit).progress).toMatchObject({ state: 'waiting', key });
    expect((done(visit, { indexSeen: 874 }).progress as { key: string }).key).not.toBe(key);
  });

  it('without a session it waits', async () => {
    const { desk, state, refusal } = service();
    state.faults = [refusal('SessionMustBeOpen', 401)];
    expect((await sent(desk, done())).progress.state).toBe('waiting');
  });
});
