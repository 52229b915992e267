import { describe, expect, it } from '@jest/globals';
import { by, knownMeter, ofContractor, world, type World } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { meterTestCase } from './meter-test.case.ts';

const sabalan = ofContractor('exchangeContractor');
const taftan = ofContractor('calibrationWorkshop');
const head = by('headOfSubscriberAffairs', 'county-1');
const workshop = { workshop: 'contractor-taftan' };

const exchanged = {
  result: 'exchanged',
  doneOn: '1405-09-02',
  removalIndex: 2420,
  sealsOff: 'S-1, S-2',
  serial: '62000901',
  capacity: 'G4',
  registerDigits: 5,
  index: 3,
  sealsOn: 'S-3',
  damaged: false,
};
const tested = (finding: 'sound' | 'faulty', error: string, more: object = {}) => ({
  finding,
  doneOn: '1405-09-03',
  error,
  answerNumber: 'ک/۱۲',
  answeredOn: '1405-09-04',
  damaged: false,
  ...more,
});
const putBack = { result: 'exchanged', doneOn: '1405-09-05', removalIndex: 9, index: 2421, sealsOn: 'S-4' };

const registered = (around: Partial<World> = {}) =>
  walk(meterTestCase, { bill: undefined, ...around })
    .opened({ accountId: '1000001', reason: 'the bill has doubled' })
    .on('1405-09-01');
const beforeInforming = { policy: { ...world().policy, headChecks: 'beforeInforming' } };
const ordered = (around: Partial<World> = {}) => registered(around).decided('testAccepted');
const atTheWorkshop = (around: Partial<World> = {}) =>
  ordered(around)
    .on('1405-09-02')
    .reported(exchanged, sabalan)
    .decided('formApproved', workshop)
    .hears('MeterExchanged')
    .expect({ stage: 'test', waitsFor: 'calibrationWorkshop' });
const foundSound = (around: Partial<World> = {}) =>
  atTheWorkshop(around).on('1405-09-04').reported(tested('sound', '0.8'), taftan).decided('foundSound');
const foundFaulty = (around: Partial<World> = {}) =>
  atTheWorkshop(around).on('1405-09-04').reported(tested('faulty', '۶٫۵'), taftan).decided('foundFaulty');

