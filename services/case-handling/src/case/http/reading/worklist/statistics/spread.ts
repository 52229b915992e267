/** Numbers of days, counted: exact percentiles without a list of all values. */
export type Spread = Map<number, number>;

export interface Quantiles {
  readonly count: number;
  /** Half took so many days or fewer. */
  readonly median: number;
  /** Nine of ten took so many days or fewer. */
  readonly ninetieth: number;
  readonly longest: number;
}

export const note = (spread: Spread, days: number): void => void spread.set(days, (spread.get(days) ?? 0) + 1);

/** By nearest rank: a value that occurred, never one between two. @returns null without a value */
export const quantilesOf = (spread: Spread): Quantiles | null => {
  const ordered = [...spread].toSorted(([one], [other]) => one - other);
  const count = ordered.reduce((sum, [, times]) => sum + times, 0);
  const at = (share: number): number => {
    let left = Math.ceil(count * share);
    return ordered.find(([, times]) => (left -= times) <= 0)![0];
  };
  return count === 0 ? null : { count, median: at(0.5), ninetieth: at(0.9), longest: ordered.at(-1)![0] };
};
