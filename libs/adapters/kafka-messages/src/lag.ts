/** Offsets of one partition at the broker and in the group; `committed` is -1 before the group's first commit. */
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
  /** Number of messages that the group has not handled. */
  readonly behind: number;
}

/** The first partition that ends before what the group has handled. */
export const endedBefore = (offsets: readonly PartitionOffsets[]): PartitionOffsets | undefined =>
  offsets.find(({ high, committed }) => committed > high);

/** A group without a commit starts at the beginning. Messages that the broker has dropped do not count. */
export const lagOf = ({ topic, partition, low, high, committed }: PartitionOffsets): PartitionLag => {
  const handled = committed > low ? committed : low;
  return { topic, partition, behind: high > handled ? Number(high - handled) : 0 };
};

export const totalLag = (lags: readonly PartitionLag[]): number => lags.reduce((sum, { behind }) => sum + behind, 0);

/** Milliseconds since the broker received this record. */
export const ageMs = (timestamp: string, now: number): number => Math.max(0, now - Number(timestamp));
