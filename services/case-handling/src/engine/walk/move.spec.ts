import { describe, expect, it } from '@jest/globals';
import { complaint } from '../../kinds/conduct/complaint.case.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import { by, jalali, workingCalendar } from './world.builders.ts';
import { walk } from './walk.builders.ts';

const opened = () =>
  walk(meterVisit, { bill: undefined }).opened({ accountId: '1000001', reason: 'too high' }).on('1405-09-01');
const there = by('counterClerk', 'office-102');

describe('a case of a closed office', () => {
  it('N24, A1-14: continues at another office of the county; the old one has no part in it any more', () => {
    const moved = opened().movedTo('office-102');
    expect(moved.events.at(-1)).toMatchObject({
      type: 'CaseMovedToOffice',
      data: { from: 'office-101', to: 'office-102', waitsFor: 'counterClerk', assignedTo: null, pendingRequest: null },
    });
    moved.visited({}, by('counterClerk')).thenRejected('CaseMustBelongToOwnOffice');
    moved.visited({}, there).expect({ stage: 'judgement' });
  });
  it('changes nothing when repeated, and a case that was moved elsewhere stays there', () => {
    const moved = opened().movedTo('office-102');
    expect(moved.movedTo('office-102').events).toHaveLength(moved.events.length);
    moved.movedTo('office-103').thenRejected('CaseMustStillBeOfTheOffice');
  });
  it('A1-14: only the county of the office moves it', () => {
    opened()
      .movedTo('office-102', { person: by('headOfSubscriberAffairs', 'county-2') })
      .thenRejected('CasesMayOnlyBeMovedByTheCounty');
  });
  it('A5-1: not by the person whom the case is about', () => {
    const head = by('headOfSubscriberAffairs', 'county-1');
    walk(complaint, { bill: undefined, account: undefined, countyOffice: 'county-1' })
      .opened({
        subject: 'behaviour',
        complaint: 'x',
        complainedOf: head.subject,
        countyOffice: 'county-1',
        mobile: '+989120000000',
      })
      .on('1405-09-01')
      .movedTo('office-102', { person: head })
      .thenRejected('BarredPersonMustNotTakePart');
  });
  it('15.4-50: its promise goes on and is counted by the calendar of the new office', () => {
    const closed = workingCalendar({
      unit: 'office-102',
      version: 'own-1',
      holidays: ['1405-09-03', '1405-09-04'].map((day) => ({ date: jalali(day), name: 'closed' })),
    });
    const before = opened().expect({ due: { answer: '1405-09-04' } });
    const moved = before.movedTo('office-102', { calendars: [closed] });
    expect(moved.events.slice(before.events.length).map(({ type }) => type)).toEqual([
      'CaseMovedToOffice',
      'DeadlineReplanned',
    ]);
  });
  it('15.4-37: a reader of the disputed index at the new office does not judge it, and the head may', () => {
    const moved = opened()
      .visited()
      .movedTo('office-102', { readersThere: ['reader-102'] });
    expect(moved.events.at(-1)).toMatchObject({
      data: { notBy: ['reader-102'], alsoBy: ['headOfSubscriberAffairs'], disputedReaders: ['reader-102'] },
    });
  });
  it('N24, 15.4-49: a closed complaint follows, and the new office opens it again; a closed visit stays', () => {
    const asked = {
      subject: 'behaviour',
      complaint: 'x',
      complainedOf: 'fitter-9',
      countyOffice: 'county-1',
      mobile: '+989120000000',
    };
    const closed = walk(complaint, { bill: undefined, account: undefined, countyOffice: 'county-1' })
      .opened(asked)
      .on('1405-09-01')
      .withdrawn('x')
      .informed('sms');
    closed
      .movedTo('office-102', { person: by('headOfSubscriberAffairs', 'county-2') })
      .thenRejected('CasesMayOnlyBeMovedByTheCounty');
    const moved = closed.movedTo('office-102');
    expect(moved.events.at(-1)).toMatchObject({
      type: 'CaseMovedToOffice',
      data: { to: 'office-102', waitsFor: null },
    });
    expect(moved.movedTo('office-102').events).toHaveLength(moved.events.length);
    moved.movedTo('office-103').thenRejected('CaseMustStillBeOfTheOffice');
    moved.reopened('x', by('counterClerk')).thenRejected('AnotherOfficeMayNotAnswer');
    moved.reopened('x', there).expect({ stage: 'referral' });
    opened().withdrawn('x').informed('sms').movedTo('office-102').thenRejected('CaseMustBeOpen');
  });
});
