import { describe, expect, it } from '@jest/globals';
import { errorsOf, meterIndex, optional, text } from './form.ts';
import { meterVisit } from '../../kinds/parts/visit.ts';
import { caseKind, decision, escalateTo, moveTo, registration, request } from './kind.ts';

const words = { fa: 'الف', en: 'a' };
const asks = { accountId: text(words), floor: meterIndex(words), remarks: optional(text(words)) } as const;
const head = { version: 1, title: words, source: 'T', rules: ['T-1'], start: 'look' } as const;
const outcomes = { done: { title: words, source: 'T-1' } } as const;
const look = {
  title: words,
  source: 'T-1',
  owner: 'counterClerk',
  orders: meterVisit,
  reported: 'tell',
} as const;
const tell = { title: words, source: 'T-1', owner: 'counterClerk', informs: words, closes: 'done' } as const;
const opens = registration({
  by: ['counterClerk'],
  source: 'T-1',
  about: 'account',
  asks,
  fee: 'test',
  gates: [],
  remembers: ({ form }) => ({ floor: form.floor }),
});
const clock = {
  title: words,
  starts: 'opened',
  stops: 'applicantInformed',
  within: 1,
  unit: 'days',
  source: 'T-1',
  whenMissed: escalateTo('headOfSubscriberAffairs'),
} as const;

