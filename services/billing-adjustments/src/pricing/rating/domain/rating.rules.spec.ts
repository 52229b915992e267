import { describe, expect, it } from '@jest/globals';
import { addDays, fromJalali, type CivilDate } from '@pishkhan/calendar';
import { given, type Decider, type DomainEvent } from '@pishkhan/decider';
import { cubicMetres } from '@pishkhan/money';
import { tariffBookOfFiles } from '../../tariff/tariff-files.ts';
import { chargesOf } from './rating.charges.ts';
import type { PeriodToRate } from './rating.lines.ts';
import { ratingMustBePossible } from './rating.rules.ts';
import { rate } from './rating.ts';

const book = tariffBookOfFiles();
const first = fromJalali({ year: 1397, month: 1, day: 16 });
const good: PeriodToRate = {
  book,
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  from: first,
  to: addDays(first, 30),
  consumption: cubicMetres(100),
};

/** Rating asked as a command, to speak of its refusals in the grammar of the deciders. */
const asked: Decider<PeriodToRate, DomainEvent, null> = {
  category: 'rating',
  events: {},
  initial: null,
  evolve: () => null,
  decide: (period) => ratingMustBePossible(period) || [],
};
const refused = (change: Partial<PeriodToRate>, rule: string, data: Record<string, unknown> = {}) => {
  given(asked)
    .when({ ...good, ...change })
    .thenRejected(rule, data);
  expect(() => rate({ ...good, ...change })).toThrow(RangeError);
  expect(() => chargesOf({ ...good, ...change })).toThrow(RangeError);
};

describe('a period can be rated only when', () => {
  it('everything it needs is there', () => given(asked).when(good).thenNothing());
  it('11.5: PeriodMustHaveDays', () => refused({ to: first }, 'PeriodMustHaveDays'));
  it('11.4: ConsumptionMustNotBeNegative', () => {
    refused({ consumption: cubicMetres('-0.001') }, 'ConsumptionMustNotBeNegative');
    refused({ consumption: cubicMetres('-12') }, 'ConsumptionMustNotBeNegative', { consumption: '-12.000' });
  });
  it('11.1: TariffMustCoverPeriod', () => {
    refused({ from: addDays(first, -1) }, 'TariffMustCoverPeriod', { tariffBegins: first });
    refused({ book: { versions: [] } }, 'TariffMustCoverPeriod');
    refused({ to: '2100-01-01' as CivilDate }, 'TariffMustCoverPeriod');
  });
  it('11.3: TariffMustPriceUse', () => {
    refused({ use: 'powerStation' }, 'TariffMustPriceUse', { season: 'warm', tariffVersion: '1397' });
    refused({ climateZone: 6, to: addDays(first, 300) }, 'TariffMustPriceUse', { season: 'cold' });
  });
  it('11.6: TariffMustNameStandingCharge', () =>
    refused({ meterCapacity: 'G250' }, 'TariffMustNameStandingCharge', { meterCapacity: 'G250' }));
});
