import { describe, expect, it } from '@jest/globals';
import { given } from '@pishkhan/decider';
import { billReview } from '../../kinds/bill/bill-review.case.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import { caseDecider } from '../case.ts';
import type { CaseEvent, ReplanDeadlines, ReportWork } from '../case.messages.ts';
import { kindNamed, moveTo, type CaseKind } from '../kind/kind.ts';
import type { DecisionStage } from '../kind/vocabulary.ts';
import { account, by, jalali, momentOn, workingCalendar, world } from './world.builders.ts';
import { walk } from './walk.builders.ts';

const asked = { accountId: '1000001', reason: 'x' };
const { title, source, whenMissed } = meterVisit.deadlines.answer!;
const promise = { title, source, unit: 'days', whenMissed } as const;
const judgement = meterVisit.stages.judgement as DecisionStage;
/**
 * A visit with a deadline of two days, after which the case is decided without it; the applicant is informed within
 * four.
 */
const hurried: CaseKind = {
  ...meterVisit,
  kind: 'hurried',
  deadlines: {
    visit: { ...promise, during: 'visit', within: 2, whenMissed: moveTo('judgement') },
    notice: { ...promise, starts: 'opened', stops: 'applicantInformed', within: 4 },
  },
  stages: {
    ...meterVisit.stages,
    judgement: { ...judgement, decides: { readingRight: judgement.decides.readingRight! } },
  },
};
const opened = (kind = hurried) => walk(kind).opened(asked).on('1405-09-01');

describe('clocks of a case', () => {
  it('7.1 a deadline of a stage starts and stops with it', () => {
    opened()
      .expect({ deadline: { visit: 'running', notice: 'running' }, due: { visit: '1405-09-03', notice: '1405-09-05' } })
      .visited()
      .expect({ deadline: { visit: 'kept' }, stage: 'judgement' });
  });
  it('7.1 a deadline that moves the case does so once; a late check has no effect', () => {
    const moved = opened()
      .on('1405-09-04')
      .expect({ stage: 'judgement', deadline: { visit: 'late' }, waitsFor: 'qualifiedRepresentative' });
    expect(moved.on('1405-09-05').events).toEqual(moved.events);
    opened()
      .visited()
      .on('1405-09-04')
      .expect({ deadline: { visit: 'kept' } });
  });
  it('A1-15 a deadline that stops when the applicant is informed decides whether the case was in time', () => {
    const closed = opened()
      .visited()
      .decided('readingRight')
      .expect({ deadline: { notice: 'running' } })
      .on('1405-09-06')
      .expect({ alsoShownTo: 'headOfSubscriberAffairs' })
      .informed('sms');
    expect(closed.expect({ deadline: { notice: 'late' } }).events.at(-1)).toMatchObject({
      data: { answeredInTime: false },
    });
    expect(opened().visited().decided('readingRight').informed('sms').events.at(-1)).toMatchObject({
      data: { answeredInTime: true },
    });
  });
  it('10.5-6 a missed deadline that a new calendar brings forward stays missed', () => {
    const early = walk(billReview)
      .opened({ billNumber: '1000001-1405-07-1', objection: 'gasPrice' })
      .on('1405-09-05')
      .on('1405-09-10')
      .expect({ deadline: { answer: 'missed' } })
      .calendars(workingCalendar({ version: '1405-2', weeklyClosingDays: [], holidays: [] }));
    early.expect({
      deadline: { answer: 'missed' },
      alsoShownTo: 'headOfSubscriberAffairs',
      due: { answer: '1405-09-08' },
    });
  });
});

describe('cases of all kinds', () => {
  const { calendars } = world();
  const on = jalali('1405-09-01');
  const replan: ReplanDeadlines = { type: 'ReplanDeadlines', ...momentOn(on), calendars };
  const visit: ReportWork = {
    type: 'ReportWork',
    ...momentOn(on),
    calendars,
    report: { visitedOn: on, indexSeen: 1, meterSound: true },
    by: by('counterClerk'),
  };

  it('A3-2 rejects a visit without an installed meter, in every kind', () => {
    walk(
      { ...meterVisit, opens: { ...meterVisit.opens, gates: [] } },
      { account: account({ meterId: undefined }), bill: undefined },
    )
      .opened(asked)
      .on('1405-09-01')
      .visited()
      .thenRejected('VisitedMeterMustBeInstalled');
  });
  it('A3-1 rejects an unknown kind, and a command to an unknown case', () => {
    const decider = caseDecider([meterVisit]);
    given(decider).when(visit).thenRejected('CaseMustBeKnown');
    walk(billReview).opened({ billNumber: 'b' }).on('1405-09-01').expect({ stage: 'visit' });
    given(caseDecider([]))
      .when({
        type: 'OpenCase',
        caseId: 'c',
        kind: 'bill-review',
        form: {},
        ownCounty: 'county-1',
        known: {},
        fee: undefined,
        by: by('counterClerk'),
        ...momentOn(on),
        calendars,
      })
      .thenRejected('KindMustBeKnown');
  });
  it('is opened once, and platform commands to a closed case have no effect', () => {
    const decider = caseDecider([meterVisit]);
    const closed = opened(meterVisit).withdrawn('x').informed('sms').events as CaseEvent[];
    given(decider, ...closed)
      .when(replan)
      .thenNothing();
    given(decider, ...closed)
      .when({ type: 'AddNote', text: 'x', by: by('counterClerk'), ...momentOn(on), calendars })
      .thenRejected('CaseMustBeOpen', { outcome: 'withdrawn' });
    given(decider, ...closed)
      .when({
        type: 'OpenCase',
        caseId: 'c',
        kind: 'meter-visit',
        form: asked,
        ownCounty: 'county-1',
        known: {},
        fee: undefined,
        by: by('counterClerk'),
        ...momentOn(on),
        calendars,
      })
      .thenNothing();
  });
  it('keeps the kind and version of its opening', () => {
    const second = { ...meterVisit, version: 2, start: 'judgement' };
    expect(kindNamed([meterVisit, second], 'meter-visit')).toBe(second);
    const events = opened(meterVisit).events as CaseEvent[];
    given(caseDecider([meterVisit, second]), ...events)
      .when(visit)
      .thenMatching((facts) => expect(facts.map(({ type }) => type)).toEqual(['MeterVisited', 'StageEntered']));
    expect(() => given(caseDecider([second]), ...events).when(visit)).toThrow(/no kind meter-visit of version 1/);
  });
});
