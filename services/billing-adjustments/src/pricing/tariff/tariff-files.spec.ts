import { describe, expect, it } from '@jest/globals';
import { readTariffFile } from './tariff-files.ts';

const published = readTariffFile('1397.json');
const tablesOf = (use: string) => published.uses.find((pricing) => pricing.use === use)!.tables;
const flat = (use: string) =>
  tablesOf(use).map(({ seasons, tiers }) => [seasons?.join() ?? 'both', tiers.length, tiers[0]!.price]);
const bounds = (zone: number) =>
  tablesOf('household')
    .find(({ zones }) => zones?.includes(zone))!
    .tiers.map(({ upTo }) => upTo);

describe('the published table of 1397', () => {
  it('11.3: households in warm months', () => {
    const [warm] = tablesOf('household');
    expect(warm).toMatchObject({ seasons: ['warm'] });
    expect(warm!.tiers.map(({ upTo, price }) => [upTo, price])).toEqual([
      [45, 1_081],
      [95, 1_311],
      [145, 1_656],
      [195, 2_116],
      [245, 2_576],
      [295, 2_806],
      [345, 3_151],
      [395, 3_496],
      [445, 3_726],
      [495, 3_956],
      [545, 4_186],
      [null, 4_301],
    ]);
  });
  it('11.3: households in cold months have one row of prices and bounds by zone; zones 3 to 5 are labelled illustrative', () => {
    const cold = tablesOf('household').slice(1);
    for (const { tiers } of cold)
      expect(tiers.map(({ price }) => price)).toEqual([
        414, 690, 966, 1_242, 1_518, 2_208, 2_622, 3_036, 3_450, 3_864, 4_416, 4_830,
      ]);
    expect(bounds(1)).toEqual([300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300, null]);
    expect(bounds(2)).toEqual([250, 350, 450, 550, 650, 750, 850, 950, 1_050, 1_150, 1_250, null]);
    expect([3, 4, 5].map((zone) => bounds(zone)[0])).toEqual([200, 150, 100]);
    expect(cold.map(({ zones, illustrative }) => [zones![0], illustrative ?? false])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, true],
      [5, true],
    ]);
  });
  it('11.3: other uses are flat', () => {
    expect(
      [
        'petrochemicalFuel',
        'petrochemicalFeed',
        'steel',
        'otherIndustry',
        'agriculture',
        'ordinaryCommercial',
        'publicCommercial',
        'traditionalBath',
        'traditionalBakery',
        'educationSportsReligionCharity',
      ].flatMap(flat),
    ).toEqual([
      ['both', 1, 1_320],
      ['both', 1, 3_445],
      ['both', 1, 1_320],
      ['both', 1, 1_000],
      ['both', 1, 926],
      ['both', 1, 1_495],
      ['warm', 1, 1_500],
      ['cold', 1, 3_000],
      ['both', 1, 1_046],
      ['both', 1, 910],
      ['both', 1, 926],
    ]);
  });
  it('11.3: religious places of 1393 are free up to a pattern by capacity, cold and warm', () => {
    const patterns = tablesOf('religiousPlaces').map(
      ({ seasons, capacities, tiers }) =>
        `${capacities![0]} ${seasons![0]} ${tiers[0]!.upTo}@${tiers[0]!.price} then ${tiers[1]!.price}`,
    );
    expect(patterns).toHaveLength(16);
    expect(patterns).toEqual(
      expect.arrayContaining([
        'G4 cold 200@0 then 805',
        'G4 warm 60@0 then 805',
        'G65 cold 1000@0 then 805',
        'G100 warm 300@0 then 805',
      ]),
    );
  });
  it('11.3, 11.6: averages, levy, VAT, and standing charges labelled as sample', () => {
    expect(published).toMatchObject({
      averageHouseholdPrice: { warm: 1_656, cold: 966 },
      levyBasisPoints: 1_000,
      vatBasisPoints: 900,
      standingChargesAreSample: true,
      sample: false,
    });
  });
});
