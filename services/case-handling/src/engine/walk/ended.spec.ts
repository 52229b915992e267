import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import { billReview } from '../../kinds/bill/bill-review.case.ts';
import { complaint } from '../../kinds/conduct/complaint.case.ts';
import { meterFault } from '../../kinds/meter/fault/meter-fault.case.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import { caseDecider } from '../case.ts';
import type { CaseEvent } from '../case.messages.ts';
import { bill, by, jalali } from './world.builders.ts';
import { walk } from './walk.builders.ts';

const head = by('headOfOffice', 'county-1');
const repairs = by('repairsUnit', 'county-1');
const expert = by('fieldExpert', 'county-1');

const withdrawn = () =>
  walk(billReview)
    .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
    .on('1405-09-01')
    .on('1405-09-02')
    .withdrawn('paid after all');

describe('a withdrawn case (15.4-49, situation 24)', () => {
  it('situation 24: its visit is called back, for the clerk and the expert who have it', () => {
    expect(withdrawn().events).toContainEqual({
      type: 'OrderCalledBack',
      data: {
        work: 'meterVisit',
        stage: 'visit',
        orderedFrom: ['counterClerk', 'fieldExpert'],
        assignedTo: null,
        reason: 'paid after all',
        by: 'counterClerk-of-office-101',
        on: jalali('1405-09-02'),
      },
    });
  });
  it('15.4-49: a case whose visit is reported has no open order to call back', () => {
    const visited = walk(billReview)
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .visited()
      .withdrawn('paid after all');
    expect(visited.events.map(({ type }) => type)).not.toContain('OrderCalledBack');
  });
  it('situation 24: a late report is kept and changes nothing, before and after the confirmation to the applicant', () => {
    for (const ended of [withdrawn(), withdrawn().informed('sms')]) {
      const before = fold(caseDecider([billReview]), ended.events as CaseEvent[]);
      const reported = ended.visited({ indexSeen: 2290, meterSound: false }, expert);
      expect(reported.events.slice(ended.events.length)).toEqual([
        {
          type: 'LateReportKept',
          data: {
            work: 'meterVisit',
            stage: 'visit',
            report: { visitedOn: jalali('1405-09-02'), indexSeen: 2290, meterSound: false },
            reportedBy: 'fieldExpert-of-county-1',
            on: jalali('1405-09-02'),
          },
        },
      ]);
      expect(fold(caseDecider([billReview]), reported.events as CaseEvent[])).toEqual(before);
    }
  });
  it('15.4-49: only those who have the order report it, with every field', () => {
    withdrawn().visited({}, by('counterClerk', 'office-102')).thenRejected('CaseMustBelongToOwnOffice');
    withdrawn().visited({}, by('qualifiedRepresentative')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    withdrawn().reported({ indexSeen: 3 }, expert).thenRejected('ReportMustFillInItsForm');
    walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-09-01')
      .withdrawn('no')
      .informed('sms')
      .reported({}, by('counterClerk'))
      .thenRejected('WorkMustBeAwaited');
  });
  it('15.4-49: none of its deadlines runs or can be missed, also where the source ends it only with the notice (A2-8)', () => {
    const fault = walk(meterFault).opened({ accountId: '1000001', fault: 'stopped' }).on('1405-09-01');
    fault
      .withdrawn('it works')
      .expect({ deadline: { answer: 'kept' } })
      .on('1405-09-20')
      .expect({ deadline: { answer: 'kept' }, alsoShownTo: undefined });
    fault
      .on('1405-09-20')
      .expect({ deadline: { answer: 'missed' } })
      .withdrawn('x')
      .expect({ deadline: { answer: 'late' } });
  });
  it('15.4-49: a withdrawal of an earlier release, which left a deadline running, has none either', () => {
    const events = withdrawn().events.filter(({ type }) => type !== 'ClockStopped') as CaseEvent[];
    const state = fold(caseDecider([billReview]), events);
    expect(state).toMatchObject({ deadlines: { answer: { state: 'kept' } } });
  });
});

describe('a reopened case (15.4-49, situation 24)', () => {
  const closed = () =>
    walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-08-01')
      .expect({ due: { answer: '1405-08-08' } })
      .decided('referred', { unit: 'REPAIRS' }, head)
      .on('1405-08-05')
      .decided('replied', { reply: 'x' }, repairs)
      .informed('phone')
      .expect({ outcome: 'replied', deadline: { answer: 'kept' } });

  it('situation 24: has a deadline of its own, 09-02, is not overdue at once, and the first one stays kept', () => {
    const reopened = closed().on('1405-08-25').reopened('he was not called');
    reopened.expect({
      stage: 'referral',
      waitsFor: 'headOfOffice',
      outcome: undefined,
      due: { answer: '1405-09-02' },
      deadline: { answer: 'running', referral: 'running' },
      alsoShownTo: undefined,
    });
    expect(reopened.events).toContainEqual({
      type: 'ClockStopped',
      data: { clock: 'answer', on: jalali('1405-08-05'), kept: true },
    });
    reopened.on('1405-09-02').expect({ deadline: { answer: 'running' } });
    reopened.on('1405-09-03').expect({ deadline: { answer: 'missed' } });
  });
  it('15.4-49: is answered and closed again, in time by its own deadline', () => {
    const late = closed()
      .on('1405-08-25')
      .reopened('he was not called')
      .decided('referred', { unit: 'CONNECTIONS' }, head)
      .on('1405-09-05')
      .decided('replied', { reply: 'y' }, by('connectionsUnit', 'county-1'))
      .informed('phone')
      .expect({ outcome: 'replied', deadline: { answer: 'late' } });
    const again = late
      .on('1405-09-10')
      .reopened('once more')
      .decided('referred', { unit: 'REPAIRS' }, head)
      .decided('replied', { reply: 'z' }, repairs)
      .informed('phone');
    const closings = again.events.flatMap((event) => (event.type === 'CaseClosed' ? [event.data.answeredInTime] : []));
    expect(closings).toEqual([true, false, true]);
  });
  it('15.2-7: only a closed case of a kind that allows it, by its office, unless it continues in another case', () => {
    walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-08-01')
      .reopened('x')
      .thenRejected('CaseMustBeClosed');
    closed().reopened('x', by('counterClerk', 'office-102')).thenRejected('AnotherOfficeMayNotAnswer');
    closed().reopened('x', repairs).thenRejected('StageMayOnlyBeDoneByItsOwner');
    withdrawn().informed('sms').reopened('x').thenRejected('KindMustAllowReopening');
    const continuing = { ...meterVisit, reopens: { by: ['counterClerk'] as const, to: 'visit', source: '15.4-49' } };
    walk(continuing)
      .opened({ accountId: '1000001', reason: 'x' })
      .on('1405-08-01')
      .visited({ meterSound: false })
      .informed('sms')
      .reopened('x')
      .thenRejected('ContinuedCaseMustNotBeReopened');
  });
});

describe('the calendar of a deadline (15.4-50)', () => {
  const closing = (unit: string, day: string) => ({
    unit,
    version: `${unit}-cold`,
    from: jalali('1405-01-01'),
    to: jalali('1405-12-29'),
    weeklyClosingDays: ['thursday', 'friday'] as const,
    holidays: [
      { date: jalali('1405-10-02'), name: 'holiday' },
      { date: jalali(day), name: 'cold' },
    ],
  });
  const unpaid = bill({ paymentDeadline: jalali('1405-10-20') });
  const before = (unit: string) => ({ ...closing(unit, '1405-10-02'), version: `${unit}-1` });

  it('situation 23: a holiday announced late moves the running deadline of its own province only, the old day kept', () => {
    const review = (unit: string) =>
      walk(billReview, { bill: unpaid, calendars: [before(unit)] })
        .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
        .on('1405-10-01')
        .expect({ due: { answer: '1405-10-07' } })
        .on('1405-10-03');
    review('county-y')
      .calendars(before('county-y'))
      .expect({ due: { answer: '1405-10-07' } });
    const moved = review('county-x').calendars(closing('county-x', '1405-10-05'));
    moved.expect({ due: { answer: '1405-10-08' } });
    expect(moved.events.at(-1)).toMatchObject({
      type: 'DeadlineReplanned',
      data: { oldDueOn: civilDate('2026-12-28'), dueOn: civilDate('2026-12-29') },
    });
  });
  describe('of a case that the head hands over to another county', () => {
    const [here, there] = [before('county-1'), closing('county-2', '1405-10-05')];
    const head = by('headOfSubscriberAffairs', 'county-1');
    const headThere = by('headOfSubscriberAffairs', 'county-2');
    const review = walk(billReview, { bill: unpaid, calendars: [here] })
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-10-01')
      .expect({ due: { answer: '1405-10-07' } });
    it('15.4-50: is that of the new county from then on, as a new fact; the stage and the old day are kept', () => {
      const moved = review.handedOver('county-2', head, [there]);
      moved.expect({ stage: 'visit', due: { answer: '1405-10-08' } });
      expect(moved.events.slice(-2)).toMatchObject([
        {
          type: 'CaseHandedOver',
          data: { stage: 'visit', from: 'county-1', to: 'county-2', by: head.subject, reason: 'it is their village' },
        },
        { type: 'DeadlineReplanned', data: { calendarUnit: 'county-2', oldDueOn: jalali('1405-10-07') } },
      ]);
    });
    it('15.4-50: the head of the new county acts, that of the old one no longer', () => {
      const moved = review.handedOver('county-2', head, [there]);
      moved.handedOver('county-3', head).thenRejected('CaseMustBelongToOwnOffice');
      moved.reassigned('clerk-7', headThere).expect({ stage: 'visit' });
      moved.handedOver('county-1', headThere, [here]).expect({ due: { answer: '1405-10-07' } });
    });
    it('15.4-50: only the head does, to another county that exists, while the case waits for a person', () => {
      review.handedOver('county-2', by('counterClerk')).thenRejected('StageMayOnlyBeDoneByItsOwner');
      review.handedOver('county-1', head).thenRejected('CaseMustMoveToAnotherCounty', { countyOffice: 'county-1' });
      review.paused('noAccess').handedOver('county-2', head).thenRejected('CaseMustNotBePaused');
      const awaiting = review
        .visited({ indexSeen: 2_147 })
        .decided('errorConfirmed', { readings: [{ readingId: 'reading-07', rightIndex: 2_147 }], fault: 'company' });
      awaiting.expect({ stage: 'correction' });
      awaiting.handedOver('county-2', head).thenRejected('CaseMustNotAwaitAService');
      awaiting.hears('BillCorrectionRefused').handedOver('county-2', head, [there]).expect({ stage: 'judgement' });
    });
  });
  it('15.4-50: a holiday of the counter office moves its own duty, not that of the county', () => {
    const calendars = [before('county-1'), closing('office-101', '1405-10-05')];
    walk(billReview, { bill: unpaid, calendars })
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-10-01')
      .expect({ due: { answer: '1405-10-08' } });
    walk(complaint, { bill: undefined, calendars })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-10-01')
      .expect({ due: { referral: '1405-10-05' } });
  });
});
