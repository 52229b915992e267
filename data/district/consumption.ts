import { addDays, daysBetween, toJalali, type CivilDate } from '@pishkhan/calendar';
import type { Chance } from './random.ts';
import { firstDay, lastDay } from './rounds.ts';
import { coldFactor, isColdMonth, type UseProfile } from './uses.ts';

/** Longest time between installation and the first day, and between the last reading and a visit. */
const daysBefore = 12;
const daysAfter = 20;
const begin = addDays(firstDay, -daysBefore);
const months = Array.from({ length: daysBetween(begin, lastDay) + daysAfter }, (_, n) => toJalali(addDays(begin, n)));

export interface Habit {
  readonly profile: UseProfile;
  readonly climateZone: number;
  /** Factor on the profile. */
  readonly measure: number;
  /** Largest deviation of a month from the habit; 0.12 is 12 %. */
  readonly noise: number;
  /** Factors for exceptional months: `1405-07` → factor. */
  readonly otherwise?: Readonly<Record<string, number>>;
}

/** Consumption in m³ from the beginning until a day, excluding that day. */
export type UseUntil = (day: CivilDate) => number;

const monthKey = ({ year, month }: { year: number; month: number }) => `${year}-${String(month).padStart(2, '0')}`;

/** Applies the habit day by day. The day of a reading belongs to the period after it (15.4-19). */
export const useOf = ({ profile, climateZone, measure, noise, otherwise = {} }: Habit, chance: Chance): UseUntil => {
  const sums = [0];
  let key = '';
  let perDay = 0;
  for (const date of months) {
    if (monthKey(date) !== key) {
      key = monthKey(date);
      const season = isColdMonth(date.month) ? coldFactor(climateZone) : 1;
      perDay =
        (profile.months[date.month - 1]! / 30) *
        measure *
        season *
        (1 + noise * (2 * chance.next() - 1)) *
        (otherwise[key] ?? 1);
    }
    sums.push(sums.at(-1)! + perDay);
  }
  return (day) => Math.floor(sums[daysBetween(begin, day)]!);
};
