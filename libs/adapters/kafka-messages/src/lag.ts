/** Offsets of one partition as the broker and the group know them; `committed` is -1 where the group has none yet. */
export interface PartitionOffsets {
  readonly topic: string;
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
  readonly committed: bigint;
}

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** Messages that the group has not handled. */
  readonly behind: number;
}

/** A group that has not committed begins at the beginning; what the broker has dropped cannot be behind. */
export const lagOf = ({ topic, partition, low, high, committed }: PartitionOffsets): PartitionLag => {
  const handled = committed > low ? committed : low;
  return { topic, partition, behind: high > handled ? Number(high - handled) : 0 };
};

export const totalLag = (lags: readonly PartitionLag[]): number => lags.reduce((sum, { behind }) => sum + behind, 0);

/** Milliseconds since the broker took this record: the age of a message in hand. */
export const ageMs = (timestamp: string, now: number): number => Math.max(0, now - Number(timestamp));
