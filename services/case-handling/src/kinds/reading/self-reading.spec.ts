import { describe, expect, it } from '@jest/globals';
import { selfReadingSettled } from '@pishkhan/contracts';
import { by, jalali, knownMeter, knownReading, type World } from '../../engine/walk/world.builders.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { selfReadingCase } from './self-reading.case.ts';

const unit = by('subscriberAffairsOfficer', 'county-1');
const slip = { slipNumber: 'S-17', slipLeftOn: '1405-08-28' };
const figure = { accountId: '1000001', channel: 'counter', index: 2460, readOn: '1405-08-30' };
const registered = (form: object = {}, around: Partial<World> = {}) =>
  walk(selfReadingCase, { bill: undefined, ...around })
    .opened({ ...figure, ...form })
    .on('1405-09-01');
const entered = (form: object = {}, around: Partial<World> = {}) => registered(form, around).decided('figureEntered');
const requested = (form: object = {}, around: Partial<World> = {}) =>
  entered(form, around).decided('confirmed', {}, unit);

describe('a declared figure (A9)', () => {
  it('A9-2, A9-3, 15.4-22: entered by the representative, confirmed by the unit, requested from metering', () => {
    registered().expect({ stage: 'examination', waitsFor: 'qualifiedRepresentative' });
    entered().expect({ stage: 'confirmation', waitsFor: 'subscriberAffairsOfficer' });
    expect(requested(slip).expect({ stage: 'reading' }).lastRequest()).toMatchObject({
      meterId: '62000001',
      index: 2460,
      declaredIndex: 2460,
      readOn: jalali('1405-08-30'),
      announcedOn: jalali('1405-09-01'),
      channel: 'counter',
      slipNumber: 'S-17',
      approvedBy: 'qualifiedRepresentative-of-office-101',
      confirmedBy: 'subscriberAffairsOfficer-of-county-1',
    });
  });
  it('A9-4, 7.1: 24 hours from the entry of the approved figure until the bill is delivered', () => {
    registered().expect({ deadline: { bill: undefined, answer: 'running' } });
    const billed = requested()
      .hears('ReadingAccepted')
      .hears('BillIssued')
      .expect({
        stage: 'delivery',
        waitsFor: 'counterClerk',
        deadline: { bill: 'running' },
        due: { bill: '1405-09-02' },
      });
    billed.informed('inPerson').expect({ outcome: 'billed', deadline: { bill: 'kept', answer: 'kept' } });
    billed
      .on('1405-09-03')
      .expect({ deadline: { bill: 'missed' }, alsoShownTo: 'headOfSubscriberAffairs' })
      .informed('letter')
      .expect({ outcome: 'billed', deadline: { bill: 'late' } });
  });
  it('15.4-22: a returned figure ends the 24 hours, and the next entry starts them again', () => {
    const returned = entered()
      .decided('returned', {}, unit)
      .expect({ stage: 'examination', deadline: { bill: 'kept' } });
    returned
      .on('1405-09-02')
      .decided('figureEntered')
      .expect({ due: { bill: '1405-09-03' } });
  });
  it('15.4-22: the unit confirms what another person entered', () => {
    const both = { ...by('qualifiedRepresentative'), roles: ['qualifiedRepresentative', 'subscriberAffairsOfficer'] };
    registered()
      .decided('figureEntered', {}, both as never)
      .decided('confirmed', {}, { ...unit, subject: both.subject })
      .thenRejected('ConfirmerMustNotHaveDecidedBefore', { stage: 'confirmation' });
  });
  it('15.4-22: nor is the confirmation assigned to the person who entered it', () => {
    const both = { ...by('qualifiedRepresentative'), roles: ['qualifiedRepresentative', 'subscriberAffairsOfficer'] };
    const there = registered().decided('figureEntered', {}, both as never);
    const [head, same] = [by('headOfSubscriberAffairs', 'county-1'), { ...unit, subject: both.subject }];
    there.reassigned(same.subject, head, [same]).thenRejected('ConfirmerMustNotHaveDecidedBefore');
    there.reassigned(unit.subject, head, [unit]).decided('confirmed', {}, unit).expect({ stage: 'reading' });
  });
  it('15.4-12, B3-7: the day read, the day declared and the channel are kept; a figure after the slip is marked', () => {
    const post = { channel: 'post', readOn: '1405-08-10', announcedOn: '1405-08-30', evidence: 'photograph 7' };
    const late = { ...post, slipNumber: 'S-1', slipLeftOn: '1405-08-12' };
    const factsOf = (form: object) => registered(form).events[0]?.data as { readonly facts: object };
    expect(factsOf(late).facts).toMatchObject({
      channel: 'post',
      declaredReadOn: jalali('1405-08-10'),
      announcedOn: jalali('1405-08-30'),
      evidence: 'photograph 7',
      reportBy: jalali('1405-08-22'),
      afterReportBy: true,
    });
    expect(factsOf({ ...post, ...slip }).facts).not.toHaveProperty('afterReportBy');
    registered({ readOn: '1405-09-02' }).thenRejected('FigureMustBeReadBeforeItIsDeclared');
    registered({ ...slip, slipLeftOn: '1405-09-02' }).thenRejected('SlipMustPrecedeTheDeclaration');
  });
  it('A9-2: an account has one open declared figure', () => {
    registered({}, { openCase: {} }).thenRejected('AccountMustNotHaveAnOpenSelfReading');
  });
  it('A9-3: a refused figure is answered with its grounds', () => {
    registered()
      .decided('figureRefused', { grounds: 'the photograph shows another meter' })
      .informed('phone')
      .expect({ outcome: 'refused' });
    registered().withdrawn('no').informed('phone').expect({ outcome: 'withdrawn' });
  });
});