describe('meter test (A1)', () => {
  it('A1-2, A1-3, A1-4 is registered, examined by the representative, and ordered from the company of the zone', () => {
    registered().expect({ stage: 'examination', waitsFor: 'qualifiedRepresentative', due: { answer: '1405-09-08' } });
    const given = ordered().expect({
      stage: 'exchange',
      waitsFor: 'exchangeContractor',
      due: { exchange: '1405-09-02' },
    });
    expect(given.events.at(-2)).toMatchObject({ type: 'StageEntered', data: { company: 'contractor-sabalan' } });
  });
  it('A1-4 no exchange is ordered while the county has appointed nobody for the zone', () => {
    ordered({ exchangeCompany: undefined })
      .thenRejected('ExchangeCompanyMustBeAppointed')
      .expect({ stage: 'examination' });
  });
  it('A1-4 only the appointed company reports the exchange; another one does not see the case', () => {
    ordered()
      .reported(exchanged, ofContractor('exchangeContractor', 'contractor-damavand'))
      .thenRejected('CaseMustBelongToOwnOffice')
      .reported(exchanged, by('counterClerk'))
      .thenRejected('StageMayOnlyBeDoneByItsOwner');
  });
  it('A1-5, A1-13 the approved form becomes Card 13, and a refused entry returns to the form', () => {
    const form = ordered().on('1405-09-02').reported(exchanged, sabalan).expect({ stage: 'exchangeForm' });
    const entry = form.decided('formApproved', { ...workshop, rolloverConfirmed: true, indexProof: 'صورتجلسه ۱۴۰۵/۷' });
    expect(entry.expect({ requests: ['MeterExchangeRequested'] }).lastRequest()).toMatchObject({
      reason: 'test',
      exchangedOn: '2026-11-23',
      exchangedBy: sabalan.subject,
      contractorId: 'contractor-sabalan',
      approvedBy: 'qualifiedRepresentative-of-office-101',
      takenOff: {
        meterId: '62000001',
        index: 2420,
        rolloverConfirmed: true,
        proof: 'صورتجلسه ۱۴۰۵/۷',
        seals: ['S-1', 'S-2'],
      },
      putIn: { serial: '62000901', capacity: 'G4', registerDigits: 5, index: 3, seals: ['S-3'] },
    });
    entry.hears('MeterExchangeRefused').expect({ stage: 'exchangeForm' });
    form.decided('formReturned').expect({ stage: 'exchange', waitsFor: 'exchangeContractor' });
  });
  it('A1-5 a report has a day of the case, another meter, and an index that the register can show', () => {
    ordered()
      .reported({ ...exchanged, doneOn: '1405-08-30' }, sabalan)
      .thenRejected('WorkMustFallBetweenOpeningAndToday')
      .on('1405-09-02')
      .reported({ ...exchanged, serial: '62-000001' }, sabalan)
      .thenRejected('NewMeterMustBeAnotherOne')
      .reported({ ...exchanged, index: 100_000 }, sabalan)
      .thenRejected('NewIndexMustFitRegister');
  });
  it('A1-6, A1-7, A1-8 the workshop answers in writing, and the approved result is published', () => {
    const result = atTheWorkshop().on('1405-09-04').reported(tested('sound', '-0.8'), taftan);
    expect(result.expect({ stage: 'result', waitsFor: 'qualifiedRepresentative' }).lastPublished()).toBeUndefined();
    expect(result.decided('foundSound').lastPublished()).toMatchObject({
      event: 'MeterTested',
      content: {
        meterId: '62000001',
        testedOn: '2026-11-24',
        testedBy: taftan.subject,
        workshopId: 'contractor-taftan',
        answerNumber: 'ک/۱۲',
        errorBasisPoints: -80,
        isSound: true,
      },
    });
    result.decided('foundFaulty').thenRejected('WorkshopMustHaveFoundItFaulty');
    foundFaulty().expect({ stage: 'judgement' });
    atTheWorkshop()
      .on('1405-09-04')
      .reported(tested('faulty', '6'), taftan)
      .decided('foundSound')
      .thenRejected('WorkshopMustHaveFoundItSound');
    result.decided('resultReturned').expect({ stage: 'test' });
  });
  it('A1-7 the answer follows the test, and its certificate does not end before it', () => {
    atTheWorkshop()
      .on('1405-09-04')
      .reported(tested('sound', '0', { answeredOn: '1405-09-02' }), taftan)
      .thenRejected('WrittenAnswerMustFollowTheWork')
      .reported(tested('sound', '0', { validUntil: '1405-09-02' }), taftan)
      .thenRejected('CertificateMustNotEndBeforeTheTest');
  });
  it('A1-10, A1-11, A1-12, A1-14 a sound meter: informed, charged, put back, checked', () => {
    const told = foundSound()
      .expect({ stage: 'soundAnswer' })
      .informed('sms')
      .expect({ deadline: { answer: 'kept' } });
    const charged = told.expect({ stage: 'charging', outcome: undefined }).decided('costPosted');
    expect(charged.lastRequest()).toMatchObject({ item: 'meterTest', incurredOn: '2026-11-24' });
    const back = charged.hears('MiscChargePosted').expect({ stage: 'return', waitsFor: 'exchangeContractor' });
    const entered = back.on('1405-09-05').reported(putBack, sabalan).decided('returnApproved');
    expect(entered.lastRequest()).toMatchObject({
      reason: 'returned',
      takenOff: { meterId: '62000901', index: 9 },
      putIn: { serial: '62000001', capacity: 'G4', registerDigits: 5, index: 2421, seals: ['S-4'] },
    });
    const checking = entered
      .hears('MeterExchanged')
      .expect({ stage: 'finalCheck', waitsFor: 'headOfSubscriberAffairs' });
    const closed = checking.decided('checked', {}, head).expect({ outcome: 'sound' });
    expect(closed.events.at(-1)).toMatchObject({ type: 'CaseClosed', data: { answeredInTime: true } });
    checking
      .decided('sentBack', {}, head)
      .expect({ stage: 'remedy' })
      .decided('remedied', { remedy: 'the seal was put on' })
      .expect({ stage: 'finalCheck' });
  });
  it('15.4-36 after the notice no promise runs: the head may do what waits for the representative', () => {
    const back = foundSound()
      .informed('sms')
      .decided('costPosted', {}, head)
      .hears('MiscChargePosted')
      .on('1405-09-05')
      .reported({ result: 'noAccess', doneOn: '1405-09-05', remarks: 'nobody at home' }, sabalan)
      .expect({ stage: 'notReturned' })
      .decided('returnOrdered', {}, head)
      .reported(putBack, sabalan)
      .expect({ stage: 'returnForm' })
      .decided('returnApproved', {}, head);
    back.hears('MeterExchanged').expect({ stage: 'finalCheck' });
  });
  it('A1-11 a charge is left out only after billing refused it', () => {
    const charging = foundSound().informed('sms');
    charging.decided('costNotPosted').thenRejected('ChargeMustHaveBeenRefused');
    charging
      .decided('costPosted')
      .hears('MiscChargeRefused')
      .expect({ stage: 'charging' })
      .decided('costNotPosted')
      .expect({ stage: 'return' });
  });
  it('A1-9, 15.4-17 a faulty meter: the representative judges, and the error is named to billing', () => {
    const asked = foundFaulty({ lastTestOn: '2026-01-10' }).expect({ stage: 'judgement' }).decided('billsCorrected');
    expect(asked.lastRequest()).toMatchObject({
      proposedBy: 'qualifiedRepresentative-of-office-101',
      cause: {
        kind: 'meterError',
        meterId: '62000001',
        errorBasisPoints: 650,
        requestedOn: '2026-11-22',
        lastTestOn: '2026-01-10',
      },
      evidence: { visitedOn: '2026-11-23', indexSeen: 2420 },
    });
    asked
      .hears('BillCorrectionRefused')
      .expect({ stage: 'judgement' })
      .decided('noCorrection')
      .expect({ stage: 'whichMeter' });
    asked
      .hears('BillCorrected')
      .decided('substituteStays')
      .expect({ stage: 'faultyAnswer' })
      .informed('sms')
      .expect({ stage: 'finalCheck', deadline: { answer: 'kept' } })
      .decided('checked', {}, head)
      .expect({ outcome: 'faulty' });
  });
  it('A1-12, 15.3 the repaired meter comes back by a second exchange, after the applicant is informed', () => {
    foundFaulty()
      .decided('noCorrection')
      .decided('repairedReturns')
      .informed('phone')
      .expect({ stage: 'return' })
      .on('1405-09-05')
      .reported(putBack, sabalan)
      .decided('returnApproved')
      .hears('MeterExchangeRefused')
      .expect({ stage: 'returnForm' })
      .decided('returnReturned')
      .reported({ result: 'noAccess', doneOn: '1405-09-05', remarks: 'nobody at home' }, sabalan)
      .expect({ stage: 'notReturned' })
      .decided('returnOrdered')
      .reported(putBack, sabalan)
      .decided('returnApproved')
      .hears('MeterExchanged')
      .decided('checked', {}, head)
      .expect({ outcome: 'faulty' });
  });
  it('A1-14 the head checks before the applicant is informed, if the policy says so, and can send back', () => {
    foundSound(beforeInforming)
      .expect({ stage: 'check', waitsFor: 'headOfSubscriberAffairs' })
      .decided('sentBack', {}, head)
      .expect({ stage: 'result' })
      .decided('foundSound')
      .decided('checked', {}, head)
      .expect({ stage: 'soundAnswer' });
    foundFaulty(beforeInforming)
      .decided('noCorrection')
      .decided('substituteStays')
      .decided('sentBack', {}, head)
      .expect({ stage: 'judgement' })
      .decided('noCorrection')
      .decided('substituteStays')
      .decided('checked', {}, head)
      .informed('sms')
      .expect({ outcome: 'faulty' });
  });
  it('A1-14 a result changes only after its correction was taken back; else the posted one stays, or is asked anew', () => {
    const corrected = foundFaulty(beforeInforming).decided('billsCorrected').hears('BillCorrected');
    const back = corrected.decided('substituteStays').decided('sentBack', {}, head).expect({ stage: 'judgement' });
    back.decided('resultReturned').thenRejected('CorrectionMustNotBePosted');
    back.decided('noCorrection').thenRejected('CorrectionMustNotBePosted');
    foundFaulty().decided('correctionStays').thenRejected('CorrectionMustBePosted');
    back
      .decided('billsCorrected')
      .hears('BillCorrectionRefused')
      .decided('correctionStays')
      .expect({ stage: 'whichMeter' })
      .decided('substituteStays')
      .decided('checked', {}, head)
      .expect({ stage: 'faultyAnswer' });
    const asked = back.decided('correctionTakenBack').expect({ stage: 'takingBack' });
    const { cause } = asked.lastRequest() as {
      cause: { kind: 'meterError'; meterId: string; testId: string; errorBasisPoints: number; requestedOn: string };
    };
    expect(cause).toMatchObject({ kind: 'meterError', meterId: '62000001', errorBasisPoints: 0 });
    const gone = asked.hears('BillCorrected', { cause }).expect({ stage: 'judgement' });
    gone.decided('correctionTakenBack').thenRejected('CorrectionMustBePosted');
    gone.decided('noCorrection').expect({ stage: 'whichMeter' });
    const [sound, otherError] = [tested('sound', '0.8'), tested('faulty', '5')];
    gone
      .decided('resultReturned')
      .reported(sound, taftan)
      .decided('foundSound')
      .decided('checked', {}, head)
      .expect({ stage: 'soundAnswer' });
    const anew = gone.decided('resultReturned').reported(otherError, taftan).decided('foundFaulty');
    expect(anew.decided('billsCorrected').lastRequest()).toMatchObject({ cause: { errorBasisPoints: 500 } });
    asked.hears('BillCorrectionRefused').decided('noCorrection').thenRejected('CorrectionMustNotBePosted');
  });
  it('A1-15 the result is announced within 5 working days', () => {
    foundSound().expect({ due: { answer: '1405-09-08' }, deadline: { answer: 'running' } });
    foundSound()
      .on('1405-09-09')
      .expect({ deadline: { answer: 'missed' }, alsoShownTo: 'headOfSubscriberAffairs' });
  });
});

