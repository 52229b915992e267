import { describe, expect, it } from '@jest/globals';
import { by, jalali, knownReading } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { billReview } from '../../bill/bill-review.case.ts';

/** The meter shows 2,290. */
const judged = (objection = 'gasPrice', index = 2_289) =>
  walk(billReview, { readings: [knownReading({ index })] })
    .opened({ billNumber: '1000001-1405-07-1', objection })
    .on('1405-09-01')
    .visited();
const document = 'پایان کار شماره ۱۲۳';
const threeUnits = { from: '1405/03/12', dwellingUnits: '۳', document };
const laterTariff = { version: 'backdated', document };
const fromOffice = {
  correctionId: expect.any(String),
  caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
  officeId: 'office-101',
  accountId: '1000001',
  feeCharged: 35_000,
  proposedBy: 'qualifiedRepresentative-of-office-101',
  requestedOn: jalali('1405-09-01'),
  document,
};

describe('F6, 15.4-39: an objection to the gas price', () => {
  it('15.4-39 ends as corrected if terms of supply were wrong: only those that were, from their first day', () => {
    const asked = judged()
      .decided('termsWrong', threeUnits)
      .expect({ stage: 'termsCorrection', waitsFor: 'anotherService', requests: ['BillCorrectionRequested'] });
    expect(asked.lastRequest()).toEqual({
      ...fromOffice,
      cause: { kind: 'terms', from: jalali('1405-03-12'), dwellingUnits: 3 },
    });
    asked.hears('BillCorrected').expect({ stage: 'correctedAnswer' }).informed('sms').expect({ outcome: 'corrected' });
  });
  it('15.4-41 ends as corrected if another tariff version applies to the days of the bill', () => {
    const asked = judged().decided('tariffWrong', laterTariff).expect({ stage: 'tariffCorrection' });
    expect(asked.lastRequest()).toEqual({
      ...fromOffice,
      cause: { kind: 'tariffVersion', billNumber: '1000001-1405-07-1', version: 'backdated' },
    });
    asked
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustConcernABill' })
      .expect({ stage: 'judgement', waitsFor: 'qualifiedRepresentative' });
  });
  it('15.4-38 the correction is taken back like one of a reading, and decided again', () => {
    judged()
      .decided('termsWrong', threeUnits)
      .sentBack(by('headOfSubscriberAffairs', 'county-1'))
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustNotBeWithdrawn' })
      .expect({ stage: 'judgement' })
      .decided('tariffWrong', laterTariff)
      .expect({ stage: 'tariffCorrection' });
  });
  it('15.4-39 wrong terms are named with their right values, within their bounds', () => {
    judged().decided('termsWrong', { from: '1405/03/12', document }).thenRejected('WrongTermsMustBeNamed');
    const wrong: readonly (readonly [string, string | number])[] = [
      ['dwellingUnits', 0],
      ['climateZone', 6],
      ['use', 'palace'],
      ['meterCapacity', 'G5'],
    ];
    for (const [term, value] of wrong)
      judged()
        .decided('termsWrong', { ...threeUnits, [term]: value })
        .thenRejected('DecisionMustFillInItsForm');
  });
  it('F6, A6-1 another objection is not answered by terms or tariff', () => {
    for (const objection of ['readFigure', 'miscellaneous']) {
      judged(objection).decided('termsWrong', threeUnits).thenRejected('ObjectionMustConcernTheGasPrice');
      judged(objection).decided('tariffWrong', laterTariff).thenRejected('ObjectionMustConcernTheGasPrice');
    }
  });
  it('15.4-38 a reading above the index seen is corrected first', () => {
    judged('gasPrice', 2_291).decided('termsWrong', threeUnits).thenRejected('ReadingMustNotExceedIndexSeen');
  });
});

describe('F6, 15.4-39: an objection to miscellaneous amounts', () => {
  const item = { linkId: 'link-1', document };
  it('15.4-39 ends as corrected if a Card 74 item was wrong: both sides of its pair are reversed', () => {
    const asked = judged('miscellaneous').decided('itemWrong', item).expect({ stage: 'itemCorrection' });
    expect(asked.lastRequest()).toEqual({ ...fromOffice, cause: { kind: 'miscItem', linkId: 'link-1' } });
    asked.hears('BillCorrected').informed('sms').expect({ outcome: 'corrected' });
  });
  it('A6-1 another objection is not answered by an item', () => {
    for (const objection of ['readFigure', 'gasPrice'])
      judged(objection).decided('itemWrong', item).thenRejected('ObjectionMustConcernMiscellaneousAmounts');
  });
});
