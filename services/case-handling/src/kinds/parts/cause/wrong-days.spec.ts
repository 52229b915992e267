import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { by, jalali, knownReading } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { billReview } from '../../bill/bill-review.case.ts';
import { meterVisit } from '../../meter/visit/meter-visit.case.ts';

const reading = (readingId: string, day: string, index: number, more: object = {}) =>
  knownReading({ readingId, readOn: jalali(day), index, ...more });
const readings = [reading('reading-06', '1405-06-31', 2_000), reading('reading-07', '1405-07-30', 2_289)];
/** The meter shows 2,290 on 1 Azar. */
const judged = (more: object = {}) =>
  walk(billReview, { readings, ...more })
    .opened({ billNumber: '1000001-1405-07-1', objection: 'gasPrice' })
    .on('1405-09-01')
    .visited();
const document = 'برگ قرائت ۱۲';
const days = [{ readingId: 'reading-07', rightDay: '۱۴۰۵/۷/۲۵' }];
const wrongDay = { days, fault: 'company', document };
const evidence = { visitedOn: jalali('1405-09-01'), visitedBy: expect.any(String), indexSeen: 2_290 };

describe('15.4-39, F6: the day of a reading was recorded wrongly', () => {
  it('A6-1 an objection ends as corrected: the right day is requested, never an amount', () => {
    const asked = judged()
      .decided('daysWrong', wrongDay)
      .expect({ stage: 'daysCorrection', waitsFor: 'anotherService', requests: ['BillCorrectionRequested'] });
    expect(asked.lastRequest()).toMatchObject({
      cause: { kind: 'days', readings: [{ readingId: 'reading-07', rightDay: jalali('1405-07-25') }] },
      evidence,
      document,
      fault: 'company',
    });
    asked.hears('BillCorrected').expect({ stage: 'correctedAnswer' }).informed('sms').expect({ outcome: 'corrected' });
  });
  it('A3-3 a visit that finds it corrects the day, and an index as well', () => {
    const asked = walk(meterVisit, { readings })
      .opened({ accountId: '1000001', reason: 'مصرف زیاد' })
      .on('1405-09-01')
      .visited()
      .decided('daysWrong', { ...wrongDay, readings: [{ readingId: 'reading-07', rightIndex: '2270' }] })
      .expect({ stage: 'daysCorrection' });
    expect(asked.lastRequest()).toMatchObject({
      cause: {
        kind: 'several',
        causes: [
          { kind: 'readings', readings: [{ readingId: 'reading-07', rightIndex: 2_270 }] },
          { kind: 'days', readings: [{ readingId: 'reading-07', rightDay: jalali('1405-07-25') }] },
        ],
      },
    });
  });
  it('15.4-38 billing refuses: the case returns to the judgement, with another decision', () => {
    judged()
      .decided('daysWrong', wrongDay)
      .hears('BillCorrectionRefused', { rule: 'CorrectDayMustKeepTheOrder' })
      .expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative' })
      .decided('daysWrong', wrongDay)
      .expect({ stage: 'daysCorrection' });
  });
  it('the right day is another one, between its neighbours, and not in the future', () => {
    const on = (...rows: (readonly [string, string])[]) =>
      judged().decided('daysWrong', {
        ...wrongDay,
        days: rows.map(([readingId, rightDay]) => ({ readingId, rightDay })),
      });
    on(['reading-07', '1405/07/30']).thenRejected('RightDayMustDiffer');
    on(['reading-07', '1405/09/02']).thenRejected('RightDayMustNotBeInFuture');
    on(['reading-07', '1405/06/31']).thenRejected('RightDayMustKeepTheOrder');
    on(['reading-06', '1405/07/30']).thenRejected('RightDayMustKeepTheOrder');
    on(['reading-07', '1405/07/01'], ['reading-07', '1405/07/02']).thenRejected('DayMustBeNamedOnce');
  });
  it('15.4-34 it is judged by the capacity of the meter on both sides, at the door', () => {
    // 289 m³ in one day; a G4 meter lets 144 m³ through.
    judged()
      .decided('daysWrong', { ...wrongDay, days: [{ readingId: 'reading-06', rightDay: '1405/07/29' }] })
      .thenRejected('RightIndexMustNotExceedCapacity');
  });
  it('a reading of another account is refused at the door', () => {
    judged({ readings: [...readings, reading('reading-z', '1405-07-10', 5, { accountId: '1000002' })] })
      .decided('daysWrong', { ...wrongDay, days: [{ readingId: 'reading-z', rightDay: '1405/07/11' }] })
      .thenRejected('ReadingMustBelongToTheAccount');
  });
  it('15.4-37 its reader does not judge it', () => {
    judged({ readings: [readings[0], reading('reading-07', '1405-07-30', 2_289, { readerId: 'reader-1' })] })
      .decided('daysWrong', wrongDay, by('qualifiedRepresentative', 'office-101', 'reader-1'))
      .thenRejected('ReaderMustNotJudgeTheOwnReading');
  });
});

describe('15.4-38, 15.4-39: one case corrects several causes', () => {
  const several = {
    readings: [{ readingId: 'reading-07', rightIndex: 2_270 }],
    terms: [{ from: '1405/03/12', climateZone: 2 }],
    fault: 'company',
    document,
  };
  it('a wrong zone and a wrong reading are one request, whatever the objection was about', () => {
    const asked = judged().decided('severalWrong', several).expect({ stage: 'severalCorrection' });
    expect(asked.lastRequest()).toMatchObject({
      cause: {
        kind: 'several',
        causes: [
          { kind: 'readings', readings: [{ readingId: 'reading-07', rightIndex: 2_270 }] },
          { kind: 'terms', from: civilDate(jalali('1405-03-12')), climateZone: 2 },
        ],
      },
      evidence,
      document,
      fault: 'company',
    });
    asked.hears('BillCorrected').expect({ stage: 'correctedAnswer' });
  });
  it('a Card 74 item and a wrong tariff need no party at fault', () => {
    const asked = judged().decided('severalWrong', { itemLinkId: 'link-1', tariffVersion: 'backdated', document });
    expect(asked.lastRequest()).toMatchObject({
      cause: {
        kind: 'several',
        causes: [
          { kind: 'tariffVersion', billNumber: '1000001-1405-07-1', version: 'backdated' },
          { kind: 'miscItem', linkId: 'link-1' },
        ],
      },
    });
  });
  it('at least one cause is named, terms with a right value, and for readings the party at fault', () => {
    judged().decided('severalWrong', { document }).thenRejected('WrongInputMustBeNamed');
    judged()
      .decided('severalWrong', { ...several, terms: [{ from: '1405/03/12' }] })
      .thenRejected('WrongTermsMustBeNamed');
    const { fault: _, ...noFault } = several;
    judged().decided('severalWrong', noFault).thenRejected('FaultOfWrongReadingMustBeNamed');
  });
  it('F5a every reading above the index seen is corrected in it', () => {
    judged({ readings: [readings[0], reading('reading-07', '1405-07-30', 2_300)] })
      .decided('severalWrong', { terms: several.terms, document })
      .thenRejected('EveryReadingAboveIndexSeenMustBeCorrected');
  });
});
