import { describe, expect, it } from '@jest/globals';
import { complaint } from '../../kinds/conduct/complaint.case.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import { samplePolicy, type CaseKind } from '../kind/kind.ts';
import { by, jalali } from './world.builders.ts';
import { walk } from './walk.builders.ts';

const asked = { accountId: '1000001', reason: 'too high' };
const opened = (kind: CaseKind = meterVisit) => walk(kind, { bill: undefined }).opened(asked).on('1405-09-01');
const clerk = by('counterClerk');
const expert = by('fieldExpert', 'county-1');
const head = by('headOfSubscriberAffairs', 'county-1');
const another = by('counterClerk', 'office-102');
const error = { wrongReadingId: 'reading-07', rightIndex: 2147, fault: 'company' };
const atCorrection = () => opened().visited().decided('errorConfirmed', error);

const stopping: CaseKind = {
  ...meterVisit,
  pausesStop: samplePolicy('15.2-10', { fa: 'الف', en: 'a' }, ['answer']),
};

describe('pause and resume', () => {
  it('15.2-10 a paused case accepts no step; its deadline continues', () => {
    opened()
      .paused('noAccess')
      .visited()
      .thenRejected('CaseMustNotBePaused')
      .paused('noAccess')
      .thenRejected('CaseMustNotBePaused')
      .on('1405-09-05')
      .expect({ deadline: { answer: 'missed' } })
      .resumed(expert)
      .visited()
      .expect({ stage: 'judgement' });
  });
  it('15.2-10, 10.5-7 a deadline is suspended if policy says so, and replanned afterwards', () => {
    const paused = opened(stopping).on('1405-09-02').paused('applicantAwaited').on('1405-09-10');
    paused.expect({ deadline: { answer: 'running' } });
    expect(
      paused
        .resumed()
        .expect({ due: { answer: '1405-09-12' } })
        .events.at(-1),
    ).toMatchObject({
      type: 'DeadlineReplanned',
      data: { clock: 'answer', oldDueOn: jalali('1405-09-04') },
    });
    paused.withdrawn('he moved').informed('sms').expect({ outcome: 'withdrawn' });
  });
  it('15.2-10, 10.5-7 a withdrawal during the pause replans a suspended deadline before it ends, so it is kept', () => {
    const paused = opened(stopping).on('1405-09-02').paused('applicantAwaited').on('1405-09-10');
    const withdrawn = paused.withdrawn('he moved').expect({
      deadline: { answer: 'kept' },
      due: { answer: '1405-09-12' },
    });
    expect(withdrawn.events.slice(paused.events.length).map(({ type }) => type)).toEqual([
      'CaseResumed',
      'DeadlineReplanned',
      'CaseWithdrawn',
      'ClockStopped',
      'OrderCalledBack',
      'StageEntered',
      'AnswerRecorded',
    ]);
  });
  it('15.2-10 needs a cause and a case that waits for a person, and the same to resume', () => {
    opened().paused('weather').thenRejected('PauseCauseMustBeKnown');
    opened().resumed().thenRejected('CaseMustBePaused');
    opened().paused('noAccess', another).thenRejected('CaseMustBelongToOwnOffice');
    atCorrection().paused('noAccess').thenRejected('CaseMustWaitForAPerson');
  });
});

