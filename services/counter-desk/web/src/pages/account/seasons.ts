import type { Bill } from '../../api/generated/billing-adjustments.ts';

/** Days of one season without a break, and what was consumed in them. */
export interface SeasonPart {
  readonly season: string;
  readonly from: string;
  /** The first day after it. */
  readonly to: string;
  readonly days: number;
  readonly volume: number;
}

const MONTH = 30;
export const perMonth = ({ volume, days }: SeasonPart): number => (days === 0 ? 0 : (volume * MONTH) / days);

/** Consumption by season, the oldest first, as the bills that count have priced it. */
export const seasonsOf = (bills: readonly Bill[]): readonly SeasonPart[] => {
  const parts = bills
    .filter(({ status }) => status !== 'superseded')
    .flatMap(({ lines = [] }) => lines.filter(({ line }) => line === 'gasPrice').flatMap((line) => line.parts))
    .toSorted((one, other) => one.from.localeCompare(other.from));
  const seasons: SeasonPart[] = [];
  for (const { season, from, to, days, volume } of parts) {
    const part = { season, from, to, days, volume: Number(volume?.shown ?? 0) };
    const last = seasons.at(-1);
    if (last?.season === season && last.to === from)
      seasons[seasons.length - 1] = { ...last, to, days: last.days + days, volume: last.volume + part.volume };
    else seasons.push(part);
  }
  return seasons;
};
