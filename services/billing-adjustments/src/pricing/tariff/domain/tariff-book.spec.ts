import { describe, expect, it } from '@jest/globals';
import { fromJalali, jalaliText, type CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import type { Rial } from '@pishkhan/money';
import { readTariffFile, tariffFiles } from '../tariff-files.ts';
import type { PriceTable, TariffEvent, TariffVersion } from './tariff-book.messages.ts';
import { seasonOn, tariffOn } from './tariff-book.seasons.ts';
import { tariffBook } from './tariff-book.ts';

const day = (year: number, month: number, dayOfMonth: number) => fromJalali({ year, month, day: dayOfMonth });
const today = '2030-12-01' as CivilDate;
const publishing = byTwoPersons(tariffBook);
const publish = (draft: TariffVersion, on = today) => ({ draft, today: on }) as const;
const published = (tariff: TariffVersion, place = 1): TariffEvent => ({
  type: 'TariffVersionPublished',
  data: { ...tariff, publishedOn: today, publication: publishedByTwo(today, tariff.effectiveFrom < today), place },
});

/** A tariff of four seasons, unlike 1397: the code does not assume twelve tiers, five zones or two seasons (11.1). */
const season = (name: string, from: string, to: string) => ({ name, title: { fa: name, en: name }, from, to });
const open = (price: number): PriceTable => ({ tiers: [{ upTo: null, price: price as Rial }] });
const small: TariffVersion = {
  version: '1410',
  title: { fa: 'نمونه', en: 'sample' },
  sample: true,
  source: 'spec',
  effectiveFrom: '2031-03-21' as CivilDate,
  effectiveFromJalali: '1410-01-01',
  seasons: [
    season('spring', '01-01', '03-31'),
    season('summer', '04-01', '06-31'),
    season('autumn', '07-01', '09-30'),
    season('winter', '10-01', '12-30'),
  ],
  uses: [{ use: 'household', title: { fa: 'خانگی', en: 'household' }, tables: [open(100)] }],
  standingCharges: [{ capacity: 'G4', monthly: 0 as Rial }],
  standingChargesAreSample: true,
  levyBasisPoints: 1_000,
  vatBasisPoints: 1_000,
  boundsTimesDwellingUnits: false,
  averageHouseholdPrice: {},
  notes: [],
};
const withTables = (...tables: PriceTable[]): TariffVersion => ({ ...small, uses: [{ ...small.uses[0]!, tables }] });
const tiers = (...upTo: (number | null)[]): PriceTable => ({
  tiers: upTo.map((bound) => ({ upTo: bound, price: 1 as Rial })),
});

describe('publishing a version', () => {
  it('11.1: is a fact with the whole table', () => {
    given(publishing).when(publish(small)).then(published(small));
  });
  it('the same version with the same content has no effect, in any field order', () => {
    const reordered = Object.fromEntries(Object.entries(small).toReversed()) as unknown as TariffVersion;
    given(publishing, published(small)).when(publish(reordered)).thenNothing();
  });
  it('11.1: TariffVersionMustNotChange', () => {
    given(publishing, published(small))
      .when(publish({ ...small, levyBasisPoints: 0 }))
      .thenRejected('TariffVersionMustNotChange', { version: '1410' });
  });
  it('11.1: EffectiveDayMustBeUnique', () => {
    given(publishing, published(small))
      .when(publish({ ...small, version: '1410-b' }, '2030-12-02' as CivilDate))
      .thenRejected('EffectiveDayMustBeUnique', { version: '1410' });
    given(publishing, published(small))
      .when(publish({ ...small, version: '1410-b' }))
      .thenMatching((_, book) => expect(tariffOn(book, small.effectiveFrom)?.version).toBe('1410-b'));
  });
  it('11.1: EffectiveDaysMustAgree', () => {
    given(publishing)
      .when(publish({ ...small, effectiveFromJalali: '1410-01-02' }))
      .thenRejected('EffectiveDaysMustAgree', { expected: '1410-01-01' });
  });
  it('11.2: SeasonsMustCoverEveryDayOnce', () => {
    const withSeasons = (...seasons: TariffVersion['seasons']) =>
      given(publishing).when(publish({ ...small, seasons }));
    withSeasons(season('warm', '01-16', '08-15'), season('cold', '08-17', '01-15')).thenRejected(
      'SeasonsMustCoverEveryDayOnce',
      { monthDay: '08-16' },
    );
    withSeasons(season('warm', '01-16', '08-15'), season('cold', '08-15', '01-15')).thenRejected(
      'SeasonsMustCoverEveryDayOnce',
      { monthDay: '08-15' },
    );
    withSeasons(season('all', '01-01', '12-29')).thenRejected('SeasonsMustCoverEveryDayOnce', { monthDay: '12-30' });
    withSeasons(season('all', '01-01', '13-01')).thenRejected('SeasonsMustCoverEveryDayOnce', { monthDay: '13-01' });
  });
  it('11.3: TierBoundsMustRise', () => {
    given(publishing)
      .when(publish(withTables(tiers(45, 45, null))))
      .thenRejected('TierBoundsMustRise', { use: 'household' });
    given(publishing)
      .when(publish(withTables(tiers(0, null))))
      .thenRejected('TierBoundsMustRise');
    given(publishing)
      .when(publish(withTables(tiers(null, null))))
      .thenRejected('TierBoundsMustRise');
  });
  it('11.3: LastTierMustBeOpen', () => {
    given(publishing)
      .when(publish(withTables(tiers(45))))
      .thenRejected('LastTierMustBeOpen');
    given(publishing)
      .when(publish(withTables(tiers())))
      .thenRejected('LastTierMustBeOpen');
  });
  it('11.2: TableSeasonMustExist', () => {
    given(publishing)
      .when(publish(withTables(open(1), { ...open(1), seasons: ['monsoon'] })))
      .thenRejected('TableSeasonMustExist', { seasons: ['monsoon'] });
  });
  it('11.3: UseMustBePricedInEverySeason', () => {
    given(publishing)
      .when(publish(withTables({ ...open(1), seasons: ['spring', 'summer', 'winter'] })))
      .thenRejected('UseMustBePricedInEverySeason', { season: 'autumn' });
  });
  it('11.3: PriceTablesMustNotOverlap', () => {
    given(publishing)
      .when(publish(withTables(open(1), { ...open(1), zones: [1] })))
      .thenRejected('PriceTablesMustNotOverlap');
    given(publishing)
      .when(publish({ ...small, uses: [...small.uses, ...small.uses] }))
      .thenRejected('PriceTablesMustNotOverlap', { use: 'household' });
  });
  it('11.6: StandingChargeMustBeUniquePerCapacity', () => {
    const twice = { ...small, standingCharges: [...small.standingCharges, ...small.standingCharges] };
    given(publishing).when(publish(twice)).thenRejected('StandingChargeMustBeUniquePerCapacity', { capacity: 'G4' });
  });
});

describe('the book of the files', () => {
  const versions = tariffFiles.map(readTariffFile);
  const book = fold(
    tariffBook,
    versions.toReversed().map((each) => published(each)),
  );
  it('11.3: every file can be published, in any order', () => {
    given(publishing)
      .when(publish(versions[2]!))
      .then(published(versions[2]!))
      .when(publish(versions[0]!))
      .then(published(versions[0]!, 2))
      .when(publish(versions[1]!))
      .then(published(versions[1]!, 3));
    expect(book.versions.map(({ version }) => version)).toEqual(['1397', 'sample-1398', 'sample-1404-07']);
  });
  it('11.1: returns the version in force on a day', () => {
    expect(tariffOn(book, day(1397, 1, 15))).toBeUndefined();
    expect(
      [day(1397, 1, 16), day(1398, 1, 15), day(1398, 1, 16), day(1404, 6, 31), day(1404, 7, 1)].map(
        (date) => tariffOn(book, date)?.version,
      ),
    ).toEqual(['1397', '1397', 'sample-1398', 'sample-1398', 'sample-1404-07']);
    for (const { effectiveFrom, effectiveFromJalali } of versions)
      expect(jalaliText(effectiveFrom)).toBe(effectiveFromJalali);
  });
  it('11.2: returns the season of a day, over the new year and on the leap day', () => {
    const dates = [day(1397, 8, 15), day(1397, 8, 16), day(1399, 12, 30), day(1400, 1, 15), day(1400, 1, 16)];
    expect(dates.map((date) => seasonOn(versions[0]!, date)?.name)).toEqual(['warm', 'cold', 'cold', 'cold', 'warm']);
  });
});
