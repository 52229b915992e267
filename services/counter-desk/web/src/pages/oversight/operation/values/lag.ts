import type { Follower } from '../queries.ts';

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
