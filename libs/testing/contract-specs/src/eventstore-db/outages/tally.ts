/** What writers, log and follower know of one event. */
export interface Noted {
  readonly stream: string;
  readonly id: string;
}

export interface Tally {
  readonly acknowledged: number;
  /** Acknowledged, and not in its stream. */
  readonly lost: number;
  /** Further copies of an event in the log. */
  readonly doubled: number;
  /** Events in a stream after one that was acknowledged later. */
  readonly outOfOrder: number;
  readonly followed: number;
  /** In the log, and never received by the follower. */
  readonly missed: number;
  /** Received by the follower again. */
  readonly followedAgain: number;
  /** Received by the follower after a later one of the log. */
  readonly followedOutOfOrder: number;
}

const ids = (noted: readonly Noted[]): string[] => noted.map(({ id }) => id);
const missing = (wanted: readonly string[], found: readonly string[]): number => {
  const there = new Set(found);
  return new Set(wanted.filter((id) => !there.has(id))).size;
};
const repeated = (found: readonly string[]): number => found.length - new Set(found).size;

/** Events whose first occurrence is after a later one of the expected order. */
const inverted = (order: readonly string[], found: readonly string[]): number => {
  const places = new Map([...new Set(order)].map((id, place) => [id, place]));
  let [latest, count] = [-1, 0];
  for (const id of new Set(found)) {
    const place = places.get(id);
    if (place === undefined) continue;
    if (place < latest) count++;
    latest = Math.max(latest, place);
  }
  return count;
};

const byStream = (noted: readonly Noted[]): Map<string, Noted[]> => Map.groupBy(noted, ({ stream }) => stream);

/**
 * @param acknowledged In the order in which each stream's writer received the answers
 * @param log In log order
 * @param followed In order of arrival
 */
export const tallyOf = (acknowledged: readonly Noted[], log: readonly Noted[], followed: readonly Noted[]): Tally => {
  const [written, stored] = [byStream(acknowledged), byStream(log)];
  const perStream = (count: (mine: string[], found: string[]) => number): number =>
    [...written].reduce((sum, [stream, mine]) => sum + count(ids(mine), ids(stored.get(stream) ?? [])), 0);
  return {
    acknowledged: acknowledged.length,
    lost: perStream(missing),
    doubled: repeated(ids(log)),
    outOfOrder: perStream(inverted),
    followed: followed.length,
    missed: missing(ids(log), ids(followed)),
    followedAgain: repeated(ids(followed)),
    followedOutOfOrder: inverted(ids(log), ids(followed)),
  };
};
