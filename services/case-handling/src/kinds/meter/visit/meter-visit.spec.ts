import { describe, expect, it } from '@jest/globals';
import { account, by, jalali, knownReading, workingCalendar } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { meterVisit } from './meter-visit.case.ts';

const asked = { accountId: '1000001', reason: 'the bill is twice last year’s' };
const error = { wrongReadingId: 'reading-07', rightIndex: 2147, fault: 'readingContractor' };
const registered = (around: Parameters<typeof walk>[1] = {}) =>
  walk(meterVisit, { bill: undefined, ...around })
    .opened(asked)
    .on('1405-09-01');

describe('meter visit (A3)', () => {
  it('A3-1 is registered for an account, for any reason', () => {
    expect(registered().expect({ stage: 'visit' }).events[0]).toMatchObject({
      data: { accountId: '1000001', meterId: '62000001', facts: { reason: asked.reason } },
    });
  });
  it('A3-2 is visited by the counter office, or by the company’s expert', () => {
    registered().visited().expect({ stage: 'judgement' });
    registered().visited({}, by('fieldExpert', 'county-1')).expect({ stage: 'judgement' });
    registered().visited({}, by('fieldExpert', 'county-2')).thenRejected('CaseMustBelongToOwnOffice');
  });
  it('A3-3 corrects the bills of a wrong reading on a sound meter', () => {
    registered()
      .visited()
      .decided('errorConfirmed', { ...error, fault: 'company' })
      .expect({ requests: ['BillCorrectionRequested'] })
      .hears('BillCorrected')
      .expect({ deadline: { answer: 'kept' } })
      .informed('sms')
      .expect({ outcome: 'corrected' });
  });
  it('A3-5 refunds the fee through Card 74 if the contractor made the mistake', () => {
    const asking = registered().visited({ remarks: 'glass is clean' }).decided('errorConfirmed', error);
    expect(asking.lastRequest()).toMatchObject({
      fault: 'readingContractor',
      contractorId: 'contractor-zagros',
      feeCharged: 35_000,
      evidence: { remarks: 'glass is clean' },
    });
  });
  it('A3-3 leaves a right reading unchanged', () => {
    registered().visited().decided('readingRight').informed('phone').expect({ outcome: 'readingRight', requests: [] });
  });
  it('A3-3 continues as a meter fault if the meter is not sound', () => {
    registered().visited({ meterSound: false }).informed('sms').expect({ outcome: 'meterFaulty' });
  });
  it('15.4-21 ends as withdrawn after the applicant was informed', () => {
    registered().withdrawn('found the leak').informed('sms').expect({ outcome: 'withdrawn' });
  });
  it('A3-4 promises the answer in 3 calendar days', () => {
    registered()
      .expect({ due: { answer: '1405-09-04' } })
      .on('1405-09-05')
      .expect({ deadline: { answer: 'missed' }, alsoShownTo: 'headOfSubscriberAffairs', waitsFor: 'counterClerk' });
  });
  it('10.5-3, A3-4 an answer on the last day is in time; one on the day after is late', () => {
    registered()
      .visited()
      .on('1405-09-04')
      .decided('readingRight')
      .expect({ deadline: { answer: 'kept' } });
    registered()
      .visited()
      .on('1405-09-05')
      .decided('readingRight')
      .expect({ deadline: { answer: 'late' } });
  });
  it('10.5-5 keeps a calendar-day deadline that falls on a closed day, and flags it', () => {
    const late = walk(meterVisit).opened(asked).on('1405-09-03');
    expect(late.events[1]).toMatchObject({
      type: 'ClockStarted',
      data: { dueOn: jalali('1405-09-06'), fallsOnClosedDay: true, unit: 'days', calendarVersions: ['1405-1'] },
    });
    expect(late.calendars(workingCalendar({ version: '1405-2', weeklyClosingDays: [] })).events.at(-1)).toMatchObject({
      type: 'DeadlineReplanned',
      data: { dueOn: jalali('1405-09-06'), fallsOnClosedDay: false },
    });
  });
  it('A3-1 rejects an unknown account, and one without a meter', () => {
    registered({ account: undefined }).thenRejected('AccountMustBeKnown');
    registered({ account: account({ meterId: undefined }) }).thenRejected('MeterMustBeInstalled');
  });
  it('A3-3, 11.8 rejects a right index above the one seen at the visit', () => {
    registered()
      .visited({ indexSeen: 100 })
      .decided('errorConfirmed', { ...error, rightIndex: 23_705 })
      .thenRejected('RightIndexMustNotExceedIndexSeen');
  });
  it('A3-3 rejects finding the last reading right if a sound meter shows less; the meter may be visited again', () => {
    const below = registered({ disputed: knownReading() }).visited();
    below
      .decided('readingRight')
      .thenRejected('ReadingMustNotExceedIndexSeen')
      .decided('visitAgain')
      .expect({ stage: 'visit' })
      .visited({ indexSeen: 2417 })
      .decided('readingRight')
      .expect({ stage: 'readingRightAnswer' });
  });
  it('1.2, A3-3, 7.5 rejects a representative without a valid certificate', () => {
    const uncertified = registered({ certificates: [] }).visited();
    uncertified
      .decided('errorConfirmed', error)
      .thenRejected('RepresentativeMustHoldValidCertificate')
      .decided('readingRight')
      .thenRejected('RepresentativeMustHoldValidCertificate');
  });
  it('A3-3 rejects a reading of another account', () => {
    registered({ readings: [knownReading({ accountId: 'another' })] })
      .visited()
      .decided('errorConfirmed', error)
      .thenRejected('ReadingMustBelongToTheAccount');
  });
});