/** The type check finds every mistake below: a line that compiles fails it. */
describe('invalid kinds do not compile', () => {
  it('a valid kind compiles', () => {
    expect(
      caseKind({
        ...head,
        kind: 'sound',
        opens,
        deadlines: {
          clock,
          look: { ...clock, starts: undefined, stops: undefined, during: 'look', whenMissed: moveTo('tell') },
        },
        stages: { look, tell },
        outcomes,
      }).kind,
    ).toBe('sound');
  });
  it('a target that is neither stage nor outcome', () => {
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error there is no stage `telll`
      stages: { look: { ...look, reported: 'telll' }, tell },
      outcomes,
    });
    const over = { ...tell, closes: 'over' } as const;
    // @ts-expect-error there is no outcome `over`
    caseKind({ ...head, kind: 'k', opens, deadlines: {}, stages: { look, tell: over }, outcomes });
    // @ts-expect-error there is no stage `begin`
    caseKind({ ...head, start: 'begin', kind: 'k', opens, deadlines: {}, stages: { look, tell }, outcomes });
    caseKind({
      ...head,
      kind: 'k',
      opens,
      // @ts-expect-error a missed clock moves to a stage
      deadlines: { clock: { ...clock, whenMissed: moveTo('done') } },
      stages: { look, tell },
      outcomes,
    });
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      stages: {
        look: {
          title: words,
          source: 'T-1',
          owner: 'counterClerk',
          // @ts-expect-error an answer leads to a stage
          decides: { yes: decision({ title: words, asks: {}, mustHold: [], to: 'nowhere' }) },
        },
        tell,
      },
      outcomes,
    });
  });
  it('15.4-21 an outcome that is reached without informing the applicant', () => {
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error a result leads to a stage, never straight to an outcome
      stages: { look: { ...look, reported: 'done' }, tell },
      outcomes,
    });
  });
  it('an event without a contract', () => {
    const says = { BillCorrectionRequested: words } as const;
    const asking = request({
      event: 'BillCorrectionRequested',
      knownBy: 'correctionId',
      after: {},
      needs: {},
      words: says,
      content: () => {
        throw new Error('never asked');
      },
    });
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error nobody publishes BillForgotten
      stages: { look: { title: words, source: 'T-1', requests: asking, on: { BillForgotten: 'tell' } }, tell },
      outcomes,
    });
    const made = { knownBy: 'correctionId', after: {}, needs: {}, words: says } as const;
    const never = () => {
      throw new Error('never asked');
    };
    // @ts-expect-error nor is it a request
    request({ ...made, event: 'BillForgotten', content: () => ({}) });
    // @ts-expect-error the history has no words for the request
    request({ ...made, event: 'BillCorrectionRequested', words: {}, content: never });
    // @ts-expect-error content in the shape of its contract
    request({ ...made, event: 'BillCorrectionRequested', content: () => ({ caseId: 'c' }) });
    const needs = { visit: meterVisit };
    // @ts-expect-error a report that the request does not say it needs
    request({ ...made, event: 'BillCorrectionRequested', needs, content: ({ reports }) => reports.test });
    expect(asking.event).toBe('BillCorrectionRequested');
  });
  it('an unknown fact', () => {
    const needsDoor = (_: unknown, facts: { door: string }) => facts.door === 'red';
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error `door` is not remembered
      stages: { look: { ...look, reported: [{ when: needsDoor, to: 'tell' }, { to: 'tell' }] }, tell },
      outcomes,
    });
    const doorMustBeRed = ({ facts }: { facts: { door: string } }) =>
      facts.door !== 'red' && ({ rejected: 'DoorMustBeRed', kind: 'rule' } as const);
    const decides = { yes: decision({ title: words, asks: {}, mustHold: [doorMustBeRed], to: 'tell' }) };
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error nor for a decision
      stages: { look: { title: words, source: 'T-1', owner: 'counterClerk', decides }, tell },
      outcomes,
    });
    decision({
      title: words,
      asks: {},
      mustHold: [
        // @ts-expect-error a rule asks for a field that its form does not have
        ({ form }: { form: { rightIndex: number } }) =>
          form.rightIndex === 0 && ({ rejected: 'X', kind: 'rule' } as const),
      ],
      to: 'tell',
    });
    registration({
      by: [],
      source: 'T-1',
      about: 'account',
      asks,
      fee: 'test',
      gates: [],
      // @ts-expect-error the form does not ask for the colour
      remembers: ({ form }) => ({ colour: form.colour }),
    });
  });
  it('a stage without an end, and a stage of two sorts', () => {
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error nothing follows from it
      stages: { look: { title: words, source: 'T-1', owner: 'counterClerk' }, tell },
      outcomes,
    });
    caseKind({
      ...head,
      kind: 'k',
      opens,
      deadlines: {},
      // @ts-expect-error it cannot order a visit and close
      stages: { look: { ...look, informs: words, closes: 'done' }, tell },
      outcomes,
    });
  });
  it('a subject that is missing in the form, and a clock without a stop', () => {
    // @ts-expect-error a case about a bill asks for `billNumber`
    registration({ by: [], source: 'T-1', about: 'bill', asks, fee: 'test', gates: [], remembers: () => ({}) });
    caseKind({
      ...head,
      kind: 'k',
      opens,
      // @ts-expect-error it never stops
      deadlines: { clock: { ...clock, stops: undefined } },
      stages: { look, tell },
      outcomes,
    });
  });
});

describe('a form', () => {
  it('names every invalid field', () => {
    expect(errorsOf(asks, { accountId: '1', floor: 3 })).toEqual([]);
    expect(
      errorsOf(asks, { accountId: '', floor: 1.5, remarks: 5, colour: 'red' }).map(({ field, rule }) => [field, rule]),
    ).toEqual([
      ['accountId', 'isId'],
      ['floor', 'isMeterIndex'],
      ['remarks', 'isText'],
      ['colour', 'whitelistValidation'],
    ]);
    expect(errorsOf(asks, { accountId: 'a\u0000b', floor: 3 }).map(({ field, rule }) => [field, rule])).toEqual([
      ['accountId', 'isId'],
    ]);
    expect(errorsOf({ floor: meterIndex({ fa: 'رقم', en: 'Index' }) }, { floor: -1 })[0]?.message).toEqual({
      fa: 'رقم را وارد کنید (عدد صحیح، مترمکعب)',
      en: 'Index must be a whole number of cubic metres',
    });
    expect(errorsOf(asks, { accountId: 'x'.repeat(201) }).map(({ field, rule }) => [field, rule])).toEqual([
      ['accountId', 'isId'],
      ['floor', 'isMeterIndex'],
    ]);
  });
});
