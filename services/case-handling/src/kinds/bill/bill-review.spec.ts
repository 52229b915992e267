import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import {
  bill,
  by,
  certificate,
  fee,
  jalali,
  knownMeter,
  knownReading,
  workingCalendar,
} from '../../engine/walk/world.builders.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { billReview } from './bill-review.case.ts';

const objection = { billNumber: '1000001-1405-07-1', objection: 'readFigure' };
const error = { wrongReadingId: 'reading-07', rightIndex: 2147, fault: 'readingContractor' };
const registered = (around: Parameters<typeof walk>[1] = {}, day = '1405-09-01') =>
  walk(billReview, around).opened(objection).on(day);
const judged = (around: Parameters<typeof walk>[1] = {}) => registered(around).visited();

describe('bill review (A6)', () => {
  it('A6-1 is registered with fee, tracking code and data of the bill', () => {
    const [opened] = registered().expect({
      stage: 'visit',
      waitsFor: 'counterClerk',
      events: ['CaseOpened', 'ClockStarted', 'StageEntered'],
    }).events;
    expect(opened).toMatchObject({
      data: {
        kindVersion: 1,
        officeId: 'office-101',
        countyOffice: 'county-1',
        fee: { item: 'billReview', amount: 35_000, schedule: 'sample-1405' },
        facts: { closingReadingId: 'reading-07', objection: 'readFigure' },
        trackingCode: expect.stringMatching(/^1405-0901-\d{5}-\d{5}-\d$/),
      },
    });
  });
  it('A6-3 ends as corrected if the error is confirmed and the applicant informed', () => {
    const asked = judged()
      .expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative' })
      .decided('errorConfirmed', error)
      .expect({ stage: 'correction', waitsFor: 'anotherService', requests: ['BillCorrectionRequested'] });
    expect(asked.lastRequest()).toEqual({
      correctionId: expect.any(String),
      caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
      officeId: 'office-101',
      accountId: '1000001',
      cause: { kind: 'readings', readings: [{ readingId: 'reading-07', rightIndex: 2147 }] },
      evidence: { visitedOn: jalali('1405-09-01'), visitedBy: 'counterClerk-of-office-101', indexSeen: 2290 },
      fault: 'readingContractor',
      contractorId: 'contractor-zagros',
      feeCharged: 35_000,
      parts: ['registrar', 'visitor'].map((as) => ({ as, by: 'counterClerk-of-office-101' })),
      proposedBy: 'qualifiedRepresentative-of-office-101',
      requestedOn: jalali('1405-09-01'),
    });
    asked
      .hears('BillCorrectionProposed', { difference: -146_156 })
      .expect({ stage: 'correction' })
      .hears('BillCorrected', { difference: -146_156 })
      .expect({ stage: 'correctedAnswer', waitsFor: 'counterClerk', deadline: { answer: 'kept' } })
      .informed('sms')
      .expect({ outcome: 'corrected' });
  });
  it('A6-3 returns to the representative if the correction is rejected, with a new request', () => {
    const again = judged()
      .decided('errorConfirmed', error)
      .hears('BillCorrectionRefused', { rule: 'ReadingMustBeBilled' })
      .expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative', deadline: { answer: 'running' } })
      .decided('errorConfirmed', { ...error, rightIndex: 2200, fault: 'company' })
      .expect({ stage: 'correction', requests: ['BillCorrectionRequested', 'BillCorrectionRequested'] });
    const ids = again.events.flatMap((event) => (event.type === 'ServiceRequested' ? [event.data.requestId] : []));
    expect(new Set(ids).size).toBe(2);
    expect(again.lastRequest()).not.toHaveProperty('contractorId');
    again.hears('BillCorrected', {}, ids[0]).expect({ stage: 'correction' });
  });
  it('A6-4 ends with a right and payable bill, and the applicant is informed of that too', () => {
    judged()
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer', deadline: { answer: 'kept' }, requests: [] })
      .informed('phone')
      .expect({ outcome: 'billStands' });
  });
  it('A6-2 ends as a meter fault if the visit finds one, and continues as A2', () => {
    const ended = registered()
      .visited({ meterSound: false })
      .expect({ stage: 'meterFaultyAnswer' })
      .informed('letter')
      .expect({ outcome: 'meterFaulty' });
    expect(ended.events.at(-1)).toMatchObject({
      type: 'CaseClosed',
      data: { outcome: 'meterFaulty', continuesAs: 'meter-fault' },
    });
  });
  it('15.4-21 ends as withdrawn only after the withdrawal was confirmed to the applicant', () => {
    registered()
      .withdrawn('paid after all')
      .expect({ stage: 'withdrawn', deadline: { answer: 'kept' } })
      .informed('inPerson')
      .expect({ outcome: 'withdrawn' });
  });
  it('A6-5 promises the answer in 3 working days; after a miss the head of subscriber affairs sees it too, and the case continues', () => {
    judged()
      .expect({ due: { answer: '1405-09-04' } })
      .on('1405-09-04')
      .expect({ deadline: { answer: 'running' }, alsoShownTo: undefined })
      .on('1405-09-05')
      .expect({
        deadline: { answer: 'missed' },
        alsoShownTo: 'headOfSubscriberAffairs',
        waitsFor: 'qualifiedRepresentative',
      })
      .on('1405-09-07')
      .decided('readingRight')
      .expect({ deadline: { answer: 'late' }, alsoShownTo: undefined })
      .informed('sms')
      .expect({ outcome: 'billStands' });
  });
  it('10.5-3, A6-5 an answer on the last day is in time; one on the day after is late', () => {
    const lastDay = judged()
      .on('1405-09-04')
      .decided('readingRight')
      .expect({ deadline: { answer: 'kept' } })
      .informed('sms');
    expect(lastDay.events.at(-1)).toMatchObject({ type: 'CaseClosed', data: { answeredInTime: true } });
    const dayAfter = judged()
      .on('1405-09-05')
      .decided('readingRight')
      .expect({ deadline: { answer: 'late' } })
      .informed('sms');
    expect(dayAfter.events.at(-1)).toMatchObject({ type: 'CaseClosed', data: { answeredInTime: false } });
  });
  it('A6-5 a deadline that passes after the answer has no effect', () => {
    judged()
      .decided('readingRight')
      .on('1405-09-20')
      .expect({ deadline: { answer: 'kept' }, alsoShownTo: undefined });
  });
  it('10.5-6 replans open deadlines when the calendar is published again, and keeps the old day', () => {
    const strike = workingCalendar({ version: '1405-2', holidays: [{ date: jalali('1405-09-03'), name: 'closure' }] });
    const moved = judged()
      .calendars(strike)
      .expect({ due: { answer: '1405-09-07' } });
    expect(moved.events.at(-1)).toMatchObject({
      type: 'DeadlineReplanned',
      data: { oldDueOn: jalali('1405-09-04'), dueOn: jalali('1405-09-07'), calendarVersions: ['1405-2'] },
    });
    moved.calendars(strike).expect({ events: moved.events.map(({ type }) => type) });
    moved
      .on('1405-09-07')
      .expect({ deadline: { answer: 'running' } })
      .on('1405-09-08')
      .expect({ alsoShownTo: 'headOfSubscriberAffairs' })
      .calendars(
        workingCalendar({
          version: '1405-3',
          holidays: [],
          weeklyClosingDays: ['thursday', 'friday', 'saturday', 'monday'],
        }),
      )
      .expect({ deadline: { answer: 'running' }, alsoShownTo: undefined });
  });
});

