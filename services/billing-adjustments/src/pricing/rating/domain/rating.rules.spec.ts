import { describe, expect, it } from '@jest/globals';
import { addDays, fromJalali, type CivilDate } from '@pishkhan/calendar';
import { judged } from '@pishkhan/decider';
import { cubicMetres } from '@pishkhan/money';
import { tariffBookOfFiles } from '../../tariff/tariff-files.ts';
import { chargesOf } from './rating.charges.ts';
import { currentRatingRule, type PeriodToRate } from './rating.lines.ts';
import { ratingMustBePossible } from './rating.rules.ts';
import { rate } from './rating.ts';

const book = tariffBookOfFiles();
const first = fromJalali({ year: 1397, month: 1, day: 16 });
const good: PeriodToRate = {
  book,
  ratingRule: currentRatingRule,
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  from: first,
  to: addDays(first, 30),
  consumption: cubicMetres(100),
};

const rating = (change: Partial<PeriodToRate>) => {
  const period = { ...good, ...change };
  expect(() => rate(period)).toThrow(RangeError);
  expect(() => chargesOf(period)).toThrow(RangeError);
  return judged(ratingMustBePossible(period));
};

describe('a period can be rated only when', () => {
  it('no input is missing', () => judged(ratingMustBePossible(good)).thenHolds());
  it('11.5: PeriodMustHaveDays', () => rating({ to: first }).thenRejected('PeriodMustHaveDays'));
  it('11.4: ConsumptionMustNotBeNegative', () => {
    rating({ consumption: cubicMetres('-0.001') }).thenRejected('ConsumptionMustNotBeNegative');
    rating({ consumption: cubicMetres('-12') }).thenRejected('ConsumptionMustNotBeNegative', {
      consumption: '-12.000',
    });
  });
  it('11.1: TariffMustCoverPeriod', () => {
    rating({ from: addDays(first, -1) }).thenRejected('TariffMustCoverPeriod', { tariffBegins: first });
    rating({ book: { versions: [] } }).thenRejected('TariffMustCoverPeriod');
    rating({ to: '2100-01-01' as CivilDate }).thenRejected('TariffMustCoverPeriod');
  });
  it('11.3: TariffMustPriceUse', () => {
    rating({ use: 'powerStation' }).thenRejected('TariffMustPriceUse', { season: 'warm', tariffVersion: '1397' });
    rating({ climateZone: 6, to: addDays(first, 300) }).thenRejected('TariffMustPriceUse', { season: 'cold' });
  });
  it('11.6: TariffMustNameStandingCharge', () =>
    rating({ meterCapacity: 'G250' }).thenRejected('TariffMustNameStandingCharge', { meterCapacity: 'G250' }));
});
