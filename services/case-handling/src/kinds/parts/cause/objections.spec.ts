import { describe, expect, it } from '@jest/globals';
import { bill, by, jalali, knownReading } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import type { KnownBilling } from '../../../engine/kind/known.ts';
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
  parts: ['registrar', 'visitor'].map((as) => ({ as, by: 'counterClerk-of-office-101' })),
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

describe('15.4-39, 15.4-41: what the case service knows is refused at the decision', () => {
  const version = (number: number, name: string, effectiveFrom: string) => ({
    number,
    version: name,
    effectiveFrom: jalali(effectiveFrom),
  });
  const first = version(1, 'first', '1397-01-16');
  const summer = version(2, 'summer', '1405-05-01');
  const autumn = version(3, 'autumn', '1405-07-15');
  const winter = version(4, 'winter', '1405-07-30');
  const book = [first, summer, autumn, winter];
  const knowing = (
    billing: Partial<KnownBilling>,
    objection = 'gasPrice',
    readings = [knownReading({ index: 2_289 })],
  ) =>
    walk(billReview, {
      readings,
      billing: { bill: bill(), tariffVersions: book, miscItems: [{ linkId: 'link-1' }], ...billing },
    })
      .opened({ billNumber: '1000001-1405-07-1', objection })
      .on('1405-09-01')
      .visited();
  const tariff = (name: string) => ({ version: name, document });

  it('15.4-41: a version that nobody published, with the names of those that are', () => {
    knowing({})
      .decided('tariffWrong', tariff('backdated'))
      .thenRejected('NamedTariffMustBePublished', {
        version: 'backdated',
        versions: book.map((each) => each.version),
      });
  });
  it('15.4-41: a version that is in force on no day of the bill, with those that are', () => {
    for (const name of ['first', 'winter'])
      knowing({})
        .decided('tariffWrong', tariff(name))
        .thenRejected('NamedTariffMustApplyToTheBill', {
          version: name,
          from: jalali('1405-06-31'),
          to: jalali('1405-07-30'),
          versions: ['summer', 'autumn'],
        });
    for (const name of ['summer', 'autumn'])
      knowing({}).decided('tariffWrong', tariff(name)).expect({ stage: 'tariffCorrection' });
  });
  it('15.4-41: a version by which the bill is rated already; without published ones billing decides', () => {
    const rated = knowing({ bill: { ...bill(), tariffVersions: ['summer'] } });
    rated
      .decided('tariffWrong', tariff('summer'))
      .thenRejected('NamedTariffMustNotBeTheBillsOwn', { version: 'summer', versions: ['summer'] });
    rated.decided('tariffWrong', tariff('autumn')).expect({ stage: 'tariffCorrection' });
  });
  it('11.1: a version that was replaced on its day of publishing is in force on no day', () => {
    const corrected = version(5, 'corrected', '1405-07-15');
    const replaced = knowing({ tariffVersions: [...book, corrected] });
    replaced.decided('tariffWrong', tariff('autumn')).thenRejected('NamedTariffMustApplyToTheBill');
    replaced.decided('tariffWrong', tariff('corrected')).expect({ stage: 'tariffCorrection' });
  });
  it('15.4-39: the days of the bill reach as far as the corrected day of its reading', () => {
    knowing({}, 'gasPrice', [knownReading({ index: 2_289, readOn: jalali('1405-08-02') })])
      .decided('tariffWrong', tariff('winter'))
      .expect({ stage: 'tariffCorrection' });
  });
  it('15.4-41: without the versions of an earlier release billing decides', () => {
    for (const tariffVersions of [[summer], [autumn, winter], [autumn, version(3, 'last', '1405-08-01')]])
      knowing({ tariffVersions }).decided('tariffWrong', tariff('none')).expect({ stage: 'tariffCorrection' });
  });
  it('15.4-41: numbers that counted proposals too are no missing versions, before and after the next version', () => {
    const gap = [first, version(3, 'summer', '1405-05-01')];
    const proposedFirst = [version(2, 'first', '1397-01-16')];
    for (const tariffVersions of [gap, [...gap, version(3, 'autumn', '1405-07-15')], [...proposedFirst, summer]])
      knowing({ tariffVersions })
        .decided('tariffWrong', tariff('none'))
        .thenRejected('NamedTariffMustBePublished', {
          version: 'none',
          versions: tariffVersions.map((each) => each.version),
        });
    knowing({ tariffVersions: proposedFirst })
      .decided('tariffWrong', tariff('none'))
      .expect({ stage: 'tariffCorrection' });
  });
  it('15.4-39, 15.4-41: as long as no version is known, none can be named', () => {
    const judging = knowing({ tariffVersions: [] });
    judging
      .decided('tariffWrong', tariff('autumn'))
      .thenRejected('NamedTariffMustBePublished', { version: 'autumn', versions: [] });
    judging
      .decided('severalWrong', { fault: 'company', document, tariffVersion: 'autumn', itemLinkId: 'link-1' })
      .thenRejected('NamedTariffMustBePublished');
  });
  it('15.4-39: an item that the account does not have, or that is reversed', () => {
    const item = (linkId: string) => ({ linkId, document });
    const miscItems = [{ linkId: 'link-1', reversedBy: 'correction-1' }, { linkId: 'link-2' }];
    const judging = knowing({ miscItems }, 'miscellaneous');
    judging
      .decided('itemWrong', item('link-3'))
      .thenRejected('NamedItemMustBeOfTheAccount', { linkId: 'link-3', items: ['link-1', 'link-2'] });
    judging.decided('itemWrong', item('link-1')).thenRejected('NamedItemMustNotBeReversed', { linkId: 'link-1' });
    judging.decided('itemWrong', item('link-2')).expect({ stage: 'itemCorrection' });
  });
  it('15.4-38: the same among several causes', () => {
    const several = { fault: 'company', document, terms: [{ from: '1405/03/12', dwellingUnits: '3' }] };
    const judging = knowing({ miscItems: [] });
    judging.decided('severalWrong', { ...several, tariffVersion: 'none' }).thenRejected('NamedTariffMustBePublished');
    judging.decided('severalWrong', { ...several, itemLinkId: 'none' }).thenRejected('NamedItemMustBeOfTheAccount');
    judging.decided('severalWrong', { ...several, tariffVersion: 'autumn' }).expect({ stage: 'severalCorrection' });
  });
});