describe('situation 17: a figure that falls', () => {
  const falls = { index: 2_190 };
  it('15.4-33, 15.4-34: is registered as declared and not entered', () => {
    registered(falls)
      .expect({ stage: 'examination' })
      .decided('figureEntered')
      .thenRejected('FigureMustBePossible', {
        index: 2_190,
        previousIndex: 2_417,
        previousReadOn: jalali('1405-07-30'),
      });
    registered({ index: 246_000 })
      .decided('figureEntered')
      .thenRejected('FigureMustBePossible', {
        index: 246_000,
        registerDigits: 5,
        previousIndex: 2_417,
        previousReadOn: jalali('1405-07-30'),
      });
  });
  it('11.4, Card 13: one of a day before the exchange of its meter is judged by that meter, not by the new one', () => {
    const opening = { meterId: '62000002', readOn: jalali('1405-09-01'), index: 3 };
    registered({}, { meter: knownMeter({ meterId: '62000002' }), readings: [knownReading(opening)] })
      .decided('figureEntered')
      .expect({ stage: 'confirmation' });
  });
  it('15.4-34: the visit bounds also a figure of a later day, and one before another reading', () => {
    const later = knownReading({ readingId: 'r-9', readOn: jalali('1405-09-05'), index: 2_600 });
    const visited = registered({}, { readings: [knownReading(), later] })
      .decided('visitNeeded')
      .on('1405-09-02')
      .visited({ visitedOn: jalali('1405-09-02'), indexSeen: 2_470 })
      .on('1405-09-03');
    const other = { evidence: 'x', readOn: '1405-09-03' };
    visited.decided('otherFigureEntered', { ...other, index: 2_465 }).thenRejected('FigureMustBePossible');
    visited.decided('otherFigureEntered', { evidence: 'x', index: 2_480 }).thenRejected('FigureMustBePossible', {
      index: 2_480,
      previousIndex: 2_417,
      previousReadOn: jalali('1405-07-30'),
    });
    visited.decided('otherFigureEntered', { ...other, index: 2_475 }).expect({ stage: 'confirmation' });
  });
  it('A9-3: another figure with its evidence is entered, and the declared one stays', () => {
    const other = registered(falls).decided('otherFigureEntered', { index: 2_450, evidence: 'photograph 7' });
    expect(other.decided('confirmed', {}, unit).lastRequest()).toMatchObject({ index: 2_450, declaredIndex: 2_190 });
  });
  it('11.5: a figure of tomorrow is refused at its entry, not after two persons have worked', () => {
    const other = { index: 2_450, evidence: 'photograph 7', readOn: '1405-09-02' };
    registered()
      .decided('otherFigureEntered', other)
      .thenRejected('EnteredFigureMustNotBeOfTheFuture', { readOn: jalali('1405-09-02'), on: jalali('1405-09-01') });
  });
  it('A9-3, 15.4-22: after a return the declared figure is entered without the evidence of the other one', () => {
    const again = registered()
      .decided('otherFigureEntered', { index: 2_450, evidence: 'photograph 7' })
      .decided('returned', {}, unit)
      .decided('figureEntered');
    expect(again.events.findLast(({ type }) => type === 'CaseDecided')?.data).toMatchObject({
      remembered: { enteredIndex: 2_460, enteredEvidence: '' },
    });
  });
  it('15.4-34: a refusal of metering leads back to the representative', () => {
    requested()
      .hears('SelfReadingRefused')
      .expect({ stage: 'examination', deadline: { bill: 'kept' } });
  });
  it('A9-3, 15.4-34: a visit bounds the figure, and a faulty meter ends the case', () => {
    const visited = registered(falls)
      .decided('visitNeeded')
      .visited({ indexSeen: 2_440 })
      .expect({ stage: 'examination' });
    visited.decided('otherFigureEntered', { index: 2_450, evidence: 'x' }).thenRejected('FigureMustBePossible');
    const seen = { index: 2_440, readOn: '1405-09-01', evidence: 'the visit' };
    expect(visited.decided('otherFigureEntered', seen).decided('confirmed', {}, unit).lastRequest()).toMatchObject({
      index: 2_440,
      readOn: jalali('1405-09-01'),
    });
    registered()
      .decided('visitNeeded')
      .visited({ meterSound: false })
      .informed('sms')
      .expect({ outcome: 'meterFaulty' });
  });
});

