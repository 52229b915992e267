import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { billReview } from '../../kinds/bill/bill-review.case.ts';
import { kinds } from '../../kinds/index.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import type { CaseEvent, CaseCommand, Moment } from '../case.messages.ts';
import { isOpen } from '../deadlines/deadlines.ts';
import { actionsOf } from '../acting/actions.ts';
import { caseDecider, contextOf } from '../case.ts';
import { fold, isRejection } from '@pishkhan/decider';
import { walk } from './walk.builders.ts';
import { exampleOf, by, fee, jalali, momentOn, world } from './world.builders.ts';

const decider = caseDecider(kinds);
const { bill, account, readings, calendars, certificates } = world();
const evidence = { certificates };
const error = { wrongReadingId: 'reading-07', rightIndex: 2147, fault: 'company' };
const clerk = by('counterClerk');
const representative = by('qualifiedRepresentative');

const visit = (moment: Moment, meterSound: boolean): CaseCommand => ({
  type: 'ReportWork',
  report: { visitedOn: moment.on, indexSeen: 2290, meterSound },
  by: clerk,
  ...moment,
});

/** All commands of people and services to a case, valid or not, on any day. */
const commandOn = (day: number, awaits: string | undefined) => {
  const moment = { ...momentOn(jalali(`1405-09-${String(day).padStart(2, '0')}`)), calendars };
  const content = { correctionId: awaits ?? 'none' };
  return fc.constantFrom<CaseCommand>(
    visit(moment, true),
    visit(moment, false),
    {
      type: 'Decide',
      answer: 'errorConfirmed',
      form: error,
      readings,
      evidence,
      reason: 'r',
      by: representative,
      ...moment,
    },
    {
      type: 'Decide',
      answer: 'readingRight',
      form: {},
      readings: [],
      evidence,
      reason: 'r',
      by: representative,
      ...moment,
    },
    { type: 'HearService', event: 'BillCorrected', content: { ...exampleOf('BillCorrected'), ...content }, ...moment },
    { type: 'HearService', event: 'BillCorrectionRefused', content, ...moment },
    { type: 'InformApplicant', proof: { channel: 'sms', at: '', reference: '' }, by: clerk, ...moment },
    { type: 'WithdrawCase', reason: 'r', by: clerk, ...moment },
    { type: 'MissDeadline', deadline: 'answer', ...moment },
  );
};

const lives = fc.tuple(
  fc.constantFrom(billReview, meterVisit),
  fc.array(fc.tuple(fc.nat({ max: 28 }), fc.nat({ max: 1_000_000 })), { maxLength: 25 }),
);

describe('any commands to a case', () => {
  it('15.4-21 it never closes before the answer was recorded and the applicant informed; while open, it has an open deadline or an answer for the applicant', () => {
    fc.assert(
      fc.property(lives, ([kind, steps]) => {
        const on = jalali('1405-09-01');
        const form: Record<string, string> =
          kind.opens.about === 'bill'
            ? { billNumber: bill!.billNumber, objection: 'readFigure' }
            : { accountId: account!.accountId, reason: 'r' };
        const first = decider.decide(
          {
            type: 'OpenCase',
            caseId: world().caseId,
            kind: kind.kind,
            form,
            ownCounty: 'county-1',
            known: { bill, account },
            fee: fee(),
            by: clerk,
            ...momentOn(on),
            calendars,
          },
          decider.initial,
        );
        const events: CaseEvent[] = isRejection(first) ? [] : [...first];
        for (const [day, seed] of steps) {
          const state = fold(decider, events);
          const [command] = fc.sample(commandOn(day + 1, state.status === 'open' ? state.awaits : undefined), {
            numRuns: 1,
            seed,
          });
          const decision = decider.decide(command!, state);
          if (!isRejection(decision)) events.push(...decision);
        }
        const types = events.map(({ type }) => type);
        const closed = types.indexOf('CaseClosed');
        if (closed >= 0) {
          expect(types.indexOf('AnswerRecorded')).toBeLessThan(types.indexOf('ApplicantInformed'));
          const after = types.slice(closed + 1).filter((type) => type !== 'LateReportKept');
          expect([types[closed - 1], ...after]).toEqual(['ApplicantInformed']);
          return;
        }
        const state = fold(decider, events);
        const isPromised =
          state.status === 'open' && (state.answer !== undefined || Object.values(state.deadlines).some(isOpen));
        expect(isPromised).toBe(true);
        expect(types.filter((type) => type === 'DeadlineMissed').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the text of the answer', () => {
  const moment = { ...momentOn(jalali('1405-09-01')), calendars };
  const answered = walk(meterVisit, { bill: undefined })
    .opened({ accountId: '1000001', reason: 'too high' })
    .on('1405-09-01')
    .visited({ meterSound: false });

  it('A5-4, 15.4-21 is shown to the person who informs the applicant', () => {
    const state = fold(decider, answered.events);
    const inform = actionsOf(contextOf(kinds, state)!, clerk, evidence, moment).find(({ verb }) => verb === 'inform');
    expect(inform).toMatchObject({
      says: {
        en: expect.stringMatching(/^The meter is faulty; the case continues as a meter fault\. Tracking code: /),
      },
    });
  });
  it('A3-3 a case answered by an earlier release without continuation continues when it closes, and never twice', () => {
    const proof = { channel: 'sms', at: moment.at, reference: 'n' } as const;
    const closedAfter = (events: readonly CaseEvent[]) => {
      const decided = decider.decide({ type: 'InformApplicant', proof, by: clerk, ...moment }, fold(decider, events));
      if (isRejection(decided)) throw new Error(decided.rejected);
      return decided.map(({ type }) => type);
    };
    const before = answered.events.filter(({ type }) => type !== 'CaseContinued');
    expect(before).toHaveLength(answered.events.length - 1);
    expect(closedAfter(before)).toEqual(['CaseContinued', 'ApplicantInformed', 'CaseClosed']);
    expect(closedAfter(answered.events)).toEqual(['ApplicantInformed', 'CaseClosed']);
  });
});
