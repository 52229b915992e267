import { describe, expect, it } from '@jest/globals';
import type { ActionDto, CaseFileDto } from '../../../api/generated/case-handling.ts';
import { ConnectionLost, ProblemError } from '../../../api/problem.ts';
import { isAsFar, VisitChanged, type Kept, type KeptVisit } from './kept-visit.ts';
import { sendEach } from './sending-each.ts';
import type { CaseDesk } from './sending.ts';

const action = { name: 'report', path: '/visits', fixed: {}, fields: [] } as unknown as ActionDto;
const waiting = (caseId: string, index: number): KeptVisit => ({
  caseId,
  trackingCode: '',
  title: { fa: '', en: '' },
  dueOn: null,
  address: null,
  meter: null,
  action,
  seen: 0,
  day: '2026-11-29',
  values: {},
  progress: {
    state: 'waiting',
    isTried: false,
    isConfirmed: false,
    body: { caseId, index },
    key: `${caseId}-${index}`,
  },
});
const fault = (status: number) => new ProblemError({ type: '', title: '', status, rule: 'UnexpectedFault' });

/** A phone with some visits, and services that answer each case as told. */
const phoneWith = (visits: readonly KeptVisit[], answers: Readonly<Record<string, () => void>> = {}) => {
  const kept = visits.map((visit, place): Kept => ({ taking: 't', name: String(place), visit }));
  const sent: unknown[] = [];
  const desk: CaseDesk = {
    subject: 'expert-1',
    read: () => Promise.resolve({ history: [], actions: [action] } as unknown as CaseFileDto),
    post: (_, body) => {
      answers[body['caseId'] as string]?.();
      return Promise.resolve(void sent.push(body['index']));
    },
  };
  const keep = async (known: Kept, visit: KeptVisit): Promise<void> => {
    const place = Number(known.name);
    if (!isAsFar(kept[place]!.visit, known.visit)) throw new VisitChanged();
    kept[place] = { ...known, visit };
  };
  const send = () => sendEach(() => Promise.resolve([...kept]), keep, desk);
  return { kept, sent, desk, send, states: () => kept.map(({ visit }) => visit.progress.state) };
};

describe('sending all visits that wait', () => {
  it('what the expert changed while another one was sent is not sent as it was before', async () => {
    const phone = phoneWith([waiting('c-1', 1), waiting('c-2', 2), waiting('c-3', 3)], {
      'c-1': () => {
        phone.kept[1] = { ...phone.kept[1]!, visit: { ...waiting('c-2', 2), progress: { state: 'open' } } };
        phone.kept[2] = { ...phone.kept[2]!, visit: waiting('c-3', 33) };
      },
    });
    await phone.send();
    expect([phone.sent, phone.states()]).toEqual([
      [1, 33],
      ['sent', 'open', 'sent'],
    ]);
  });

  it('what the expert changed while its case was being read is not sent as it was before', async () => {
    const phone = phoneWith([waiting('c-1', 1)]);
    const { read } = phone.desk;
    phone.desk.read = (caseId) => {
      phone.kept[0] = { ...phone.kept[0]!, visit: { ...waiting('c-1', 1), progress: { state: 'open' } } };
      return read(caseId);
    };
    await phone.send();
    expect([phone.sent, phone.states()]).toEqual([[], ['open']]);
  });

  it('one that a service fails to record holds up no other; a lost connection ends the attempt', async () => {
    const fails = (error: Error) => () => {
      throw error;
    };
    const failing = phoneWith([waiting('c-1', 1), waiting('c-2', 2)], { 'c-1': fails(fault(500)) });
    await failing.send();
    expect([failing.sent, failing.states()]).toEqual([[2], ['waiting', 'sent']]);
    for (const error of [new ConnectionLost('cut'), fault(401)]) {
      const cut = phoneWith([waiting('c-1', 1), waiting('c-2', 2)], { 'c-1': fails(error) });
      await expect(cut.send()).rejects.toThrow(error);
      expect([cut.sent, cut.states()]).toEqual([[], ['waiting', 'waiting']]);
    }
  });
});