const representative = by('qualifiedRepresentative');
const asked = () => judged().decided('errorConfirmed', error);

describe('15.4-38 a bill review that waits for its correction', () => {
  it('is sent back by the representative or the head, once billing has ended the proposal', () => {
    for (const person of [representative, by('headOfSubscriberAffairs', 'county-1')]) {
      const recalled = asked().sentBack(person).expect({ stage: 'correction', waitsFor: 'anotherService' });
      expect(recalled.events.at(-1)).toMatchObject({
        type: 'RequestRecalled',
        data: {
          request: 'BillCorrectionWithdrawn',
          then: 'sendBack',
          content: { correctionId: recalled.lastRequestId(), withdrawnBy: person.subject, reason: 'the wrong one' },
        },
      });
      const back = recalled.hears('BillCorrectionRefused', { rule: 'CorrectionMustNotBeWithdrawn' });
      back.expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative', deadline: { answer: 'running' } });
      expect(back.events.map(({ type }) => type)).toContain('CaseSentBack');
      back
        .decided('errorConfirmed', { ...error, rightIndex: 2200 })
        .expect({ stage: 'correction', requests: ['BillCorrectionRequested', 'BillCorrectionRequested'] });
    }
  });
  it('is withdrawn for the applicant, who gets the confirmation of that', () => {
    asked()
      .withdrawn('paid after all')
      .expect({ stage: 'correction' })
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustNotBeWithdrawn' })
      .expect({ stage: 'withdrawn', waitsFor: 'counterClerk', deadline: { answer: 'kept' } })
      .informed('sms')
      .expect({ outcome: 'withdrawn' });
  });
  it('ends as corrected if the posting was first, and says that the recall was too late', () => {
    const posted = asked()
      .withdrawn('paid after all')
      .hears('BillCorrected')
      .expect({ stage: 'correctedAnswer', waitsFor: 'counterClerk' });
    expect(posted.events.find(({ type }) => type === 'ServiceAnswered')).toMatchObject({ data: { recallLost: true } });
    expect(posted.events.map(({ type }) => type)).not.toContain('CaseWithdrawn');
    posted
      .hears('BillCorrectionRefused')
      .expect({ stage: 'correctedAnswer' })
      .informed('sms')
      .expect({ outcome: 'corrected' });
  });
  it('11.8, 15.4-29: waits for a person while its proposal is overtaken, until a new proposal, a match or a recall', () => {
    const overtaken = asked().hears('BillCorrectionProposed').hears('BillCorrectionOvertaken');
    overtaken.expect({ stage: 'correction', waitsFor: 'qualifiedRepresentative' });
    for (const ended of [
      overtaken.hears('BillCorrectionProposed'),
      overtaken.hears('BillCorrectionOvertaken', { isOvertaken: false }),
      overtaken.sentBack(representative),
      overtaken.sentBack(representative).hears('BillCorrectionOvertaken'),
    ])
      ended.expect({ stage: 'correction', waitsFor: 'anotherService' });
    overtaken
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustBeApproved' })
      .expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative' });
    overtaken.hears('BillCorrected').expect({ stage: 'correctedAnswer', waitsFor: 'counterClerk' });
    asked()
      .hears('BillCorrectionOvertaken', {}, 'another request')
      .expect({ stage: 'correction', waitsFor: 'anotherService' });
  });
  it('follows the recall as well if an approver declined at the same moment', () => {
    asked()
      .sentBack(representative)
      .hears('BillCorrectionProposed')
      .expect({ stage: 'correction' })
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustBeApproved', reason: 'the photo is blurred' })
      .expect({ stage: 'judgement' });
  });
  it('is taken back once, by the office or the county of the case', () => {
    const recalled = asked().sentBack(representative);
    recalled.sentBack(representative).thenRejected('CaseMustNotAwaitAnotherService');
    recalled.withdrawn('no').thenRejected('CaseMustNotAwaitAnotherService');
    asked().sentBack(by('counterClerk')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    asked().sentBack(by('qualifiedRepresentative', 'office-102')).thenRejected('CaseMustBelongToOwnOffice');
    asked().withdrawn('no', by('counterClerk', 'office-102')).thenRejected('CaseMustBelongToOwnOffice');
  });
});

describe('bill review rejects', () => {
  it('B3-5 an objection after the payment deadline; the last day still counts', () => {
    walk(billReview, { bill: bill({ paymentDeadline: jalali('1405-09-01') }) })
      .opened(objection)
      .on('1405-09-01')
      .expect({ stage: 'visit' });
    walk(billReview, { bill: bill({ paymentDeadline: jalali('1405-08-30') }) })
      .opened(objection)
      .on('1405-09-01')
      .thenRejected('ObjectionMustPrecedePaymentDeadline');
  });
  it('11.8-5 an objection to a bill that a corrective bill replaced', () => {
    registered({ bill: bill({ correctiveBill: '1000001-1405-07-2' }) }).thenRejected('BillMustNotBeReplaced');
  });
  it('A6-1 a second review of a bill under review, at any office', () => {
    registered({ openCase: { caseId: 'another' } }).thenRejected('BillMustNotBeUnderReview');
  });
  it('A6-3, 11.8 a right index above the one seen at the visit', () => {
    const saw100 = registered().visited({ indexSeen: 100 });
    saw100.decided('errorConfirmed', { ...error, rightIndex: 23_705 }).thenRejected('RightIndexMustNotExceedIndexSeen');
    saw100.decided('errorConfirmed', { ...error, rightIndex: 101 }).thenRejected('RightIndexMustNotExceedIndexSeen');
    saw100.decided('errorConfirmed', { ...error, rightIndex: 100 }).expect({ stage: 'correction' });
  });
  it('F1, 11.4 except after a rollover within the capacity of the days since, as far as the case knows the meter', () => {
    const saw30 = (around: Parameters<typeof walk>[1] = {}) => registered(around).visited({ indexSeen: 30 });
    saw30()
      .decided('errorConfirmed', { ...error, rightIndex: 99_960 })
      .expect({ stage: 'correction' });
    saw30()
      .decided('errorConfirmed', { ...error, rightIndex: 95_566 })
      .expect({ stage: 'correction' });
    saw30()
      .decided('errorConfirmed', { ...error, rightIndex: 95_565 })
      .thenRejected('RightIndexMustNotExceedIndexSeen');
    saw30()
      .decided('errorConfirmed', { ...error, rightIndex: 100_000 })
      .thenRejected('RightIndexMustFitRegister');
    for (const meter of [undefined, knownMeter({ meterId: 'another' })])
      saw30({ meter })
        .decided('errorConfirmed', { ...error, rightIndex: 99_960 })
        .thenRejected('RightIndexMustNotExceedIndexSeen');
  });
  it('11.8 a reading of the day of the visit is bounded by it; a later one is not', () => {
    judged({ readings: [knownReading({ readOn: jalali('1405-09-01') })] })
      .decided('errorConfirmed', { ...error, rightIndex: 2300 })
      .thenRejected('RightIndexMustNotExceedIndexSeen');
    judged({ readings: [knownReading({ readOn: jalali('1405-09-02') })] })
      .decided('errorConfirmed', { ...error, rightIndex: 2300 })
      .expect({ stage: 'correction' });
  });
  it('A6-4 to find a bill right whose reading a sound meter has not reached; it is corrected, or the meter visited again', () => {
    const below = judged({ disputed: knownReading({ index: 2291 }) });
    below
      .decided('readingRight')
      .thenRejected('ReadingMustNotExceedIndexSeen')
      .decided('errorConfirmed', error)
      .expect({ stage: 'correction' });
    below
      .decided('visitAgain')
      .expect({ stage: 'visit', waitsFor: 'counterClerk', deadline: { answer: 'running' } })
      .visited({ indexSeen: 2400 })
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer' });
    judged({ disputed: knownReading({ index: 2290 }) })
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer' });
    judged({ disputed: knownReading({ readOn: jalali('1405-09-02') }) })
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer' });
    registered({ disputed: knownReading({ index: 99_960 }) })
      .visited({ indexSeen: 30 })
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer' });
  });
  it('F12, 15.4-43 is registered without a calendar of the next year, and the deadline moves when it is published', () => {
    const late = registered({ bill: bill({ paymentDeadline: jalali('1405-12-29') }) }, '1405-12-27');
    const next = workingCalendar({
      version: '1406-1',
      from: jalali('1406-01-01'),
      to: jalali('1406-12-29'),
      holidays: ['01-01', '01-02', '01-03', '01-04'].map((day) => ({ date: jalali(`1406-${day}`), name: 'نوروز' })),
    });
    expect(late.expect({ due: { answer: '1406-01-02' } }).events).toContainEqual(
      expect.objectContaining({ type: 'ClockStarted', data: expect.objectContaining({ provisional: true }) }),
    );
    const { events } = late.calendars(workingCalendar(), next).expect({ due: { answer: '1406-01-08' } });
    expect(events.at(-1)).toEqual({
      type: 'DeadlineReplanned',
      data: {
        clock: 'answer',
        on: jalali('1405-12-27'),
        oldDueOn: jalali('1406-01-02'),
        dueOn: jalali('1406-01-08'),
        calendarUnit: 'county-1',
        calendarVersions: ['1405-1', '1406-1'],
        fallsOnClosedDay: false,
      },
    });
    const unpublished = registered({ calendars: [] });
    expect(unpublished.calendars().events).toEqual(unpublished.events);
    expect(unpublished.calendars(workingCalendar()).events.slice(unpublished.events.length)).toEqual([
      expect.objectContaining({ type: 'DeadlineReplanned', data: expect.not.objectContaining({ provisional: true }) }),
    ]);
  });
  it('A6-1 unknown bills, and a service without a fee', () => {
    registered({ bill: undefined }).thenRejected('BillMustBeKnown');
    registered({ account: undefined }).thenRejected('AccountMustBeKnown');
    registered({ fee: undefined }).thenRejected('FeeMustBeSetForTheService');
    walk(billReview)
      .opened(objection, by('qualifiedRepresentative'))
      .on('1405-09-01')
      .thenRejected('RequestMayOnlyBeRegisteredAtACounterOffice');
  });
  it('A6-3 a reading of another bill or account, the billed index, a contractor who has not read', () => {
    const readings = [
      knownReading(),
      knownReading({ readingId: 'reading-05', index: 2000 }),
      knownReading({ readingId: 'reading-06', accountId: 'another' }),
    ];
    const at = judged({ readings });
    at.decided('errorConfirmed', { ...error, wrongReadingId: 'reading-05' }).thenRejected('ReadingMustBelongToTheBill');
    at.decided('errorConfirmed', { ...error, wrongReadingId: 'reading-06' }).thenRejected(
      'ReadingMustBelongToTheAccount',
    );
    at.decided('errorConfirmed', { ...error, wrongReadingId: 'reading-99' }).thenRejected('ReadingMustBeKnown');
    at.decided('errorConfirmed', { ...error, rightIndex: 2417 }).thenRejected('RightIndexMustDifferFromBilledIndex');
    judged({ readings: [knownReading({ contractorId: undefined })] })
      .decided('errorConfirmed', error)
      .thenRejected('FaultyContractorMustHaveRead');
  });
  it('A6-3 an unknown answer, and one without its form', () => {
    judged().decided('perhaps').thenRejected('AnswerMustBeOneOfTheStage');
    judged().decided('errorConfirmed', { wrongReadingId: 'reading-07' }).thenRejected('DecisionMustFillInItsForm');
    judged().decided('readingRight', error).thenRejected('DecisionMustFillInItsForm');
  });
  it('7.5 a person who does not own the stage, and 1.2 the person who registered the request', () => {
    judged().decided('readingRight', {}, by('counterClerk')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    registered().visited({}, by('qualifiedRepresentative')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    judged()
      .decided('readingRight', {}, { ...by('qualifiedRepresentative'), subject: 'counterClerk-of-office-101' })
      .thenRejected('RegistrarMustNotDecide');
  });
  it('1.2, A6-3, A6-4, 7.5 a representative without a certificate valid for the office on the day, for any answer', () => {
    const on = jalali('1405-09-01');
    const lapsed = [
      [],
      [certificate({ office: 'office-102' })],
      [certificate({ validTo: jalali('1405-08-30') })],
      [certificate({ validFrom: jalali('1405-09-02') })],
      [certificate({ revokedOn: on })],
    ];
    for (const certificates of lapsed) {
      judged({ certificates })
        .decided('errorConfirmed', error)
        .thenRejected('RepresentativeMustHoldValidCertificate')
        .decided('readingRight')
        .thenRejected('RepresentativeMustHoldValidCertificate')
        .decided('visitAgain')
        .thenRejected('RepresentativeMustHoldValidCertificate');
    }
    judged({ certificates: [certificate({ revokedOn: on }), certificate({ validFrom: on, validTo: on })] })
      .decided('readingRight')
      .expect({ stage: 'billStandsAnswer' });
    judged({ certificates: [certificate({ revokedOn: jalali('1405-09-02') })] })
      .decided('errorConfirmed', error)
      .expect({ stage: 'correction' });
  });
  it('15.4-21 a notice by another office', () => {
    judged()
      .decided('readingRight', {}, by('qualifiedRepresentative', 'county-1'))
      .thenRejected('AnotherOfficeMayNotAnswer');
    judged()
      .decided('readingRight')
      .informed('sms', by('counterClerk', 'county-1'))
      .thenRejected('AnotherOfficeMayNotAnswer');
    judged()
      .decided('readingRight', {}, by('qualifiedRepresentative', 'office-102'))
      .thenRejected('AnotherOfficeMayNotAnswer');
    judged()
      .decided('readingRight')
      .informed('sms', by('counterClerk', 'office-102'))
      .thenRejected('AnotherOfficeMayNotAnswer');
    registered().visited({}, by('counterClerk', 'office-102')).thenRejected('CaseMustBelongToOwnOffice');
    registered().withdrawn('no', by('counterClerk', 'office-102')).thenRejected('CaseMustBelongToOwnOffice');
  });
  it('15.4-21 to close before the answer is recorded and the applicant informed', () => {
    judged().informed('sms').thenRejected('AnswerMustBeRecordedBeforeInforming');
  });
  it('A6-2 a visit that the case is not waiting for, or with an impossible day', () => {
    judged().visited().thenRejected('WorkMustBeAwaited');
    registered()
      .visited({ visitedOn: civilDate('2026-01-01') })
      .thenRejected('VisitMustFallBetweenOpeningAndToday');
    registered()
      .visited({ visitedOn: jalali('1405-09-02') })
      .thenRejected('VisitMustFallBetweenOpeningAndToday');
    registered().decided('readingRight').thenRejected('DecisionMustBeAwaited');
  });
  it('15.2-6 to withdraw after the answer, or twice', () => {
    judged().decided('readingRight').withdrawn('no').thenRejected('AnsweredCaseMustNotBeWithdrawn');
    registered().withdrawn('no').informed('sms').withdrawn('no').thenRejected('CaseMustBeOpen');
    registered().withdrawn('no', by('qualifiedRepresentative')).thenRejected('StageMayOnlyBeDoneByItsOwner');
  });
  it('13.4 no fee if the amount is zero', () => {
    registered({ fee: fee({ amount: 0 }) }).expect({ stage: 'visit' });
  });
});
