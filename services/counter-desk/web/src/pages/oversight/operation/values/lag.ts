import type { Follower } from '../queries.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration by its largest whole unit. */
export const durationOf = (
  seconds: number,
): { readonly unit: 'second' | 'minute' | 'hour' | 'day'; readonly count: number } => {
  if (seconds < 2 * MINUTE) return { unit: 'second', count: seconds };
  if (seconds < 2 * HOUR) return { unit: 'minute', count: Math.floor(seconds / MINUTE) };
  return seconds < 2 * DAY
    ? { unit: 'hour', count: Math.floor(seconds / HOUR) }
    : { unit: 'day', count: Math.floor(seconds / DAY) };
};

/** Those that are behind, the one that waits longest first; then the others as they are. */
export const farthestFirst = (followers: readonly Follower[]): readonly Follower[] => {
  const weight = ({ behind, seconds = 0 }: Follower): number => (behind === 0 ? -1 : seconds);
  return followers.toSorted((one, other) => weight(other) - weight(one) || other.behind - one.behind);
};

/** The one that is farthest behind; undefined if none is. */
export const farthest = (followers: readonly Follower[]): Follower | undefined => {
  const [first] = farthestFirst(followers);
  return first && first.behind > 0 ? first : undefined;
};
