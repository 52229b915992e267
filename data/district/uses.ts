import type { AccountOpened } from '@pishkhan/contracts';
import type { Chance } from './random.ts';

export type Use = AccountOpened['use'];
export type MeterCapacity = AccountOpened['meterCapacity'];

/** Consumption profile: m³ in 30 days, by Jalali month from Farvardin, before the subscriber's own factor. */
export interface UseProfile {
  readonly use: Use;
  readonly share: number;
  readonly months: readonly number[];
  readonly capacities: readonly MeterCapacity[];
  /** Name of a firm with this use; absent for persons. */
  readonly firm?: string;
}

export const profiles: readonly UseProfile[] = [
  {
    use: 'household',
    share: 0.82,
    capacities: ['G4', 'G4', 'G4', 'G6'],
    months: [170, 82, 50, 40, 38, 42, 76, 205, 330, 420, 400, 270],
  },
  {
    use: 'ordinaryCommercial',
    share: 0.08,
    capacities: ['G6', 'G10', 'G16'],
    months: [210, 150, 130, 120, 120, 130, 160, 240, 320, 380, 370, 280],
  },
  {
    use: 'traditionalBakery',
    share: 0.03,
    capacities: ['G16', 'G25'],
    months: [1_900, 1_850, 1_800, 1_750, 1_750, 1_800, 1_850, 1_950, 2_050, 2_100, 2_100, 2_000],
    firm: 'نانوایی',
  },
  {
    use: 'educationSportsReligionCharity',
    share: 0.03,
    capacities: ['G16', 'G25'],
    months: [300, 180, 60, 15, 15, 40, 220, 900, 1_600, 1_900, 1_800, 1_000],
    firm: 'دبستان',
  },
  {
    use: 'publicCommercial',
    share: 0.02,
    capacities: ['G10', 'G16'],
    months: [320, 160, 90, 70, 70, 80, 150, 500, 850, 1_000, 950, 600],
    firm: 'درمانگاه',
  },
  {
    use: 'traditionalBath',
    share: 0.01,
    capacities: ['G16'],
    months: [1_100, 900, 800, 700, 700, 800, 900, 1_200, 1_500, 1_600, 1_600, 1_300],
  },
  {
    use: 'agriculture',
    share: 0.01,
    capacities: ['G16', 'G25'],
    months: [500, 200, 120, 100, 100, 120, 250, 800, 1_500, 1_900, 1_800, 1_000],
  },
];

export const household = profiles[0]!;
export const commercial = profiles[1]!;

export const profileBy = (chance: Chance): UseProfile => {
  let left = chance.next();
  return profiles.find(({ share }) => (left -= share) < 0) ?? household;
};

/** Zone 2 is milder than zone 1: consumption is lower in the cold months only. */
export const coldFactor = (zone: number): number => (zone === 1 ? 1 : 0.82);
export const isColdMonth = (month: number): boolean => month === 1 || month >= 8;