describe('a figure of billed days (situation 16)', () => {
  it('15.4-32: is evidence of its day, and the case waits for what the correction does to the bills', () => {
    const kept = requested().hears('ReadingKeptAsEvidence').expect({ stage: 'reading', waitsFor: 'anotherService' });
    for (const outcome of ['billsCorrected', 'nothingToCorrect', 'billsStay', 'setAside'] as const)
      kept
        .hears('SelfReadingSettled', { outcome, difference: selfReadingSettled.example.difference })
        .expect({ stage: 'evidenceAnswer' })
        .informed('sms')
        .expect({ outcome: 'keptAsEvidence' });
  });
});

describe('repeated self-readings (15.2-5)', () => {
  const selfRead = (day: string, index: number) =>
    knownReading({ readingId: `r-${day}`, readOn: jalali(day), index, selfRead: true });
  const actual = knownReading({ readOn: jalali('1405-06-01'), index: 2_300 });
  it('15.2-5: after two in a row a figure needs a visit', () => {
    const twice = { readings: [actual, selfRead('1405-07-01', 2_330), selfRead('1405-08-01', 2_360)] };
    const opened = registered({}, twice);
    opened
      .decided('figureEntered')
      .thenRejected('SelfReadingsInARowMustBeLimited', { inSequence: 2, previousReadOn: jalali('1405-06-01') });
    opened
      .decided('visitNeeded')
      .visited({ indexSeen: 2_470 })
      .decided('figureEntered')
      .expect({ stage: 'confirmation' });
    const read = knownReading({ readOn: jalali('1405-08-20'), index: 2_400 });
    registered({}, { readings: [...twice.readings, read] })
      .decided('figureEntered')
      .expect({ stage: 'confirmation' });
  });
  it('15.2-5: after a long time without a reading by the company, too', () => {
    const estimate = knownReading({
      readingId: 'e',
      readOn: jalali('1405-07-01'),
      estimatedBy: 'system',
      index: 2_330,
    });
    const old = { ...actual, readOn: jalali('1405-01-15') };
    registered({}, { readings: [old, estimate] })
      .decided('otherFigureEntered', { index: 2_440, evidence: 'x' })
      .thenRejected('SelfReadingsInARowMustBeLimited', { inSequence: 0, previousReadOn: jalali('1405-01-15') });
  });
});