describe('escalate, reassign, note', () => {
  it('15.4-36 an escalated case is shown to the head in addition to its owner, until the stage is done', () => {
    opened()
      .escalated(clerk)
      .expect({ alsoShownTo: 'headOfSubscriberAffairs', waitsFor: 'counterClerk' })
      .escalated(clerk)
      .thenRejected('CaseMustNotBeEscalated')
      .visited()
      .expect({ alsoShownTo: undefined });
    atCorrection().escalated(clerk).thenRejected('CaseMustWaitForAPerson');
  });
  it('15.4-36 a stage owned by the higher role cannot be escalated', () => {
    const registered = walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-09-01');
    registered.escalated(by('headOfOffice', 'county-1')).thenRejected('OwnerMustHaveSomebodyHigher');
    registered
      .decided('referred', { unit: 'REPAIRS' }, by('headOfOffice', 'county-1'))
      .escalated(by('repairsUnit', 'county-1'))
      .expect({ alsoShownTo: 'headOfOffice' });
  });
  it('15.4-36 the owner or the head assigns a stage to a colleague; the others may still do it', () => {
    const given = opened().reassigned('clerk-7', head);
    expect(given.events.at(-1)).toMatchObject({ type: 'CaseReassigned', data: { to: 'clerk-7' } });
    expect(given.reassigned('clerk-7', head).events).toEqual(given.events);
    given.reassigned(null, clerk).visited().expect({ stage: 'judgement' });
    opened().reassigned('clerk-7', by('qualifiedRepresentative')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    opened()
      .reassigned('clerk-9', head, [])
      .thenRejected('PersonMustBeRegistered', { field: 'to', username: 'clerk-9' });
    atCorrection().reassigned('clerk-7', head).thenRejected('CaseMustWaitForAPerson');
  });
  it('15.4-36, S3 a step is assigned to a colleague who holds its role at its office, by the staff register', () => {
    const name = 'colleague-7';
    const refused = (...held: Parameters<typeof by>) =>
      opened()
        .reassigned(name, head, [by(...held)])
        .thenRejected('AssigneeMustHoldTheRole', { to: name, roles: ['counterClerk', 'fieldExpert'] });
    refused('qualifiedRepresentative', 'office-101', name);
    refused('counterClerk', 'office-102', name);
    refused('headOfSubscriberAffairs', 'county-1', name);
    opened()
      .reassigned(name, head, [{ subject: name, roles: [] }])
      .thenRejected('AssigneeMustHoldTheRole');
    opened()
      .reassigned(name, head, [by('counterClerk', 'office-101', name)])
      .expect({ stage: 'visit' });
  });
  it('15.4-36 an escalated step may be assigned to the higher role', () => {
    const escalated = opened().escalated(clerk);
    escalated.reassigned('head-7', clerk, [by('headOfSubscriberAffairs', 'county-1', 'head-7')]).expect({});
    escalated
      .reassigned('head-7', clerk, [by('headOfSubscriberAffairs', 'county-2', 'head-7')])
      .thenRejected('AssigneeMustHoldTheRole');
  });
  it('A6-2 a participant may add a note at any stage', () => {
    atCorrection().noted('he called', expert).expect({ stage: 'correction' });
    opened().noted('x', another).thenRejected('CaseMustBelongToOwnOffice');
  });
  it('A5-2 without a definition in the kind a stage is neither sent back nor referred', () => {
    opened().sentBack(clerk).thenRejected('StageMustAllowSendingBack');
    opened().referred('REPAIRS', head).thenRejected('StageMustAllowReferral');
  });
});

describe('reports', () => {
  it('A3-2 name every field of the order', () => {
    opened().reported({ indexSeen: 3 }, clerk).thenRejected('ReportMustFillInItsForm');
    walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-09-01')
      .reported({}, clerk)
      .thenRejected('WorkMustBeAwaited');
  });
  it('A2-4 work of any other name is reported in its own event, and stored by its name', () => {
    const exchange = { ...meterVisit.stages['visit']!, orders: { ...order, work: 'exchange' } } as never;
    const kind: CaseKind = { ...meterVisit, stages: { ...meterVisit.stages, visit: exchange } };
    expect(opened(kind).reported({}, clerk).expect({ stage: 'judgement' }).events).toContainEqual(
      expect.objectContaining({
        type: 'WorkReported',
        data: expect.objectContaining({ work: 'exchange', stage: 'visit', report: { meterSound: true } }),
      }),
    );
  });
});
const order = {
  title: { fa: 'تعویض', en: 'Exchange' },
  event: 'WorkReported',
  asks: {},
  refuses: () => false,
  reports: () => ({ meterSound: true }),
} as const;