describe('ways out of a meter test (15.2-6, B6-6)', () => {
  it('A1-3 a refused request is answered with its grounds', () => {
    const refused = registered().decided('testRefused', { grounds: 'tested last month' }).informed('sms');
    expect(
      refused.expect({ outcome: 'refused' }).events.find(({ type }) => type === 'ApplicantInformed'),
    ).toMatchObject({
      data: { says: { fa: expect.stringContaining('tested last month') } },
    });
  });
  it('B6-6 refused access ends informed; the right to cut is only named', () => {
    ordered()
      .on('1405-09-02')
      .reported({ result: 'noAccess', doneOn: '1405-09-02', remarks: 'the door stayed shut' }, sabalan)
      .expect({ stage: 'notExchanged' })
      .decided('meterMissing')
      .thenRejected('MeterMustHaveBeenMissing')
      .decided('accessRefused')
      .informed('letter')
      .expect({ outcome: 'accessRefused' });
  });
  it('15.2-6 a missing meter ends the case, or is ordered again', () => {
    const missing = ordered().reported({ result: 'meterLost', doneOn: '1405-09-01', remarks: 'demolished' }, sabalan);
    missing.decided('accessRefused').thenRejected('AccessMustHaveBeenRefused');
    missing.decided('orderedAgain').expect({ stage: 'exchange' });
    missing.decided('meterMissing').informed('phone').expect({ outcome: 'meterMissing' });
  });
  it('15.2-10, 15.4-36 a silent workshop is shown to the head, called back, and another one gets the order', () => {
    const silent = atTheWorkshop({
      workshops: [...world().workshops, { contractorId: 'contractor-bam', title: 'بم' }],
    })
      .expect({ due: { test: '1405-09-04' } })
      .on('1405-09-07')
      .expect({
        deadline: { test: 'missed' },
        alsoShownTo: 'headOfSubscriberAffairs',
        waitsFor: 'calibrationWorkshop',
      });
    const again = silent
      .sentBack(taftan)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .sentBack(by('qualifiedRepresentative'))
      .expect({ stage: 'noResult' })
      .decided('testOrdered', { workshop: 'contractor-nobody' })
      .thenRejected('WorkshopMustBeRegistered')
      .decided('testOrdered', { workshop: 'contractor-bam' })
      .expect({ stage: 'test', deadline: { test: 'running' } });
    expect(again.events.find(({ type }) => type === 'OrderCalledBack')).toMatchObject({
      data: { work: 'meterTest', company: 'contractor-taftan', orderedFrom: ['calibrationWorkshop'] },
    });
    const late = again.reported(tested('sound', '0'), taftan);
    expect(late.expect({ stage: 'test' }).events.at(-1)).toMatchObject({ type: 'LateReportKept' });
    again
      .reported(
        tested('sound', '0', { doneOn: '1405-09-07', answeredOn: '1405-09-07' }),
        ofContractor('calibrationWorkshop', 'contractor-bam'),
      )
      .expect({ stage: 'result' });
  });
  it('15.2-6 a meter that the workshop lost is not charged, and the substitute stays', () => {
    atTheWorkshop()
      .reported({ finding: 'lost', remarks: 'stolen from the van' }, taftan)
      .expect({ stage: 'noResult' })
      .decided('notTested')
      .informed('sms')
      .expect({ stage: 'finalCheck' })
      .decided('checked', {}, head)
      .expect({ outcome: 'notTested', requests: ['MeterExchangeRequested'] });
  });
  it('15.2-6 a tested meter that cannot be put back leaves the substitute', () => {
    foundSound()
      .informed('sms')
      .decided('costPosted')
      .hears('MiscChargePosted')
      .sentBack(head)
      .expect({ stage: 'notReturned' })
      .decided('substituteKept')
      .decided('checked', {}, head)
      .expect({ outcome: 'sound' });
  });
  it('B6-5 damage: the head records the decision of the company, and the representative posts it', () => {
    const damaged = atTheWorkshop()
      .on('1405-09-04')
      .reported(tested('faulty', '12', { damaged: true }), taftan)
      .decided('foundFaulty')
      .decided('noCorrection')
      .decided('substituteStays')
      .informed('sms')
      .expect({ stage: 'damage', waitsFor: 'headOfSubscriberAffairs' });
    const decision = { number: 'R-7', decidedOn: '1405-09-04', amount: 2_500_000 };
    damaged
      .decided('damageDecided', { ...decision, decidedOn: '1405-09-05' }, head)
      .thenRejected('DecisionOfTheCompanyMustNotBeInTheFuture');
    const charged = damaged.decided('damageDecided', decision, head).decided('damagePosted');
    expect(charged.lastRequest()).toMatchObject({
      item: 'meterDamage',
      decision: { amount: 2_500_000, number: 'R-7', decidedOn: '2026-11-25', decidedBy: head.subject },
    });
    charged.hears('MiscChargePosted').expect({ stage: 'finalCheck' });
    charged.hears('MiscChargeRefused').decided('damageNotPosted').expect({ stage: 'damage' });
  });
  it('15.4-49 a withdrawn test calls the order back, and a report that comes all the same changes nothing', () => {
    const withdrawn = ordered().withdrawn('the bill is clear now').expect({ stage: 'withdrawn' });
    expect(withdrawn.reported({ ...exchanged, doneOn: '1405-09-01' }, sabalan).events.at(-1)).toMatchObject({
      type: 'LateReportKept',
      data: { stage: 'exchange' },
    });
  });
  it('A1-5, 15.4-49 a meter that was exchanged on the spot is entered before the applicant withdraws', () => {
    const form = ordered().on('1405-09-02').reported(exchanged, sabalan);
    form.withdrawn('all is well').thenRejected('DoneExchangeMustBeEntered');
    form.decided('formReturned').withdrawn('all is well').thenRejected('DoneExchangeMustBeEntered');
    form
      .decided('formApproved', workshop)
      .hears('MeterExchanged')
      .withdrawn('all is well')
      .expect({ stage: 'withdrawn' });
    ordered()
      .on('1405-09-02')
      .reported({ result: 'noAccess', doneOn: '1405-09-02', remarks: 'closed' }, sabalan)
      .withdrawn('all is well')
      .expect({ stage: 'withdrawn' });
  });
  it('A1-9, 15.4-49 a withdrawal after the correction tells the applicant what was corrected', () => {
    const corrected = foundFaulty().decided('billsCorrected').hears('BillCorrected').expect({ stage: 'whichMeter' });
    const said = (each: typeof corrected) =>
      each
        .withdrawn('enough')
        .informed('sms')
        .events.findLast(({ type }) => type === 'ApplicantInformed')?.data;
    expect(JSON.stringify(said(corrected))).not.toContain('No bill changes');
    expect(JSON.stringify(said(atTheWorkshop()))).toContain('No bill changes');
  });
  it('A1-6, A1-12 a meter is tested after it was taken off, and put back after its test', () => {
    atTheWorkshop()
      .on('1405-09-04')
      .reported(tested('sound', '0', { doneOn: '1405-09-01' }), taftan)
      .thenRejected('WorkMustFollowTheOneBefore');
    foundSound()
      .informed('sms')
      .decided('costPosted')
      .hears('MiscChargePosted')
      .on('1405-09-05')
      .reported({ ...putBack, doneOn: '1405-09-02' }, sabalan)
      .thenRejected('WorkMustFollowTheOneBefore');
  });
  it('1.2 a contractor only reports', () => {
    ordered()
      .noted('hello', sabalan)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .paused('noAccess', sabalan)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .escalated(sabalan)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .reassigned(null, sabalan)
      .thenRejected('StageMayOnlyBeDoneByItsOwner');
  });
  it('A1-2, A1-12 needs one installed and known meter, and one open test per account', () => {
    registered({ account: { accountId: '1000001', countyOffice: 'county-1' } }).thenRejected('MeterMustBeInstalled');
    registered({ openCase: {} }).thenRejected('AccountMustNotHaveAnOpenMeterTest');
    ordered({ meter: undefined }).thenRejected('TestedMeterMustBeKnown');
    expect(knownMeter().registerDigits).toBe(5);
  });
});
